// A history in a folder of its own, open as long as the test runs.
import { onTestFinished } from 'vitest'
import { appendRows } from '#adapters/history/append.ts'
import { openHistory, renewHistory, type HistoryDatabase } from '#adapters/history/database.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'
import { temporaryFolder } from '../temporary-folder.ts'

export function aHistory(rows: readonly SentRow[]): HistoryDatabase {
  const dataDir = temporaryFolder()
  renewHistory(dataDir, 'begin')
  const opened = openHistory(dataDir, false)
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  onTestFinished(() => opened.db.close())
  appendRows(opened.db, rows)
  return opened.db
}
