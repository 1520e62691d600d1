// Pages of the history, and what is done with one of its rows. The history is opened for each question and let go of again, so that the
// uploader may set a damaged one aside at any time.
import { lstat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { daysShown } from '#shared/contract/ipc-channels.ts'
import type { Language } from '#shared/messages/language.ts'
import { dayStarts } from '#shared/words/day-bound.ts'
import type { SentActEnd, SentAsk, SentDays, SentItem, SentPage, SentRef } from '#shared/contract/ipc-history.ts'
import { assertNever } from '#shared/assert.ts'
import type { SentAction, SentRow } from '#shared/rows/sent-file.ts'
import { receiptWords } from '#shared/words/receipt-words.ts'
import { findInSent, readSentHistory, type NumberedRow } from '#uploader/history/open-history.ts'
import { dropboxAddress } from '../about.ts'
import { shownFolder } from '../settings/display-names.ts'

export type SentFilesParts = {
  /** The uploader's data folder, absolute. */
  readonly dataFolder: string
  readonly nowMs: () => number
  readonly showItem: (file: string) => void
  /** With a full path in Dropbox. */
  readonly openInDropbox: (path: string) => void
  readonly language: Language
  readonly copyText: (text: string) => Promise<void>
}

export class SentFiles {
  readonly #parts: SentFilesParts

  constructor(parts: SentFilesParts) {
    this.#parts = parts
  }

  page({ before, filter, most }: SentAsk): SentPage {
    const read = this.#read((history) => history.page({ ...filter, before, most }))
    if (read.kind === 'refused') {
      // Before the first file is sent there is nothing that could be read.
      return read.code === 'no_records' ? { kind: 'page', rows: [], next: null } : read
    }
    return { kind: 'page', rows: read.value.rows.map(itemOf), next: read.value.next }
  }

  /** What was sent on each of the last days, the oldest first; empty where the history cannot be read. */
  days(): SentDays {
    const read = this.#read((history) => history.sums(dayStarts(this.#parts.nowMs(), daysShown)))
    return read.kind === 'refused' ? [] : [...read.value]
  }

  async act(action: SentAction, ref: SentRef): Promise<SentActEnd> {
    const row = this.#row(ref)
    if (row === null) return 'no_row'
    const { copyText, language, openInDropbox, showItem } = this.#parts
    switch (action) {
      case 'open_in_dropbox':
        if (row.destination !== null) openInDropbox(row.destination)
        return 'done'
      case 'show_in_folder': {
        const file = await placeNow(row)
        if (file === null) return 'not_there'
        showItem(file)
        return 'done'
      }
      case 'copy_receipt':
        await copyText(receiptWords(row, ref.id, language))
        return 'done'
      default:
        return assertNever(action)
    }
  }

  /** What makes sense for the row now; empty where it is not in the history any more. */
  async fitting(ref: SentRef): Promise<readonly SentAction[]> {
    const row = this.#row(ref)
    if (row === null) return []
    const canOpen = row.destination !== null && dropboxAddress(row.destination) !== null
    const canShow = (await placeNow(row)) !== null
    return [
      ...(canOpen ? (['open_in_dropbox'] as const) : []),
      ...(canShow ? (['show_in_folder'] as const) : []),
      'copy_receipt',
    ]
  }

  #row({ id, sentAtMs }: SentRef): SentRow | null {
    const read = this.#read((history) => history.row(id))
    return read.kind === 'read' && read.value?.sentAtMs === sentAtMs ? read.value : null
  }

  #read<T>(ask: Parameters<typeof readSentHistory<T>>[3]): ReturnType<typeof readSentHistory<T>> {
    const { dataFolder, language } = this.#parts
    return readSentHistory(dataFolder, shownFolder(dataFolder), language, ask)
  }
}

/** A row as it is shown. */
export function itemOf({ id, row }: NumberedRow): SentItem {
  const { account, addedAtMs, contentHash, destination, device, folder, how, original, path } = row
  const { rev, sentAtMs, server, sizeBytes, tries } = row
  return {
    id,
    account,
    addedAtMs,
    contentHash,
    destination,
    device,
    how,
    original,
    rev,
    sentAtMs,
    server,
    sizeBytes,
    tries,
    ...(folder === null
      ? { name: basename(path), where: shownFolder(dirname(path)) }
      : { name: path.slice(path.lastIndexOf('/') + 1), where: path.slice(0, Math.max(0, path.lastIndexOf('/'))) }),
    folder: folder === null ? null : shownFolder(folder),
    canOpen: destination !== null && dropboxAddress(destination) !== null,
  }
}

/** Where the file is on this computer now; null where nobody knows. What stands at the place of one that was moved is another. */
async function placeNow({ folder, original, path, sizeBytes }: SentRow): Promise<string | null> {
  if (original === 'trash') return null
  if (original === 'sent_folder') return folder === null ? null : findInSent(folder, path, sizeBytes)
  const file = folder === null ? path : join(folder, path)
  return lstat(file).then(
    () => file,
    () => null,
  )
}
