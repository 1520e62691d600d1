// A Dropbox in memory whose content hash has blocks of a few bytes, and hashing that fits it, so that a file of two pieces is
// small enough to be sent a thousand times.
import { combineDigests, hashBlock } from '#adapters/hashing/content-hash.ts'
import type { Hashing } from '#adapters/hashing/hashing-thread.ts'
import type { DropboxApi } from '#server/dropbox/client.ts'
import type { UploadSessions } from '#server/dropbox/upload-sessions.ts'
import type { CommitInfo, StoredFile } from '#server/dropbox/types.ts'

export type SmallDropbox = DropboxApi & {
  readonly sessions: UploadSessions
  /** The bytes of all files that were ever stored, by path. */
  readonly commits: ReadonlyMap<string, readonly Buffer[]>
}

/** The content hash of `bytes` with blocks of `blockBytes`. */
export function smallHashOf(bytes: Buffer, blockBytes: number): string {
  const digests: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += blockBytes) digests.push(hashBlock(bytes.subarray(at, at + blockBytes)))
  return combineDigests(digests)
}

/** Takes each block as it comes, whatever its length. */
export function createSmallHashing(): Hashing {
  return {
    start() {
      const digests: Uint8Array[] = []
      return {
        addBlock: async (block) => {
          const digest = hashBlock(block)
          digests.push(digest)
          return digest
        },
        digest: async () => combineDigests(digests),
      }
    },
    allocateBlock: () => new Uint8Array(1024),
    close: async () => undefined,
  }
}

/** Starts empty. Nothing that relays do not need can be asked of it. */
export function aDropboxOfSmallBlocks(blockBytes: number): SmallDropbox {
  const commits = new Map<string, readonly Buffer[]>()
  const open = new Map<string, Buffer>()
  let sessionsBegun = 0

  function fileAt(path: string): StoredFile | null {
    const all = commits.get(path) ?? []
    const bytes = all.at(-1)
    return bytes === undefined ? null : { path, rev: String(all.length), contentHash: smallHashOf(bytes, blockBytes) }
  }
  const look: DropboxApi['look'] = async (path) => {
    const file = fileAt(path)
    return file === null ? { kind: 'nothing' } : { kind: 'file', ...file }
  }
  function commit(session: string, bytes: Buffer, { path }: CommitInfo) {
    const before = fileAt(path)
    if (before !== null && before.contentHash !== smallHashOf(bytes, blockBytes)) {
      return { kind: 'not_here', because: 'name_taken' } as const
    }
    open.delete(session)
    commits.set(path, [...(commits.get(path) ?? []), bytes])
    const rev = String(commits.get(path)?.length)
    return { kind: 'stored', path, rev, contentHash: smallHashOf(bytes, blockBytes) } as const
  }
  const sessions: UploadSessions = {
    start: async ({ bytes }) => {
      const sessionId = `session-${sessionsBegun++}`
      open.set(sessionId, Buffer.from(bytes))
      return { kind: 'started', sessionId }
    },
    append: async (sessionId, offset, { bytes }) => {
      const known = open.get(sessionId)
      if (known === undefined) return { kind: 'session_lost' }
      if (known.length !== offset) return { kind: 'other_offset', correctOffset: known.length }
      open.set(sessionId, Buffer.concat([known, bytes]))
      return { kind: 'appended' }
    },
    finish: async (sessionId, size, info) => {
      const known = open.get(sessionId)
      if (known === undefined) return { kind: 'session_lost' }
      if (known.length !== size) return { kind: 'other_offset', correctOffset: known.length }
      return commit(sessionId, known, info)
    },
  }
  const notAsked = () => Promise.reject(new Error('relays do not ask this'))
  return {
    look,
    list: async () => ({ kind: 'files', files: [] }),
    link: notAsked,
    space: notAsked,
    account: async () => ({ kind: 'account', id: 'dbid:small' }),
    wasBusy: () => false,
    sessions,
    commits,
  }
}
