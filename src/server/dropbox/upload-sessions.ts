// Upload sessions of Dropbox: bytes that arrive in several calls and become one file at the end.
import type { Call } from './call.ts'
import type { Trouble } from './failures.ts'
import { readAppendRefusal, readFinishRefusal, readSessionId, readStored } from './parse-sessions.ts'
import type { AppendRefusal, FinishRefusal, Stored } from './parse-sessions.ts'
import type { CommitInfo } from './types.ts'

/** Bytes of one call with Dropbox's content hash of them, by which Dropbox refuses what was damaged on its way. */
export type SessionBytes = { readonly bytes: Uint8Array; readonly contentHash: string }

export interface UploadSessions {
  /** A new session with its first bytes. Where the answer is lost, so is the session: nothing to repair, begin another. */
  start(first: SessionBytes): Promise<{ readonly kind: 'started'; readonly sessionId: string } | Trouble>
  /** Adds bytes at `offset`; none at all tells where the session stands. */
  append(
    sessionId: string,
    offset: number,
    more: SessionBytes,
  ): Promise<{ readonly kind: 'appended' } | AppendRefusal | Trouble>
  /** Makes the session, which has `size` bytes, a file. A refused session keeps its bytes. */
  finish(sessionId: string, size: number, commit: CommitInfo): Promise<Stored | FinishRefusal | Trouble>
}

/** Upload sessions by means of `call`. */
export function createUploadSessions(call: Call): UploadSessions {
  return {
    start: async ({ bytes, contentHash }) => {
      const ask = { contents: bytes, content_hash: contentHash }
      const called = await call((sdk) => sdk.filesUploadSessionStart(ask))
      if (called.kind === 'conflict') return { kind: 'error' }
      return called.kind === 'result' ? readSessionId(called.result) : called
    },
    append: async (sessionId, offset, { bytes, contentHash }) => {
      const ask = { cursor: { session_id: sessionId, offset }, contents: bytes, content_hash: contentHash }
      const called = await call((sdk) => sdk.filesUploadSessionAppendV2(ask))
      if (called.kind === 'conflict') return readAppendRefusal(called.body)
      return called.kind === 'result' ? readAppended(called.result) : called
    },
    finish: async (sessionId, size, commit) => {
      const ask = { cursor: { session_id: sessionId, offset: size }, commit, contents: noBytes }
      const called = await call((sdk) => sdk.filesUploadSessionFinish(ask))
      if (called.kind === 'conflict') return readFinishRefusal(called.body)
      return called.kind === 'result' ? readStored(called.result, commit.path) : called
    },
  }
}

const noBytes = new Uint8Array(0)

/** An append has no answer but `null`; anything else with status 200 is a proxy's. */
function readAppended(result: unknown): { readonly kind: 'appended' } | Trouble {
  const isNothing = result === null || result === '' || (typeof result === 'object' && Object.keys(result).length === 0)
  return isNothing ? { kind: 'appended' } : { kind: 'error' }
}
