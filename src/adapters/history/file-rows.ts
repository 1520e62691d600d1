// Moves rows that wait in the ledger into the history. Whatever becomes of the history, no upload hears of it.
import type { DatabaseSync } from 'node:sqlite'
import { failureOf, wordsOfError } from '../ledger/records/sqlite-errors.ts'
import { appendRows, dropOld } from './append.ts'
import { openHistory, renewHistory } from './database.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'

/** Two years. */
export const defaultKeptMs = 730 * 24 * 3_600_000

export type HistoryOptions = {
  readonly dataDir: string
  /** Rows older than this are let go of. */
  readonly keptMs: number
  readonly alarm: (text: string) => void
}

export interface HistoryWriter {
  /** Writes rows, on disk when it answers true; false: not now, they have to wait. */
  write(rows: readonly SentRow[], nowMs: number): boolean
  close(): void
}

/** Never throws for anything a disk can do. The history is opened when the first row is written. */
export function createHistoryWriter({ dataDir, keptMs, alarm }: HistoryOptions): HistoryWriter {
  let db: DatabaseSync | null = null
  let hasToldNewer = false

  function open(): DatabaseSync | null {
    const opened = openHistory(dataDir, false)
    switch (opened.kind) {
      case 'opened':
        return opened.db
      case 'newer':
        if (!hasToldNewer) alarm('the history is of a newer version: rows wait in the ledger')
        hasToldNewer = true
        return null
      case 'absent':
      case 'damaged': {
        const keptAs = renewHistory(dataDir, opened.kind === 'damaged' ? 'damage' : 'begin')
        if (opened.kind === 'damaged') alarm(`history damaged; kept as ${keptAs ?? 'nothing'}`)
        const anew = openHistory(dataDir, false)
        return anew.kind === 'opened' ? anew.db : null
      }
    }
  }

  function close(): void {
    try {
      db?.close()
    } catch (error) {
      if (failureOf(error, dataDir) === null) throw error
    }
    db = null
  }

  function tryToWrite(rows: readonly SentRow[], nowMs: number): 'written' | 'not_now' | 'damaged' {
    try {
      db ??= open()
      if (db === null) return 'not_now'
      appendRows(db, rows)
      dropOld(db, nowMs - keptMs)
      return 'written'
    } catch (error) {
      const failure = failureOf(error, dataDir)
      if (failure === null) throw error
      close()
      alarm(`history not written: ${wordsOfError(error)}`)
      return failure.kind === 'damaged' ? 'damaged' : 'not_now'
    }
  }

  return {
    write(rows, nowMs) {
      const first = tryToWrite(rows, nowMs)
      if (first !== 'damaged') return first === 'written'
      try {
        const keptAs = renewHistory(dataDir, 'damage')
        alarm(`history damaged; kept as ${keptAs ?? 'nothing'}`)
      } catch (error) {
        if (failureOf(error, dataDir) === null) throw error
        return false
      }
      return tryToWrite(rows, nowMs) === 'written'
    },
    close,
  }
}
