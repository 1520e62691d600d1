// When rows that wait in the ledger move into the history, and how: there first, then here.
import type { HistoryWriter } from '../history/file-rows.ts'
import type { Connection } from './connection.ts'

/** So many share the two writes that a move costs ... */
const enough = 200
/** ... or what came within this time. Whoever reads sees those that wait, too. */
const longestMs = 10_000
/** One move is a few milliseconds. */
const mostAtOnce = 500

export interface Filing {
  /** Counts `more` rows that were written; whether it is time to move them. */
  isDue(more: number, nowMs: number): boolean
  file(connection: Pick<Connection, 'readWaiting' | 'dropWaiting'>, nowMs: number): void
  close(): void
}

export function createFiling(history: HistoryWriter): Filing {
  /** A run before this one may have left some. */
  let mayWait = true
  let waiting = 0
  let lastMs = -Infinity
  return {
    isDue(more, nowMs) {
      waiting += more
      // A clock that was put back does not put it off.
      const isLong = nowMs >= lastMs + longestMs || nowMs < lastMs
      return waiting >= enough || (isLong && (mayWait || waiting > 0))
    },
    file(connection, nowMs) {
      lastMs = nowMs
      const rows = connection.readWaiting(mostAtOnce)
      const texts = rows.map(({ row }) => row)
      if (rows.length > 0 && !history.write(texts, nowMs)) return
      if (rows.length > 0) connection.dropWaiting(rows)
      // What a taken-over ledger holds of earlier files goes bit by bit, so that nothing has to wait for it.
      mayWait = rows.length === mostAtOnce
      waiting = 0
    },
    close: () => history.close(),
  }
}
