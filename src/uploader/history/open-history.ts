// The history of all files that were sent: what is in it, and what waits in the ledger to get there.
import { openHistory as openDatabase, readMark, type HistoryDatabase } from '#adapters/history/database.ts'
import * as read from '#adapters/history/read.ts'
import { parseSearch } from '#adapters/history/search.ts'
import { arePagesSound } from '#adapters/ledger/integrity-check.ts'
import { readLedger } from '#adapters/ledger/reader.ts'
import { failureOf, isOfFullDisk } from '#adapters/ledger/records/sqlite-errors.ts'
import type { Language } from '#shared/messages/language.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'
import { refusalOfRecords, type RecordsRefusal } from '../records-refusal.ts'

// Where a file of the history is now. For shells.
export { findInSent } from '#adapters/originals/sent-folder.ts'

export type { ChainCheck, NumberedRow } from '#adapters/history/read.ts'

export type HistoryAnswer =
  | { readonly kind: 'history'; readonly history: SentHistory }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

/** Newest first. Times in milliseconds since 1970: from (included), to (not). */
export type PageAsk = {
  /** The `next` of the page before; null: the newest. */
  readonly before: number | null
  readonly most: number
  /** As a person typed it: a part of a name or folder, or the beginning of a content hash. '' for all. */
  readonly search: string
  readonly fromMs: number | null
  readonly toMs: number | null
}

/** `next` is null at the end. */
export type HistoryPage = { readonly rows: readonly read.NumberedRow[]; readonly next: number | null }

/** To be closed. Throws SQLite's error if the file breaks meanwhile. */
export interface SentHistory {
  page(ask: PageAsk): HistoryPage
  /** Files and bytes of each span that begins at one of `startsMs`, which grow; the last is only an end. Whole quarters of an hour. */
  sums(
    startsMs: readonly number[],
  ): readonly { readonly startMs: number; readonly files: number; readonly bytes: number }[]
  /** The row with this number; null where it is not there any more, or not this one. */
  row(id: number): SentRow | null
  /** The newest row of a file. `folder` is null for one that was sent by name. */
  newest(folder: string | null, path: string): SentRow | null
  /** The folders that files were sent from, absolute. */
  folders(): readonly string[]
  /** Follows the chain; `waiting` rows have no place in it yet. */
  check(): { readonly chain: read.ChainCheck; readonly waiting: number }
  /** Whether SQLite can read all of it. */
  isSound(): boolean
  close(): void
}

/** Opens what `dataFolder` (absolute) has of sent files; `shown` is for sentences. Changes nothing there. */
export function openSentHistory(dataFolder: string, shown: string, language: Language): HistoryAnswer {
  const ledger = readLedger(dataFolder)
  if (ledger.kind !== 'readable') return refused(refusalOfRecords(ledger.kind, shown, language))
  let waiting: readonly SentRow[]
  try {
    // Before the history: a row that moves meanwhile is in both then, and never in none.
    waiting = ledger.view.waiting()
  } finally {
    ledger.view.close()
  }
  const opened = openDatabase(dataFolder, true)
  switch (opened.kind) {
    case 'newer':
      return refused(refusalOfRecords('newer_data', shown, language))
    case 'damaged':
      return damaged(shown, language)
    case 'absent':
      return { kind: 'history', history: createHistory(null, waiting) }
    case 'opened':
      return { kind: 'history', history: createHistory(opened.db, waiting) }
  }
}

/**
 * Opens the history, reads from it and lets it go. What breaks meanwhile is a refusal as well. `dataFolder` and `shown` as above.
 */
export function readSentHistory<T>(
  dataFolder: string,
  shown: string,
  language: Language,
  read: (history: SentHistory) => T,
): { readonly kind: 'read'; readonly value: T } | Extract<HistoryAnswer, { kind: 'refused' }> {
  let answer: HistoryAnswer | null = null
  try {
    answer = openSentHistory(dataFolder, shown, language)
    return answer.kind === 'refused' ? answer : { kind: 'read', value: read(answer.history) }
  } catch (error) {
    return brokenHistory(error, dataFolder, shown, language)
  } finally {
    if (answer?.kind === 'history') answer.history.close()
  }
}

/** What an error of SQLite or the disk means for somebody who reads. Throws any other. */
export function brokenHistory(error: unknown, dataFolder: string, shown: string, language: Language): Refusal {
  const failure = failureOf(error, dataFolder)
  if (failure === null) throw error
  if (isOfFullDisk(failure)) return refused(refusalOfRecords('disk_full', shown, language))
  return failure.kind === 'damaged'
    ? damaged(shown, language)
    : {
        kind: 'refused',
        code: 'history_unreadable',
        text: language.say('sentList.unreadable', { folder: shown }),
      }
}

type Refusal = Extract<HistoryAnswer, { kind: 'refused' }>

function damaged(shown: string, { say }: Language): Refusal {
  return {
    kind: 'refused',
    code: 'history_damaged',
    text: say('sentList.damaged', { folder: shown }),
  }
}

const noChain: read.ChainCheck = { rows: 0, breaks: [], last: { id: 0, link: '' } }

function createHistory(db: HistoryDatabase | null, waitingRows: readonly SentRow[]): SentHistory {
  const endId = db === null ? 0 : (readMark(db, 'end')?.id ?? 0)
  // They get these numbers when they are moved.
  const waiting = waitingRows
    .filter((row) => db === null || !read.holds(db, row))
    .map((row, index) => ({ id: endId + 1 + index, row }))
    .toReversed()
  return {
    page(ask) {
      const search = parseSearch(ask.search)
      const inner = { ...ask, search }
      const before = ask.before ?? Number.MAX_SAFE_INTEGER
      const ahead = waiting.filter(({ id, row }) => id < before && read.fits(row, inner)).slice(0, ask.most)
      const more = ask.most - ahead.length
      const rest =
        db === null || more === 0
          ? []
          : read.readRows(db, { ...inner, before: Math.min(before, endId + 1), most: more })
      const rows = [...ahead, ...rest]
      return { rows, next: rows.length < ask.most ? null : (rows.at(-1)?.id ?? null) }
    },
    sums(startsMs) {
      const sums =
        db === null
          ? startsMs.slice(0, -1).map((startMs) => ({ startMs, files: 0, bytes: 0 }))
          : read.readSums(db, startsMs)
      return sums.map((sum, index) => {
        const end = startsMs[index + 1] ?? sum.startMs
        const more = waiting.filter(({ row }) => row.sentAtMs >= sum.startMs && row.sentAtMs < end)
        const bytes = more.reduce((total, { row }) => total + row.sizeBytes, sum.bytes)
        return { startMs: sum.startMs, files: sum.files + more.length, bytes }
      })
    },
    row: (id) => waiting.find((one) => one.id === id)?.row ?? (db === null ? null : read.readRow(db, id)),
    newest(folder, path) {
      const ahead = waiting.find(({ row }) => row.folder === folder && row.path === path)
      return ahead?.row ?? (db === null ? null : read.readNewest(db, folder, path))
    },
    folders() {
      const ahead = waiting.map(({ row }) => row.folder)
      const folders = new Set([...ahead, ...(db === null ? [] : read.readFolders(db))])
      return [...folders].filter((folder) => folder !== null)
    },
    check: () => ({ chain: db === null ? noChain : read.checkChain(db), waiting: waiting.length }),
    isSound: () => db === null || arePagesSound(db),
    close: () => db?.close(),
  }
}

function refused({ code, text }: RecordsRefusal): Refusal {
  return { kind: 'refused', code, text }
}
