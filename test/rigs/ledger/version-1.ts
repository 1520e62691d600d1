// A ledger of version 1, to be taken over. `test/adapters/ledger/version-1.db` was written by the program itself, at commit 2540158: its uploader
// ran on the company of the end-to-end tests. Three files were in Dropbox before the ledger began (so it was told where they
// are), others it sent; of one send the answer was withheld ("loose.txt"), one name cannot be kept ("end."); then the company
// server was stopped, "deleted later.txt" deleted, "edited.txt" edited, "held.txt" paused. At last its ledger wrote one upload
// of every shape and every hostile name of the contract's samples of that time, and was closed.
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { checksumOf, parseJson } from '#adapters/ledger/records/text.ts'
import type { Upload } from '#shared/upload.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

const original = fileURLToPath(new URL('../../adapters/ledger/version-1.db', import.meta.url))

/** The folder that was watched. */
export const version1Place = 'folder:born:2441194:1795888182975579147'

type DataFolder = { readonly dataDir: string; readonly file: string }

/** A data folder with that ledger, cleanly closed or left behind as by kill -9, with its last change in the log only. */
export function aVersion1Folder(end: 'closed' | 'killed' = 'closed'): DataFolder {
  const closed = temporaryFolder()
  const file = join(closed, 'ledger.db')
  copyFileSync(original, file)
  if (end === 'closed') return { dataDir: closed, file }
  const db = new DatabaseSync(file)
  db.prepare("UPDATE meta SET value = 'yes', checksum = ? WHERE key = 'open'").run(checksumOf(['open', 'yes']))
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.exec('UPDATE history SET note = note')
  const killed = temporaryFolder()
  for (const name of readdirSync(closed)) {
    if (!name.endsWith('-shm')) copyFileSync(join(closed, name), join(killed, name))
  }
  db.close()
  return { dataDir: killed, file: join(killed, 'ledger.db') }
}

type Fields = Readonly<Record<string, unknown>>

/** Its uploads as they are to be kept now, worked out from its bare records. */
export function rowsAsTakenOver(): Upload[] {
  // A copy: even a reader leaves files beside it.
  const folder = makeFolder()
  copyFileSync(original, join(folder, 'ledger.db'))
  const db = new DatabaseSync(join(folder, 'ledger.db'))
  const rows = db.prepare('SELECT record FROM uploads ORDER BY rowid').all()
  db.close()
  removeFolder(folder)
  // The records of that time are the uploads of that time, and what differs now is said here.
  return rows.map(({ record }) => {
    const old = parseJson(inPresentWords(String(record))) as Fields & {
      stored: object | null
      unconfirmed: object | null
      state: Fields
    }
    const { destination = null, ...state } = old.state
    const stored = old.stored === null ? null : { ...old.stored, targetId: 0, destination, receipt: null }
    const unconfirmed = old.unconfirmed === null ? null : { ...old.unconfirmed, serverUntilMs: null, place: null }
    const news = { absentSinceMs: null, isNewDocument: false, linkTries: 0, unrest: 0, changedAtMs: 0 }
    return { ...old, stored, unconfirmed, state, ...news } as unknown as Upload
  })
}

/** Its fields had other names, and so had one reason; a file's id began with the number of its device. */
function inPresentWords(record: string): string {
  const words = [
    ['"loose":', '"unconfirmed":'],
    ['"print":', '"fingerprint":'],
    ['"setbacks":', '"failures":'],
    ['"wish":', '"intent":'],
    ['"reason":"link_skipped"', '"reason":"symbolic_link"'],
  ] as const
  return words
    .reduce((text, [before, now]) => text.replaceAll(before, now), record)
    .replaceAll(/"fileId":"\d+:(\d+):(\d+)"/g, '"fileId":"$1@$2"')
    .replaceAll(/"fileId":"\d+:(\d+)"/g, '"fileId":"$1"')
}

/** How many notes are in its history. */
export const version1Notes = 9
