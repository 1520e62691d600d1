// The rows of the window, as they cross the bridge.
import { expect, it } from 'vitest'
import { pageSchema, windowRowSchema, type WindowRow } from '#shared/contract/ipc-rows.ts'

const row: WindowRow = {
  id: 1,
  group: 'active',
  row: {
    path: 'half \uD800 a pair',
    state: 'sending',
    reason: null,
    nextTryAt: null,
    action: null,
    sizeBytes: 10,
    contentHash: 'ab'.repeat(32),
    sentBytes: 4,
    limitBytes: 157_286_400,
    inFolder: true,
    destination: null,
  },
  intent: 'go',
  addedAtMs: 1.5,
  finishedAtMs: null,
  failures: 0,
}

it('a row crosses as it is, whatever its name', () => {
  expect(windowRowSchema.parse(row)).toEqual(row)
  const excluded = { path: '~$a', state: 'excluded', rule: '~$*' } as const
  expect(windowRowSchema.parse({ ...row, row: excluded, addedAtMs: null }).row).toEqual(excluded)
})

it.each([
  { ...row, id: 0 },
  { ...row, group: 'elsewhere' },
  { ...row, url: 'https://content.dropboxapi.com/' },
  { ...row, row: { ...row.row, url: 'https://content.dropboxapi.com/' } },
  { ...row, row: { ...row.row, reason: 'because' } },
])('a row with something else in it does not', (wrong) => {
  expect(windowRowSchema.safeParse(wrong).success).toBe(false)
})

it('a page holds a bounded number of rows', () => {
  const counts = { attention: 0, active: 1, waiting: 0, sent: 0, left_out: 0 }
  const rows = Array.from({ length: 201 }, () => row)
  expect(pageSchema.safeParse({ version: 1, counts, offset: 0, rows }).success).toBe(false)
  expect(pageSchema.safeParse({ version: 1, counts, offset: 0, rows: rows.slice(1) }).success).toBe(true)
})
