import { expect, it } from 'vitest'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import { heldRow, rowOnFullDisk } from '#uploader/progress/held-row.ts'

const hold = { reason: 'server_busy', untilMs: Date.parse('2026-03-01T12:00:00.000Z') } as const
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

it('a file that would be sent waits for room on the disk, and one that a person keeps does not', () => {
  const queued = { ...waits, reason: 'queued', action: null } as const
  expect(rowOnFullDisk(queued)).toEqual({ ...queued, reason: 'disk_full', nextTryAt: null })
  expect(rowOnFullDisk({ ...queued, state: 'settling', reason: 'settling' }).reason).toBe('disk_full')
  for (const changes of [
    { state: 'settling', reason: 'in_use' },
    { state: 'blocked' },
    { state: 'done' },
    { reason: 'held_back' },
    { reason: 'many_at_once' },
  ] as const) {
    const row: UploadRow = { ...queued, ...changes }
    expect(rowOnFullDisk(row)).toBe(row)
  }
})
