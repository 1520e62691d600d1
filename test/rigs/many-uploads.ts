// A folder of very many files that are in Dropbox already, and the records that say so, made without sending them.
import { closeSync, lstatSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { openDataFolder } from '#adapters/system/data-folder.ts'
import { statOf } from '#adapters/files/file-stat.ts'
import { folderPlace } from '#adapters/ledger/records/places.ts'
import { openLedger } from '#adapters/ledger/ledger.ts'
import { lookAtRoot } from '#adapters/files/root-identity.ts'
import type { Upload } from '#shared/upload.ts'

/** Dropbox's hash of no bytes. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** The server told nothing of itself yet. */
const unknownFacts = { device: null, base: null, accountId: null } as const
const targetId = 1

const perFolder = 100
const perWrite = 1_000

/** One in so many needs a person, and one in so many is held back by one. */
const oneBlockedIn = 1_000
const oneHeldIn = 500

type Mix = 'some_wait' | 'all_done'

/**
 * Makes `count` empty files in `folder`, a hundred each in folders of their own, and the records of them in `dataFolder`,
 * as sent through `server`.
 */
export async function makeManyUploads(
  folder: string,
  dataFolder: string,
  server: string,
  count: number,
  mix: Mix = 'some_wait',
): Promise<void> {
  const held = openDataFolder(dataFolder)
  if (held.kind === 'refused') throw new Error(`the data folder is refused: ${held.reason}`)
  const nowMs = Date.now()
  const opened = await openLedger({ dataDir: dataFolder, log: { alarm: () => undefined }, now: () => nowMs })
  if (opened.kind !== 'opened') throw new Error(`the ledger cannot be opened: ${opened.kind}`)
  const look = await lookAtRoot(folder)
  if (look.kind !== 'folder') throw new Error(`the folder is ${look.kind}`)
  const place = folderPlace(look.identity)
  const ledger = opened.ledger.scoped({ kind: 'folder', place: () => place, root: folder })
  await opened.ledger.writeTargets([{ ...unknownFacts, id: targetId, server }], targetId)
  for (let from = 0; from < count; from += perWrite) {
    const length = Math.min(perWrite, count - from)
    const uploads = Array.from({ length }, (_, index) => makeUpload(folder, from + index, nowMs, mix))
    const answer = await ledger.save({ uploads, forgotten: [], notes: [], sent: [] })
    if (answer.kind === 'failed') throw new Error(`the records cannot be written: ${answer.reason}`)
  }
  await opened.ledger.close()
  held.folder.release()
}

function makeUpload(folder: string, index: number, nowMs: number, mix: Mix): Upload {
  const inside = `Folder ${String(Math.floor(index / perFolder)).padStart(4, '0')}`
  if (index % perFolder === 0) mkdirSync(join(folder, inside), { recursive: true })
  const path = `${inside}/Document ${String(index).padStart(6, '0')}.pdf`
  closeSync(openSync(join(folder, path), 'w'))
  const stat = statOf(lstatSync(join(folder, path), { bigint: true }))
  const fingerprint = { contentHash: emptyHash, stat }
  const atMs = nowMs - index * 1_000
  const common = {
    path,
    observed: { kind: 'file', stat },
    unconfirmed: null,
    failures: 0,
    refusals: 0,
    linkTries: 0,
    absentSinceMs: null,
    isNewDocument: false,
    addedAtMs: atMs,
    unrest: 0,
    changedAtMs: 0,
  } as const
  if (mix === 'some_wait' && index % oneBlockedIn === 1) {
    return { ...common, stored: null, intent: 'go', state: { kind: 'blocked', reason: 'name_taken', atMs } }
  }
  if (mix === 'some_wait' && index % oneHeldIn === 2) {
    const state = { kind: 'waiting', untilMs: 0, next: 'link', fingerprint, reason: 'queued' } as const
    return { ...common, stored: null, intent: 'pause', state }
  }
  return {
    ...common,
    stored: { ...fingerprint, targetId, destination: `/Outbox/${path}`, receipt: null },
    intent: 'go',
    state: { kind: 'done', atMs },
  }
}
