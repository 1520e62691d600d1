// A page of a history of a million rows as the window asks main for it, opening included, against the same page by plain SQL in
// SQLite's own shell.
import { english } from '#shared/messages/english.ts'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { SentFiles } from '#main/history/sent-files.ts'
import { mostSentPerPage } from '#shared/contract/ipc-channels.ts'
import type { SentFilter } from '#shared/contract/ipc-history.ts'
import { firstSentMs, makeHistory } from '#test/rigs/history/many-rows.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
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
  // Whoever reads takes the rows that wait in the ledger, too.
  const { ledger } = await openTestLedger(folder)
  await ledger.close()
  makeHistory(folder, rowCount)
  const sql = `SELECT * FROM sent WHERE path LIKE '%${searched}%' ORDER BY id DESC LIMIT ${mostSentPerPage};`
  const nothing = (): undefined => undefined
  const files = new SentFiles({
    dataFolder: folder,
    language: english,
    nowMs: () => Date.now(),
    showItem: nothing,
    openInDropbox: nothing,
    copyText: async () => undefined,
  })
  const pageMs = (filter: Partial<SentFilter>, before: number | null = null): number =>
    tookMs(() => files.page({ filter: { ...all, ...filter }, before, most: mostSentPerPage }))
  const ours: number[] = []
  const theirs: number[] = []
  try {
    for (let round = 0; round < usualRounds; round += 1) {
      ours.push(pageMs({ search: searched }))
      theirs.push(tookMs(() => execFileSync('sqlite3', [join(folder, 'history.db'), sql])))
    }
  } catch (error) {
    const because = 'SQLite\u2019s shell cannot be run: install the package sqlite3.'
    return { kind: 'not_taken', because: error instanceof Error ? `${because} (${error.message})` : because }
  }
  const values = ours.map((ms, round) => ms / (theirs[round] ?? 1))
  const beside = {
    pageMs: median(ours),
    shellMs: median(theirs),
    // Other pages a person comes by: the first, one far down, a day in the middle, a word that all rows have.
    firstMs: pageMs({}),
    farMs: pageMs({}, rowCount / 2),
    dayMs: pageMs({
      fromMs: firstSentMs + (rowCount / 2) * 60_000,
      toMs: firstSentMs + (rowCount / 2 + 1_440) * 60_000,
    }),
    commonMs: pageMs({ search: 'invoice' }),
  }
  return { kind: 'taken', values, beside }
}

const all: SentFilter = { search: '', fromMs: null, toMs: null }

function tookMs(work: () => unknown): number {
  const startMs = performance.now()
  work()
  return performance.now() - startMs
}
