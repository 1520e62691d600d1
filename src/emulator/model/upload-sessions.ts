// Upload sessions: bytes that arrive in several requests and become one file at the end. Decisions only; the bytes
// lie in `session-files.ts`.
import { blockBytes } from './content-hash.ts'

export type SessionType = 'sequential' | 'concurrent'

export type Session = {
  readonly id: string
  readonly type: SessionType
  readonly startedAtMs: number
  /** End of the bytes that are there; for a concurrent session, of the furthest. */
  sizeBytes: number
  isClosed: boolean
  /** What a concurrent session has received, in order of where it lies; parts that meet are one. */
  parts: readonly Part[]
}

export type Part = { readonly start: number; readonly end: number }

export type SessionFailure =
  | { readonly tag: 'incorrect_offset'; readonly correctOffset: number }
  | {
      readonly tag:
        | 'not_found'
        | 'closed'
        | 'not_closed'
        | 'too_large'
        | 'concurrent_session_invalid_offset'
        | 'concurrent_session_invalid_data_size'
        | 'concurrent_session_data_not_allowed'
        | 'concurrent_session_not_closed'
        | 'concurrent_session_missing_data'
    }

/** Dropbox keeps a session that is not finished for seven days. */
const sessionTtlMs = 7 * 24 * 60 * 60 * 1_000

/** The session `id`, unless it is unknown or too old. */
export function findSession(sessions: ReadonlyMap<string, Session>, id: string, nowMs: number): Session | null {
  const session = sessions.get(id)
  return session === undefined || nowMs - session.startedAtMs >= sessionTtlMs ? null : session
}

/** Why these bytes may not be added at `offset`; null when they may. */
export function refusalToAppend(
  session: Session | null,
  offset: number,
  sizeBytes: number,
  close: boolean,
  maxFileBytes: number,
): SessionFailure | null {
  if (session === null) return { tag: 'not_found' }
  if (session.isClosed) return { tag: 'closed' }
  if (offset + sizeBytes > maxFileBytes) return { tag: 'too_large' }
  if (session.type === 'sequential') return refusalOfOffset(session, offset)
  if (offset % blockBytes !== 0) return { tag: 'concurrent_session_invalid_offset' }
  if (sizeBytes % blockBytes !== 0 && !close) return { tag: 'concurrent_session_invalid_data_size' }
  return null
}

/** Why the session may not become a file now; null when it may. `offset` is where the caller thinks its bytes end. */
export function refusalToFinish(
  session: Session | null,
  offset: number,
  sizeBytes: number,
  maxFileBytes: number,
): SessionFailure | null {
  if (session === null) return { tag: 'not_found' }
  if (offset + sizeBytes > maxFileBytes) return { tag: 'too_large' }
  if (session.type === 'concurrent') {
    if (sizeBytes > 0) return { tag: 'concurrent_session_data_not_allowed' }
    if (!session.isClosed) return { tag: 'concurrent_session_not_closed' }
    return hasHole(session) ? { tag: 'concurrent_session_missing_data' } : refusalOfOffset(session, offset)
  }
  if (session.isClosed && sizeBytes > 0) return { tag: 'closed' }
  return refusalOfOffset(session, offset)
}

function refusalOfOffset(session: Session, offset: number): SessionFailure | null {
  return offset === session.sizeBytes ? null : { tag: 'incorrect_offset', correctOffset: session.sizeBytes }
}

function hasHole({ parts, sizeBytes }: Session): boolean {
  return sizeBytes > 0 && !parts.some(({ end, start }) => start === 0 && end === sizeBytes)
}

/** `parts` with one more. */
export function withPart(parts: readonly Part[], added: Part): readonly Part[] {
  const merged: Part[] = []
  for (const part of [...parts, added].toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1)
    if (last === undefined || part.start > last.end) merged.push(part)
    else merged.splice(-1, 1, { start: last.start, end: Math.max(last.end, part.end) })
  }
  return merged
}

/** Notes that bytes were added. */
export function noteAppended(session: Session, offset: number, sizeBytes: number, close: boolean): void {
  session.sizeBytes = Math.max(session.sizeBytes, offset + sizeBytes)
  session.isClosed ||= close
  if (session.type === 'concurrent' && sizeBytes > 0) {
    session.parts = withPart(session.parts, { start: offset, end: offset + sizeBytes })
  }
}
