// The bytes of upload sessions, one file a session until it is finished.
import { randomBytes } from 'node:crypto'
import { open, readFile, writeFile, type FileHandle } from 'node:fs/promises'
import { rmSync, truncateSync } from 'node:fs'
import { blockBytes, contentHashOfDigests, digestOfBlock } from '../model/content-hash.ts'
import type { Incoming, Whole } from './receive-body.ts'
import type { Session, SessionType } from '../model/upload-sessions.ts'

export type SessionFiles = {
  readonly sessions: ReadonlyMap<string, Session>
  start(type: SessionType, nowMs: number): Promise<Session>
  /** Writes bytes into the session at `offset`. */
  write(session: Session, offset: number, body: Whole): Promise<void>
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
  const dropped = new Map<string, Dropped>()
  const pathOf = (session: Session): string => paths.get(session.id) ?? ''
  const forget = (session: Session): void => {
    sessions.delete(session.id)
    paths.delete(session.id)
    dropped.delete(session.id)
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
      dropped.set(id, new Map())
      return session
    },
    write: async (session, offset, { digests, incoming }) => {
      if (incoming.kind === 'dropped') return noteDropped(dropped.get(session.id) ?? new Map(), offset, digests)
      const bytes = incoming.kind === 'memory' ? incoming.bytes : await readFile(incoming.path)
      await using file = await open(pathOf(session), 'r+')
      await file.write(bytes, 0, bytes.length, offset)
    },
    contentHash: async (session) => {
      await using file = await open(pathOf(session), 'r')
      // Awaited here, so that the file is open while it is read.
      return await hashFile(file, session.sizeBytes, dropped.get(session.id) ?? new Map())
    },
    detach: (session) => {
      const path = pathOf(session)
      const isWhole = (dropped.get(session.id)?.size ?? 0) === 0
      forget(session)
      if (isWhole) return { kind: 'file', path }
      rmSync(path, { force: true })
      return { kind: 'dropped' }
    },
    drop,
    dropAll: () => {
      for (const session of sessions.values()) drop(session)
    },
    stretch: (byBytes) => {
      for (const session of sessions.values()) {
        const before = session.sizeBytes
        session.sizeBytes = Math.max(0, before + byBytes)
        truncateSync(pathOf(session), session.sizeBytes)
        forgetFrom(dropped.get(session.id) ?? new Map(), Math.min(before, session.sizeBytes))
      }
    },
    jobs: new Map(),
  }
}

/** Digests of blocks whose bytes were not kept, by the number of the block. */
type Dropped = Map<number, Uint8Array>

function noteDropped(dropped: Dropped, offset: number, digests: readonly Uint8Array[]): void {
  if (offset % blockBytes !== 0) throw new Error('assertion failed: bytes that are dropped begin at a whole block')
  digests.forEach((digest, index) => dropped.set(offset / blockBytes + index, digest))
}

/** The block at `position`, which was cut or filled up, and all after it are others now. */
function forgetFrom(dropped: Dropped, position: number): void {
  for (const block of dropped.keys()) if ((block + 1) * blockBytes > position) dropped.delete(block)
}

async function hashFile(file: FileHandle, sizeBytes: number, dropped: Dropped): Promise<string> {
  const buffer = Buffer.allocUnsafe(blockBytes)
  const digests: Uint8Array[] = []
  for (let position = 0; position < sizeBytes; position += blockBytes) {
    const known = dropped.get(digests.length)
    if (known !== undefined) {
      digests.push(known)
      continue
    }
    const block = buffer.subarray(0, Math.min(blockBytes, sizeBytes - position))
    // A regular file on a local disk is read whole blocks at a time; what lies behind its end was never written.
    const { bytesRead } = await file.read(block, 0, block.length, position)
    digests.push(digestOfBlock(block.fill(0, bytesRead)))
  }
  return contentHashOfDigests(digests)
}
