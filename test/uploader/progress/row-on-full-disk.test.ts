import { expect, it } from 'vitest'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import { rowOnFullDisk } from '#uploader/progress/row-on-full-disk.ts'

const waits = { state: 'waiting', nextTryAt: '2026-03-01T11:00:00.000Z' } as UploadRow

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
