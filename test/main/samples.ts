// Rows of the window, for tests that look at what is made of them.
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import { anUploadRow } from '#test/rigs/samples/upload-row.ts'

export const aRow = (change: Partial<WindowRow> = {}, row: Partial<UploadRow> = {}): WindowRow => ({
  id: 1,
  group: 'waiting',
  intent: 'go',
  addedAtMs: 1,
  finishedAtMs: null,
  failures: 0,
  row: anUploadRow({ path: 'a.txt', reason: 'queued', sizeBytes: 1, ...row }),
  ...change,
})
