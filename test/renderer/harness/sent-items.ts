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

const documents = [
  ['Invoices/2026', 'Invoice 4711.pdf', 182_000],
  ['Invoices/2026', 'Invoice 4712.pdf', 96_400],
  ['Site survey', 'Site survey, ground floor and garden, third version.mov', 640_000_000],
  ['', 'Budget.xlsx', 1_240_000],
  ['Plans', 'Plan A.dwg', 14_200_000],
  ['Plans', 'Plan B.dwg', 13_900_000],
  ['Letters', 'Offer to Acme.docx', 48_200],
] as const

const rev = '016a8f2b3c4d5e0000000012345'

/** What was sent on three days, newest first. */
export function someSent(nowMs: number): readonly SentItem[] {
  return Array.from({ length: 24 }, (_, at): SentItem => {
    const [where, name, sizeBytes] = documents[at % documents.length] ?? documents[0]
    const sentAtMs = nowMs - Math.floor(at / 9) * 24 * 3_600_000 - at * 13 * 60_000
    const place = `/Acme/Uploads/${where === '' ? name : `${where}/${name}`}`
    const times = { sentAtMs, addedAtMs: sentAtMs - 4 * 60_000 }
    const contentHash = (2n ** 255n / BigInt(at * 7_919 + 3)).toString(16).padStart(64, '0')
    return aSentItem(24 - at, { where, name, sizeBytes, contentHash, destination: place, rev, ...times })
  })
}
