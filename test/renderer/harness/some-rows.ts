// Rows as main would send them, for tests and pictures of the window.
import type { WindowRow } from '#shared/contract/ipc-rows.ts'

/** A quarter past three on a Monday: every picture shows the same day. */
export const nowMs = Date.UTC(2026, 10, 23, 14, 15, 0)

const minuteMs = 60_000

type Upload = Exclude<WindowRow['row'], { state: 'excluded' }>
type RowParts = Partial<Omit<WindowRow, 'row'>> & { readonly row?: Partial<Upload> }

let lastId = 0

/** A file that waits its turn, unless said otherwise. */
export function aRow(path: string, parts: RowParts = {}): WindowRow {
  lastId += 1
  const { row, ...rest } = parts
  return {
    id: lastId,
    group: 'waiting',
    intent: 'go',
    addedAtMs: nowMs - (lastId % 90) * minuteMs,
    finishedAtMs: null,
    failures: 0,
    ...rest,
    row: {
      path,
      state: 'waiting',
      reason: 'queued',
      nextTryAt: null,
      action: null,
      sizeBytes: 1_240_000,
      contentHash: null,
      sentBytes: null,
      limitBytes: null,
      inFolder: true,
      destination: null,
      ...row,
    },
  }
}

const aHash = '528f6e7a4f1b0c9d3a52e86d7c1f4b90a3e5d7c8b9a0f1e2d3c4b5a697887766'

export function aSentRow(path: string, minutesAgo: number, sizeBytes = 820_000): WindowRow {
  return aRow(path, {
    group: 'sent',
    addedAtMs: nowMs - (minutesAgo + 3) * minuteMs,
    finishedAtMs: nowMs - minutesAgo * minuteMs,
    row: { state: 'done', reason: null, sizeBytes, contentHash: aHash, destination: `/Acme/Uploads/Kim Lee/${path}` },
  })
}

export function aSendingRow(path: string, sizeBytes: number, sentBytes: number): WindowRow {
  return aRow(path, {
    group: 'active',
    row: { state: 'sending', reason: null, sizeBytes, sentBytes, bytesPerSecond: 2_400_000, contentHash: aHash },
  })
}

export function aBlockedRow(path: string, reason: Upload['reason'], action: Upload['action']): WindowRow {
  return aRow(path, { group: 'attention', row: { state: 'blocked', reason, action } })
}

/** The same file, sent to a place where something else had its name. */
function asCopy({ row, ...rest }: WindowRow): WindowRow {
  if (row.state === 'excluded' || row.destination === null) return { ...rest, row }
  return { ...rest, row: { ...row, destination: row.destination.replace('.pdf', ' (from laptop-7, 2026-11-23).pdf') } }
}

/** A queue as on a busy afternoon. */
export function mixedRows(): WindowRow[] {
  return [
    { ...aBlockedRow('Invoices/Q3/Budget.xlsx', 'dropbox_refused', 'retry'), failures: 5 },
    aBlockedRow('Plans/Plan - A .pdf', 'name_not_allowed', 'rename'),
    aSendingRow('Video/Site survey north entrance 2026-11-21 take 3.mov', 640_000_000, 275_000_000),
    aSendingRow('Invoices/Q3/Delivery notes October.pdf', 4_600_000, 20_000),
    aRow('Invoices/Q3/Summary.docx', { group: 'active', row: { state: 'checking', reason: null, contentHash: aHash } }),
    aRow('Drawings/Hall 4.dwg', { group: 'active', row: { state: 'hashing', reason: null, sizeBytes: 88_000_000 } }),
    aRow('Reports/Weekly report 47.docx', { row: { state: 'settling', reason: 'settling', sizeBytes: 64_000 } }),
    aRow('Reports/Budget 2027 draft.xlsx', {
      failures: 2,
      row: { reason: 'in_use', nextTryAt: new Date(nowMs + 24_000).toISOString() },
    }),
    aRow('Reports/Measurements.csv', {
      failures: 3,
      row: { reason: 'dropbox_unavailable', nextTryAt: new Date(nowMs + 7 * minuteMs).toISOString() },
    }),
    aRow('Photos/IMG_2041.jpg', { intent: 'pause', row: { reason: 'held_back' } }),
    ...Array.from({ length: 60 }, (_, at) =>
      aRow(`Photos/IMG_${2050 + at}.jpg`, { row: { sizeBytes: 3_100_000 + at * 71_000 } }),
    ),
    ...Array.from({ length: 240 }, (_, at) => {
      const row = aSentRow(`Scans/Scan ${1400 - at}.pdf`, 2 + at * 4, 310_000 + at * 9_300)
      return at === 1 ? asCopy(row) : row
    }),
    aRow('Reports/~$Budget 2027 draft.xlsx', {
      group: 'left_out',
      intent: 'skip',
      row: { state: 'blocked', reason: 'skipped', action: 'retry' },
    }),
    {
      id: (lastId += 1),
      group: 'left_out',
      intent: 'go',
      addedAtMs: null,
      finishedAtMs: null,
      failures: 0,
      row: { path: 'Reports/.~lock.Budget.ods#', state: 'excluded', rule: '.~lock.*#' },
    },
  ]
}
