import { expect, it } from 'vitest'
import { heldRow } from '#shared/rows/held-row.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'

const hold = { untilMs: Date.parse('2026-03-01T12:00:00.000Z') }
const waits = { state: 'waiting', nextTryAt: '2026-03-01T11:00:00.000Z' } as UploadRow

it('a file is not tried before what keeps all files ends', () => {
  expect(heldRow(waits, hold).nextTryAt).toBe('2026-03-01T12:00:00.000Z')
  const later = { ...waits, nextTryAt: '2026-03-01T13:00:00.000Z' }
  expect(heldRow(later, hold)).toBe(later)
})

it('nothing else is changed', () => {
  expect(heldRow(waits, null)).toBe(waits)
  for (const changes of [{ nextTryAt: null }, { state: 'blocked' }, { state: 'done' }] as const) {
    const row = { ...waits, ...changes }
    expect(heldRow(row, hold)).toBe(row)
  }
})
