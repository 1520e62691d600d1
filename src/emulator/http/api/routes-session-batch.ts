// The API routes that begin and finish many upload sessions at once.
import { randomBytes } from 'node:crypto'
import { ok, routeError } from './api-answer.ts'
import { rpc, type Route } from './api-route.ts'
import * as shapes from './arguments.ts'
import type { Emulator } from '../context.ts'
import { taggedError } from '../reply.ts'
import { finish, lookupFailed, maxBytesOf } from './routes-session.ts'
import { findSession, refusalToFinish } from '../../model/upload-sessions.ts'

const scope = 'files.content.write'

/** Routes by name. */
export const sessionBatchRoutes: Readonly<Record<string, Route>> = {
  'files/upload_session/start_batch': rpc(
    shapes.startBatchArgument,
    scope,
    async (emulator, argument) => {
      const ids: string[] = []
      for (let count = 0; count < argument.num_sessions; count += 1) {
        const session = await emulator.sessions.start(argument.session_type, emulator.nowMs())
        ids.push(session.id)
      }
      return ok({ session_ids: ids })
    },
    true,
  ),

  'files/upload_session/finish_batch_v2': rpc(
    shapes.finishBatchArgument,
    scope,
    async (emulator, argument) => ok({ entries: await finishAll(emulator, argument.entries) }),
    true,
  ),

  // The older way: a job, and a question about it.
  'files/upload_session/finish_batch': rpc(
    shapes.finishBatchArgument,
    scope,
    (emulator, argument) => {
      const id = `dbjid:${randomBytes(24).toString('base64url')}`
      emulator.sessions.jobs.set(id, null)
      void finishAll(emulator, argument.entries).then(
        (entries) => emulator.sessions.jobs.set(id, entries),
        () => emulator.sessions.jobs.delete(id), // the emulator ended meanwhile, and its files with it
      )
      return ok({ '.tag': 'async_job_id', async_job_id: id })
    },
    true,
  ),

  'files/upload_session/finish_batch/check': rpc(shapes.jobArgument, scope, (emulator, argument) => {
    const entries = emulator.sessions.jobs.get(argument.async_job_id)
    if (entries === undefined) return routeError('invalid_async_job_id')
    return ok(entries === null ? { '.tag': 'in_progress' } : { '.tag': 'complete', entries })
  }),
}

type BatchEntry = {
  readonly cursor: { readonly session_id: string; readonly offset: number }
  readonly commit: Parameters<typeof shapes.commitInfoOf>[0]
}

async function finishAll(emulator: Emulator, entries: readonly BatchEntry[]): Promise<Record<string, unknown>[]> {
  const answers: Record<string, unknown>[] = []
  for (const entry of entries) answers.push(await finishOne(emulator, entry))
  return answers
}

async function finishOne(emulator: Emulator, entry: BatchEntry): Promise<Record<string, unknown>> {
  const session = findSession(emulator.sessions.sessions, entry.cursor.session_id, emulator.nowMs())
  const refusal =
    session !== null && !session.isClosed
      ? ({ tag: 'not_closed' } as const)
      : refusalToFinish(session, entry.cursor.offset, 0, maxBytesOf(emulator))
  const answer =
    refusal !== null || session === null
      ? lookupFailed(refusal ?? { tag: 'not_found' })
      : await finish(emulator, session, shapes.commitInfoOf(entry.commit))
  if (answer.kind === 'ok') return { '.tag': 'success', ...Object(answer.value) }
  const failure = answer.kind === 'route_error' ? (answer.error ?? taggedError(answer.summary)) : { '.tag': 'other' }
  return { '.tag': 'failure', failure }
}
