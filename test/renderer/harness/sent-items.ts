// Rows of the history as main hands them to the window.
import type { SentItem } from '#shared/contract/ipc-history.ts'

/** Row `id`: a minute after the one before. */
export function aSentItem(id: number, change: Partial<SentItem> = {}): SentItem {
  const sentAtMs = 1_764_000_000_000 + id * 60_000
  return {
    id,
    name: `Invoice ${id}.pdf`,
    where: 'Invoices',
    folder: '~/Outbox',
    sizeBytes: 1_000 + id,
    contentHash: String(id).padStart(64, 'a'),
    how: 'sent',
    destination: `/Acme/Uploads/Invoices/Invoice ${id}.pdf`,
    canOpen: true,
    rev: null,
    addedAtMs: sentAtMs - 5_000,
    sentAtMs,
    tries: 1,
    device: 'laptop',
    server: 'https://uploads.acme.example',
    account: null,
    original: 'kept',
    ...change,
  }
}
