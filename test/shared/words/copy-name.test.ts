// When a file counts as sent as a copy, and how many are said to be.
import { describe, expect, it } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { copyName, inDropboxWords } from '#shared/words/copy-name.ts'

describe('the name of a copy', () => {
  const copy = 'plan (from laptop-7, 2026-11-23).pdf'
  it.each<[string, string, string | null, string | null]>([
    ['its own name', 'plan.pdf', '/Scans/plan.pdf', null],
    ['its own name, in a folder', 'a/b/plan.pdf', '/Scans/laptop-7/a/b/plan.pdf', null],
    ['its own name, at the top', 'plan.pdf', '/plan.pdf', null],
    ['another folder', 'a/plan.pdf', '/Elsewhere/plan.pdf', null],
    ['a name given beside another', 'a/plan.pdf', `/Scans/a/${copy}`, copy],
    [
      'a second copy of the day',
      'plan.pdf',
      '/plan (from laptop-7, 2026-11-23, 2).pdf',
      'plan (from laptop-7, 2026-11-23, 2).pdf',
    ],
    ['other capitals', 'Plan.PDF', '/Scans/plan.pdf', null],
    ['accents written in another way', 'Bu\u0308ro.pdf', '/Scans/B\u00fcro.pdf', null],
    ['capitals whose small letter depends on its neighbours', 'ΟΔΟΣ.pdf', '/Scans/οδοσ.pdf', null],
    ['a name that only begins alike', 'plan.pdf', '/Scans/plan.pdf.txt', 'plan.pdf.txt'],
    ['an absolute path here', '/home/kim/plan.pdf', '/Scans/plan.pdf', null],
    ['a copy that was saved here and sent', copy, `/Scans/${copy}`, null],
    ['a place that nobody told', 'plan.pdf', null, null],
  ])('%s', (_what, path, destination, name) => {
    expect(copyName(path, destination)).toBe(name)
  })
})

it.each([
  [0, 0, '0 files are in Dropbox'],
  [1, 0, '1 file is in Dropbox'],
  [1, 1, '1 file is in Dropbox as a copy'],
  [3, 1, '3 files are in Dropbox, 1 of them as a copy'],
  [1_250, 12, '1,250 files are in Dropbox, 12 of them as copies'],
  [2, 2, '2 files are in Dropbox, all of them as copies'],
])('%i files and %i copies', (files, copies, words) => {
  expect(inDropboxWords(files, copies, english)).toBe(words)
})
