// The rule of placement, row by row: never a name nobody asked for, never a blind overwrite.
import { describe, expect, test } from 'vitest'
import { findCopies, folderOf, placeFile } from '#server/placement.ts'
import type { PlacementAsk, StoredFile, There } from '#server/placement.ts'

const ours = 'a'.repeat(64)
const theirs = 'b'.repeat(64)
const before = 'c'.repeat(64)

function anAsk(changes: Partial<PlacementAsk> = {}): PlacementAsk {
  return {
    path: '/Scans/plan.pdf',
    device: 'laptop-7',
    contentHash: ours,
    replaces: null,
    clientModified: '2026-11-20T08:00:00Z',
    rule: 'keep_both',
    mute: false,
    today: '2026-11-23',
    ...changes,
  }
}

function aFile(contentHash: string | null, path = '/Scans/plan.pdf', rev = '015f00000000001'): There & StoredFile {
  return { kind: 'file', path, rev, contentHash }
}

function written(path: string, rev: string | null) {
  const mode = rev === null ? { '.tag': 'add' } : { '.tag': 'update', update: rev }
  const commit = {
    path,
    mode,
    autorename: false,
    strict_conflict: false,
    mute: false,
    client_modified: '2026-11-20T08:00:00Z',
  }
  return { kind: 'write', commit, replacedRev: rev }
}

describe('what is there decides', () => {
  test('nothing: the file is added', () => {
    expect(placeFile(anAsk(), { kind: 'nothing' }, null)).toEqual(written('/Scans/plan.pdf', null))
  })

  test('nothing, although we stored something there once: the file is added, not updated', () => {
    expect(placeFile(anAsk({ replaces: before }), { kind: 'nothing' }, null)).toEqual(written('/Scans/plan.pdf', null))
  })

  test('the same bytes: stored, under the spelling Dropbox shows', () => {
    expect(placeFile(anAsk(), aFile(ours, '/SCANS/Plan.pdf'), null)).toEqual({
      kind: 'stored',
      path: '/SCANS/Plan.pdf',
      rev: '015f00000000001',
    })
  })

  test('what we stored last: it is updated, if Dropbox still holds exactly that', () => {
    const placement = placeFile(anAsk({ replaces: before }), aFile(before), null)
    expect(placement).toEqual(written('/Scans/plan.pdf', '015f00000000001'))
  })

  test('a file without a hash is never taken for ours', () => {
    expect(placeFile(anAsk(), aFile(null), null)).toEqual({ kind: 'look_for_copies' })
  })

  test.each(['keep_both', 'replace', 'refuse'] as const)('a folder is never touched (%s)', (rule) => {
    expect(placeFile(anAsk({ rule }), { kind: 'folder' }, [])).toEqual({ kind: 'refused', code: 'name_taken' })
  })
})

describe('somebody else stored something there', () => {
  test('the rule may be to refuse', () => {
    expect(placeFile(anAsk({ rule: 'refuse' }), aFile(theirs), null)).toEqual({ kind: 'refused', code: 'name_taken' })
  })

  test('the rule may be to replace exactly what was seen', () => {
    expect(placeFile(anAsk({ rule: 'replace' }), aFile(theirs), null)).toEqual(
      written('/Scans/plan.pdf', '015f00000000001'),
    )
  })

  test("to keep both, the folder is looked at first; then a copy gets the file's own day", () => {
    expect(placeFile(anAsk(), aFile(theirs), null)).toEqual({ kind: 'look_for_copies' })
    expect(placeFile(anAsk(), aFile(theirs), [aFile(theirs)])).toEqual(
      written('/Scans/plan (from laptop-7, 2026-11-20).pdf', null),
    )
  })

  test('a file without a time gets the day of today', () => {
    const placement = placeFile(anAsk({ clientModified: null }), aFile(theirs), [])
    expect(placement).toMatchObject({ commit: { path: '/Scans/plan (from laptop-7, 2026-11-23).pdf' } })
    expect(JSON.stringify(placement)).not.toContain('client_modified')
  })

  test('the same bytes asked for again are found under the name of their copy, also of an earlier day', () => {
    const copy = aFile(ours, '/Scans/plan (from laptop-7, 2025-01-31).pdf', '015f00000000009')
    expect(placeFile(anAsk(), aFile(theirs), [aFile(theirs), copy])).toEqual({
      kind: 'stored',
      path: copy.path,
      rev: copy.rev,
    })
  })

  test('a newer version updates the copy of its older one', () => {
    const copy = aFile(before, '/Scans/plan (from laptop-7, 2025-01-31).pdf', '015f00000000009')
    expect(placeFile(anAsk({ replaces: before }), aFile(theirs), [copy])).toEqual(
      written('/Scans/plan (from laptop-7, 2025-01-31).pdf', '015f00000000009'),
    )
  })

  test('a second copy of one day gets a number of its own', () => {
    const first = aFile(before, '/Scans/plan (from laptop-7, 2026-11-20).pdf')
    const second = aFile(theirs, '/Scans/PLAN (from laptop-7, 2026-11-20, 2).pdf')
    expect(placeFile(anAsk(), aFile(theirs), [first, second])).toEqual(
      written('/Scans/plan (from laptop-7, 2026-11-20, 3).pdf', null),
    )
  })

  test("another device's copy is left alone", () => {
    const copy = aFile(ours, '/Scans/plan (from office, 2026-11-20).pdf')
    expect(placeFile(anAsk(), aFile(theirs), [copy])).toEqual(
      written('/Scans/plan (from laptop-7, 2026-11-20).pdf', null),
    )
  })
})

test('copies come in the same order, however Dropbox lists them', () => {
  const one = aFile(ours, '/Scans/plan (from laptop-7, 2026-11-20).pdf')
  const two = aFile(before, '/Scans/plan (from laptop-7, 2026-11-21).pdf')
  const other = aFile(theirs, '/Scans/report.pdf')
  expect(findCopies(anAsk(), [two, other, one])).toEqual(findCopies(anAsk(), [one, two, other]))
  expect(findCopies(anAsk(), [two, other, one])).toEqual([one, two])
})

test('the folder of a path at the top is the top', () => {
  expect(folderOf('/plan.pdf')).toBe('')
  expect(folderOf('/a/b/plan.pdf')).toBe('/a/b')
})
