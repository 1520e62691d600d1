// The name rules: what is refused and why, what is not refused, and when two names are one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { checkPath, describeNameProblem, foldPath, isIgnoredByDropbox, toDropboxName } from '#shared/names.ts'
import type { NameProblem } from '#shared/names.ts'

const lenient = { emoji: 'allow' } as const
const strict = { emoji: 'refuse' } as const

describe('checkPath names the problem and the part of the path', () => {
  const cases: readonly (readonly [string, NameProblem['kind'], string])[] = [
    ['', 'empty_segment', ''],
    ['/a', 'empty_segment', ''],
    ['a/', 'empty_segment', ''],
    ['a//b', 'empty_segment', ''],
    ['.', 'dot_segment', '.'],
    ['a/../b', 'dot_segment', '..'],
    ['a/./b', 'dot_segment', '.'],
    ['a\0b', 'control_character', 'a\0b'],
    ['a\nb', 'control_character', 'a\nb'],
    ['x/a\u007f', 'control_character', 'a\u007f'],
    ['a\u0085b', 'control_character', 'a\u0085b'],
    ['..\\..\\b', 'backslash', '..\\..\\b'],
    ['n'.repeat(256), 'segment_too_long', 'n'.repeat(256)],
    ['é'.normalize('NFD').repeat(256), 'segment_too_long', 'é'.repeat(256)],
    [' a', 'space_at_the_edge', ' a'],
    ['folder /a', 'space_at_the_edge', 'folder '],
    ['a.', 'dot_at_the_end', 'a.'],
    ['...', 'dot_at_the_end', '...'],
    ['a\ud800', 'invalid_unicode', 'a\ufffd'],
    ['id:abc', 'reserved_prefix', 'id:abc'],
    ['ns:123/x', 'reserved_prefix', 'ns:123'],
    ['REV:a1', 'reserved_prefix', 'REV:a1'],
    ['a/Desktop.ini', 'ignored_by_dropbox', 'Desktop.ini'],
    ['Thumbs.db', 'ignored_by_dropbox', 'Thumbs.db'],
    ['.DS_Store', 'ignored_by_dropbox', '.DS_Store'],
    ['Icon\r', 'ignored_by_dropbox', 'Icon\r'],
    ['.dropbox.cache/a', 'ignored_by_dropbox', '.dropbox.cache'],
    ['~$report.docx', 'ignored_by_dropbox', '~$report.docx'],
    ['.~lock.a#', 'ignored_by_dropbox', '.~lock.a#'],
    ['~WRL0001.tmp', 'ignored_by_dropbox', '~WRL0001.tmp'],
  ]
  test.each(cases)('%j is %s', (path, kind, segment) => {
    expect(checkPath(path, lenient)).toEqual({ kind, segment })
  })

  test('a path of more than 4096 units is too long, one of 4096 is not', () => {
    const path = `${'d/'.repeat(2047)}ab`
    expect(checkPath(path, lenient)).toBeNull()
    expect(checkPath(`${path}c`, lenient)?.kind).toBe('path_too_long')
  })
})

describe('checkPath lets through what Dropbox keeps', () => {
  const fine = [
    'a',
    'Ärger/été.pdf',
    'n'.repeat(255),
    'con',
    'nul.txt',
    'a<b>c:d"e|f?g*h',
    'a b  c',
    '.hidden',
    '..a',
    'a..b',
    'a/id:b',
    '~backup.txt',
    'x.tmp',
    '.dropboxignore',
    'ـعربى\u202ename',
    'é'.normalize('NFD').repeat(255),
  ]
  test.each(fine)('%j', (path) => {
    expect(checkPath(path, strict)).toBeNull()
  })
})

test('an emoji is refused only where the policy refuses it', () => {
  expect(checkPath('party 🎉.txt', lenient)).toBeNull()
  expect(checkPath('a/party 🎉.txt', strict)).toEqual({ kind: 'emoji', segment: 'party 🎉.txt' })
})

test('a checked path never has a segment that climbs, whatever was asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', ' ', '\0', 'é') }), (path) => {
      if (checkPath(path, lenient) !== null) return
      for (const segment of toDropboxName(path).split('/')) expect(['', '.', '..']).not.toContain(segment)
    }),
    { numRuns: 5_000 },
  )
})

describe('foldPath says when Dropbox takes two names for one', () => {
  const same = [
    ['Report.PDF', 'report.pdf'],
    ['été'.normalize('NFC'), 'ÉTÉ'.normalize('NFD')],
    ['ΟΔΟΣ', 'οδοσ'],
    ['İ', 'i̇'],
  ] as const
  test.each(same)('%j is %j', (one, other) => {
    expect(foldPath(one)).toBe(foldPath(other))
  })

  test('other names stay apart', () => {
    expect(foldPath('straße')).not.toBe(foldPath('strasse'))
    expect(foldPath('ﬁ')).not.toBe(foldPath('fi'))
  })

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(foldPath(foldPath(name))).toBe(foldPath(name))
      }),
      { numRuns: 1_000 },
    )
  })
})

test('the names Dropbox ignores are known without a path', () => {
  expect(isIgnoredByDropbox('THUMBS.DB')).toBe(true)
  expect(isIgnoredByDropbox('thumbs.db.txt')).toBe(false)
})

test('every problem has plain words', () => {
  expect(describeNameProblem('dot_at_the_end', english)).toBe('the name ends with a dot')
})
