// The API routes of upload sessions.
import { ok, routeError, type ApiAnswer } from './api-answer.ts'
import { upload, type Body, type Route } from './api-route.ts'
import * as shapes from './arguments.ts'
import type { Emulator } from '../context.ts'
import type { CommitInfo } from '../../model/links.ts'
import { untaggedJson } from './metadata-json.ts'
import { fileFact } from './routes-upload.ts'
import {
  findSession,
  noteAppended,
  refusalToAppend,
  refusalToFinish,
  type Session,
  type SessionFailure,
} from '../../model/upload-sessions.ts'

/** Routes by name. */
export const sessionRoutes: Readonly<Record<string, Route>> = {
  'files/upload_session/start': upload(shapes.startSessionArgument, async (emulator, argument, body) => {
    if (isOtherHash(argument.content_hash, body)) return routeError('content_hash_mismatch')
    if (argument.session_type === 'concurrent' && body.sizeBytes > 0) {
      return routeError('concurrent_session_data_not_allowed')
    }
    if (argument.session_type === 'concurrent' && argument.close) {
      return routeError('concurrent_session_close_not_allowed')
    }
    if (body.sizeBytes > maxBytesOf(emulator)) return routeError('payload_too_large')
    const session = await emulator.sessions.start(argument.session_type, emulator.nowMs())
    await append(emulator, session, 0, body, argument.close)
    return ok({ session_id: session.id })
  }),

  'files/upload_session/append_v2': upload(shapes.appendArgument, async (emulator, argument, body) => {
    const { session_id: id, offset } = argument.cursor
    const session = findSession(emulator.sessions.sessions, id, emulator.nowMs())
    const refusal = refusalToAppend(session, offset, body.sizeBytes, argument.close, maxBytesOf(emulator))
    if (refusal !== null || session === null) return sessionError(refusal ?? { tag: 'not_found' })
    if (isOtherHash(argument.content_hash, body)) return routeError('content_hash_mismatch')
    await append(emulator, session, offset, body, argument.close)
    return ok(null)
  }),

  'files/upload_session/finish': upload(shapes.finishArgument, async (emulator, argument, body) => {
    const { session_id: id, offset } = argument.cursor
    const session = findSession(emulator.sessions.sessions, id, emulator.nowMs())
    const refusal = refusalToFinish(session, offset, body.sizeBytes, maxBytesOf(emulator))
    if (refusal !== null || session === null) return lookupFailed(refusal ?? { tag: 'not_found' })
    if (isOtherHash(argument.content_hash, body)) return routeError('content_hash_mismatch')
    await append(emulator, session, offset, body, false)
    return finish(emulator, session, shapes.commitInfoOf(argument.commit))
  }),
}

/** Largest file of a session here and now. */
export function maxBytesOf(emulator: Emulator): number {
  return emulator.model.switches().maxSessionBytes
}

function isOtherHash(announced: string | null, body: Body): boolean {
  return announced !== null && announced !== body.contentHash
}

async function append(emulator: Emulator, session: Session, offset: number, body: Body, close: boolean): Promise<void> {
  // Noted first, so that a second request for the same offset is refused while this one is being written.
  noteAppended(session, offset, body.sizeBytes, close)
  if (body.sizeBytes > 0) await emulator.sessions.write(session, offset, body)
}

/** Commits a whole session. A refused one keeps its bytes and can be finished again. */
export async function finish(emulator: Emulator, session: Session, info: CommitInfo): Promise<ApiAnswer> {
  const contentHash = await emulator.sessions.contentHash(session)
  // Another request may have finished it while it was hashed.
  if (!emulator.sessions.sessions.has(session.id)) return lookupFailed({ tag: 'not_found' })
  const { sizeBytes } = session
  const answer = emulator.model.upload(info, { sizeBytes, contentHash }, emulator.nowMs())
  if (answer.kind === 'refused') {
    // The one refusal that is not of the path: others hold the namespace.
    return routeError(answer.cause === 'too_many_write_operations' ? answer.cause : `path/${answer.cause}`)
  }
  if (answer.wrote) emulator.files.place(answer.file.path, emulator.sessions.detach(session))
  else emulator.sessions.drop(session)
  return ok(untaggedJson(fileFact(answer.file)))
}

function errorOf(failure: SessionFailure): Record<string, unknown> {
  if (failure.tag === 'incorrect_offset') return { '.tag': failure.tag, correct_offset: failure.correctOffset }
  return { '.tag': failure.tag }
}

function sessionError(failure: SessionFailure): ApiAnswer {
  return routeError(failure.tag, errorOf(failure))
}

/** Finishing names a failure of the session inside `lookup_failed`, except those of concurrent sessions. */
export function lookupFailed(failure: SessionFailure): ApiAnswer {
  if (failure.tag.startsWith('concurrent_session')) return sessionError(failure)
  return routeError(`lookup_failed/${failure.tag}`, { '.tag': 'lookup_failed', lookup_failed: errorOf(failure) })
}
