// A page of a history of a million rows that a search fills, against the same page by plain SQL in SQLite's own shell.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { openHistory } from '#adapters/history/database.ts'
import { readRows } from '#adapters/history/read.ts'
import { parseSearch } from '#adapters/history/search.ts'
import { makeHistory } from '#test/rigs/history/many-rows.ts'
import { usualRounds } from '../../measure.ts'
import type { Measure, Taken } from '../../measure.ts'
import { median } from '../../median.ts'
import type { Workplace } from '../../rig/workplace.ts'

const rowCount = 1_000_000
const searched = 'Invoice 471100'

export const historyPage: Measure = {
  name: 'history-page',
  what: 'a page of 1,000,000 sent files with a search / the same page by plain SQL in the sqlite3 shell',
  target: 3,
  unit: 'times',
  higher: false,
  take: takeHistoryPage,
}

async function takeHistoryPage(place: Workplace): Promise<Taken> {
  const folder = place.folder('history-page')
  place.say('history-page: making 1,000,000 rows, which takes a minute')
  makeHistory(folder, rowCount)
  const sql = `SELECT * FROM sent WHERE path LIKE '%${searched}%' ORDER BY id DESC LIMIT 50;`
  const opened = openHistory(folder, true)
  if (opened.kind !== 'opened') return { kind: 'not_taken', because: `The history is ${opened.kind}.` }
  const ours: number[] = []
  const theirs: number[] = []
  try {
    for (let round = 0; round < usualRounds; round += 1) {
      ours.push(tookMs(() => readRows(opened.db, { ...ask, search: parseSearch(searched) })))
      theirs.push(tookMs(() => execFileSync('sqlite3', [join(folder, 'history.db'), sql])))
    }
  } catch (error) {
    const because = 'SQLite\u2019s shell cannot be run: install the package sqlite3.'
    return { kind: 'not_taken', because: error instanceof Error ? `${because} (${error.message})` : because }
  } finally {
    opened.db.close()
  }
  const values = ours.map((ms, round) => ms / (theirs[round] ?? 1))
  return { kind: 'taken', values, beside: { pageMs: median(ours), shellMs: median(theirs) } }
}

const ask = { before: null, most: 50, fromMs: null, toMs: null }

function tookMs(work: () => unknown): number {
  const startMs = performance.now()
  work()
  return performance.now() - startMs
}
