// The bytes of upload sessions, one file a session until it is finished.
import { randomBytes } from 'node:crypto'
import { open, readFile, writeFile, type FileHandle } from 'node:fs/promises'
import { rmSync, truncateSync } from 'node:fs'
import { blockBytes, contentHashOfDigests, digestOfBlock } from '../model/content-hash.ts'
import type { Incoming } from './receive-body.ts'
import type { Session, SessionType } from '../model/upload-sessions.ts'

export type SessionFiles = {
  readonly sessions: ReadonlyMap<string, Session>
  start(type: SessionType, nowMs: number): Promise<Session>
  /** Writes bytes into the session at `offset`. */
  write(session: Session, offset: number, incoming: Incoming): Promise<void>
  /** Hashes all bytes of a session. */
  contentHash(session: Session): Promise<string>
  /** Hands over the session's file and forgets the session. */
  detach(session: Session): Incoming
  drop(session: Session): void
  /** Forgets every session, as if its seven days were over. */
  dropAll(): void
  /** Makes every session so much longer, by zeros, or shorter: what its caller knows of it is wrong then. */
  stretch(byBytes: number): void
  /** Batches that are finished in the background: what came of them, null as long as nothing did. */
  readonly jobs: Map<string, readonly Record<string, unknown>[] | null>
}

/** Sessions whose bytes lie where `temporaryPath` says. They do not survive a restart. */
export function openSessionFiles(temporaryPath: () => string): SessionFiles {
  const sessions = new Map<string, Session>()
  const paths = new Map<string, string>()
  const pathOf = (session: Session): string => paths.get(session.id) ?? ''
  const forget = (session: Session): void => {
    sessions.delete(session.id)
    paths.delete(session.id)
  }
  const drop = (session: Session): void => {
    rmSync(pathOf(session), { force: true })
    forget(session)
  }
  return {
    sessions,
    start: async (type, nowMs) => {
      const id = `pid_upload_session:${randomBytes(24).toString('base64url')}`
      const session: Session = { id, type, startedAtMs: nowMs, sizeBytes: 0, isClosed: false, parts: [] }
      const path = temporaryPath()
      await writeFile(path, '')
      sessions.set(id, session)
      paths.set(id, path)
      return session
    },
    write: async (session, offset, incoming) => {
      if (incoming.kind === 'dropped') throw new Error('assertion failed: a session keeps its bytes')
      const bytes = incoming.kind === 'memory' ? incoming.bytes : await readFile(incoming.path)
      await using file = await open(pathOf(session), 'r+')
      await file.write(bytes, 0, bytes.length, offset)
    },
    contentHash: async (session) => {
      await using file = await open(pathOf(session), 'r')
      return await hashFile(file) // awaited here, so that the file is open while it is read
    },
    detach: (session) => {
      const path = pathOf(session)
      forget(session)
      return { kind: 'file', path }
    },
    drop,
    dropAll: () => {
      for (const session of sessions.values()) drop(session)
    },
    stretch: (byBytes) => {
      for (const session of sessions.values()) {
        session.sizeBytes = Math.max(0, session.sizeBytes + byBytes)
        truncateSync(pathOf(session), session.sizeBytes)
      }
    },
    jobs: new Map(),
  }
}

async function hashFile(file: FileHandle): Promise<string> {
  const block = Buffer.allocUnsafe(blockBytes)
  const digests: Buffer[] = []
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(block, 0, blockBytes, position)
    if (bytesRead === 0) return contentHashOfDigests(digests)
    // A regular file on a local disk is read whole blocks at a time; only its end is shorter.
    digests.push(digestOfBlock(block.subarray(0, bytesRead)))
    position += bytesRead
  }
}
