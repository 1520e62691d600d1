// Puts a damaged ledger out of the way under a new name and a fresh one in its place. Nothing is wiped: the rescan finds
// the files again, and IT can look at what was set aside.
import fs from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { renameOverSync } from '../system/rename-over.ts'
import { failureOf } from './records/sqlite-errors.ts'
import { placeOfNotes, type LedgerContent } from './schema/formats.ts'
import { copyHistory } from './records/history.ts'
import { openedRow } from './records/places.ts'
import { putMeta, putPlace, putUpload } from './records/statements.ts'
import * as ledgerFile from './records/ledger-file.ts'
import { putEarlier } from './sent-rows.ts'
import { createLedgerFile } from './schema/schema.ts'

/** So many damaged ledgers are kept; a disk that damages one at each start must not fill itself with them. */
const mostKept = 20

const keptPattern = /^ledger-damaged-(\d+)\.db(-wal)?$/

/**
 * Makes a new ledger in `dataDir`, with what `salvage` holds, and sets aside what stood there. Answers the name under which
 * that is kept, null when there was nothing. Throws when the disk is full or fails; then the old one is still in place.
 */
export function renewLedger(dataDir: string, salvage: LedgerContent | null, nowMs: number): string | null {
  const file = ledgerFile.ledgerPath(dataDir)
  const draft = `${file}.new`
  removeDraft(draft)
  try {
    createLedgerFile(draft, (db) => fillLedger(db, file, salvage, nowMs))
    const keptAs = setAside(dataDir)
    renameOverSync(draft, file)
    ledgerFile.syncFolder(dataDir)
    return keptAs
  } catch (error) {
    removeDraft(draft)
    throw error
  }
}

function fillLedger(db: DatabaseSync, oldFile: string, salvage: LedgerContent | null, nowMs: number): void {
  const meta = putMeta(db)
  if (salvage !== null) {
    const upload = putUpload(db)
    const place = putPlace(db)
    for (const [key, value] of salvage.meta) meta(key, value)
    for (const [at, root] of salvage.places) place(at, root)
    for (const row of salvage.rows) upload(openedRow(row), nowMs)
    const sent = putEarlier(db)
    for (const row of salvage.sent) sent(row)
    copyHistory(oldFile, db, placeOfNotes(salvage))
  }
  meta(ledgerFile.sentinelKey, ledgerFile.sentinelValue(ledgerFile.ledgerVersion))
  meta(ledgerFile.openKey, 'no')
}

/**
 * Renames the ledger and its log. The ledger goes first: a crash in between leaves a log without a ledger, which is known
 * as damage at the next start, while a ledger without its log would pass for an older, whole one.
 */
function setAside(dataDir: string): string | null {
  const file = ledgerFile.ledgerPath(dataDir)
  const numbers = fs.readdirSync(dataDir).map((name) => Number(keptPattern.exec(name)?.[1] ?? 0))
  const number = Math.max(0, ...numbers) + 1
  const keptAs = `ledger-damaged-${number}.db`
  const kept = path.join(dataDir, keptAs)
  const hasLedger = moveAside(file, kept)
  const hasLog = moveAside(`${file}-wal`, `${kept}-wal`)
  fs.rmSync(`${file}-shm`, { force: true, recursive: true })
  dropOldest(dataDir, number - mostKept)
  if (hasLedger) return keptAs
  return hasLog ? `${keptAs}-wal` : null
}

function moveAside(from: string, to: string): boolean {
  const stat = fs.lstatSync(from, { throwIfNoEntry: false })
  if (stat === undefined) return false
  if (stat.isFile()) fs.chmodSync(from, 0o600)
  renameOverSync(from, to)
  return true
}

function dropOldest(dataDir: string, upToNumber: number): void {
  for (const name of fs.readdirSync(dataDir)) {
    const match = keptPattern.exec(name)
    if (match === null || Number(match[1]) > upToNumber) continue
    try {
      fs.unlinkSync(path.join(dataDir, name))
    } catch (error) {
      // A folder that stood in the ledger's place, or no permission: it stays.
      if (failureOf(error, dataDir) === null) throw error
    }
  }
}

function removeDraft(draft: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    fs.rmSync(`${draft}${suffix}`, { force: true, recursive: true })
}
