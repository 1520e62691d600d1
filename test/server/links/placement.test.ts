// The rule of placement, row by row: never a name nobody asked for, never a blind overwrite.
import { describe, expect, test } from 'vitest'
import { earlierCopy, findCopies, folderOf, placeFile, placeOverCopy } from '#server/links/placement.ts'
import type { PlacementAsk, Replaces, There } from '#server/links/placement.ts'
import type { StoredFile } from '#server/dropbox/types.ts'

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

/** This file stored `contentHash` last, at a place nobody knows or at `at`. */
function last(contentHash: string, at: string | null = null): { replaces: Replaces } {
  return { replaces: { contentHash, at } }
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
    expect(placeFile(anAsk(last(before)), { kind: 'nothing' }, null)).toEqual(written('/Scans/plan.pdf', null))
  })

  test('the same bytes: stored, under the spelling Dropbox shows', () => {
    expect(placeFile(anAsk(), aFile(ours, '/SCANS/Plan.pdf'), null)).toEqual({
      kind: 'stored',
      path: '/SCANS/Plan.pdf',
      rev: '015f00000000001',
    })
  })

  test('what we stored last: it is updated, if Dropbox still holds exactly that', () => {
    const placement = placeFile(anAsk(last(before)), aFile(before), null)
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

  test.each([null, '/Scans/plan.pdf', '/SCANS/Plan.pdf'])(
    'the rule may be to replace exactly what was seen, by the file that had stored here (%j)',
    (at) => {
      expect(placeFile(anAsk({ rule: 'replace', ...last(before, at) }), aFile(theirs), null)).toEqual(
        written('/Scans/plan.pdf', '015f00000000001'),
      )
    },
  )

  test.each([
    ['never stored anything', {}],
    ['stored at another place', last(before, '/Elsewhere/plan.pdf')],
    ['stored a copy', last(before, '/Scans/plan (from laptop-7, 2026-11-20).pdf')],
  ])('with that rule a file that %s makes a copy', (_name, changes) => {
    const ask = anAsk({ rule: 'replace', ...changes })
    expect(placeFile(ask, aFile(theirs), null)).toEqual({ kind: 'look_for_copies' })
    expect(placeFile(ask, aFile(theirs), [])).toEqual(written('/Scans/plan (from laptop-7, 2026-11-20).pdf', null))
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
    expect(placeFile(anAsk(last(before)), aFile(theirs), [copy])).toEqual(
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

describe('a file that was stored as a copy', () => {
  const at = '/Scans/plan (from laptop-7, 2025-01-31).pdf'
  const ask = anAsk(last(before, at))

  test('is looked for there first, in our own spelling', () => {
    expect(earlierCopy(ask)).toBe(at)
    expect(earlierCopy(anAsk(last(before, '/SCANS/PLAN (FROM LAPTOP-7, 2025-01-31).PDF')))).toBe(at)
  })

  test.each([
    ['its own path', '/Scans/plan.pdf'],
    ['its own path, spelled otherwise', '/scans/PLAN.pdf'],
    ['a copy by another device', '/Scans/plan (from office, 2025-01-31).pdf'],
    ['a copy of another file', '/Scans/report (from laptop-7, 2025-01-31).pdf'],
    ['a copy in another folder', '/Scans/b/plan (from laptop-7, 2025-01-31).pdf'],
    ['a copy in a folder above', '/plan (from laptop-7, 2025-01-31).pdf'],
    ['anything else', 'id:x'],
  ])('%s is no such place', (_name, elsewhere) => {
    expect(earlierCopy(anAsk(last(before, elsewhere)))).toBeNull()
    expect(placeOverCopy(anAsk(last(before, elsewhere)), aFile(before, elsewhere))).toBeNull()
  })

  test.each(['keep_both', 'replace', 'refuse'] as const)(
    'is updated there while it holds exactly that (%s)',
    (rule) => {
      const placement = placeOverCopy({ ...ask, rule }, aFile(before, at, '015f00000000009'))
      expect(placement).toEqual(written(at, '015f00000000009'))
    },
  )

  test('is stored when the new bytes are there already', () => {
    expect(placeOverCopy(ask, aFile(ours, at))).toEqual({ kind: 'stored', path: at, rev: '015f00000000001' })
  })

  test.each([{ kind: 'nothing' }, { kind: 'folder' }, aFile(theirs, at), aFile(null, at)] as const)(
    'has nothing to replace when something else is there: %j',
    (there) => {
      expect(placeOverCopy(ask, there)).toBeNull()
      expect(placeFile(ask, { kind: 'nothing' }, null)).toEqual(written('/Scans/plan.pdf', null))
      expect(placeFile(ask, aFile(before), [])).toEqual(written('/Scans/plan (from laptop-7, 2026-11-20).pdf', null))
    },
  )
})

test('a file that knows its place leaves a copy with its bytes at another place alone', () => {
  const copy = aFile(before, '/Scans/plan (from laptop-7, 2025-01-31).pdf')
  const ask = anAsk(last(before, '/Scans/plan.pdf'))
  expect(placeFile(ask, aFile(theirs), [copy])).toEqual(written('/Scans/plan (from laptop-7, 2026-11-20).pdf', null))
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
