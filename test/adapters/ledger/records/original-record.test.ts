// What a record says of the original reads back, and nothing else does.
import { describe, expect, it } from 'vitest'
import { parsePersisted } from '#adapters/ledger/records/record-parser.ts'
import { rowOfUpload } from '#adapters/ledger/records/rows.ts'
import { originals } from '#shared/sent/sent-file.ts'
import { stayReasons, type OriginalState } from '#shared/sent/original.ts'
import { aFingerprint, anUpload, aSent, aStored, done, hashOf, moveDue as aMoveDue } from '#test/engine/builders.ts'

/** Without the device that records of earlier programs have. */
const moveDue = { ...aMoveDue, fingerprint: aFingerprint('a', { fileId: '1' }) }
const row = aSent(anUpload(), { kind: 'sent', contentHash: hashOf('a'), sizeBytes: 100 })

const samples: readonly OriginalState[] = [
  moveDue,
  { ...moveDue, to: 'trash', turn: 7, tries: 2, isBegun: true, row },
  ...originals.map((original) => ({ ...moveDue, row: row === null ? null : { ...row, original } })),
  ...stayReasons.map((because) => ({ kind: 'stays', because }) as const),
  { kind: 'moved', to: 'sent', where: 'Sent/a.pdf' },
  { kind: 'moved', to: 'trash', where: null },
]

function recordOf(original: OriginalState): Record<string, unknown> {
  const upload = anUpload({ stored: aStored(), state: { ...done, original } })
  return JSON.parse(rowOfUpload({ place: 'folder:1', upload }, 5).record)
}

it.each(samples)('reads back %#', (original) => {
  expect(parsePersisted(recordOf(original))?.state).toEqual({ ...done, original })
})

describe('is refused when it is', () => {
  const record = recordOf({ ...moveDue, row })
  it.each([
    ['no object', 5],
    ['of an unknown kind', { kind: 'sold' }],
    ['moved to an unknown place', { kind: 'moved', to: 'attic', where: null }],
    ['kept for an unknown reason', { kind: 'stays', because: 'laziness' }],
    ['at no turn', { ...moveDue, turn: 0 }],
    ['of no bytes', { ...moveDue, fingerprint: null }],
    ['with half a row', { ...moveDue, row: { ...row, tries: 'three' } }],
  ])('%s', (_, original) => {
    expect(parsePersisted({ ...record, state: { ...done, original } })).toBe(null)
  })
})
