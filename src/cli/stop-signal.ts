// The request to stop, from Ctrl-C, from the system, or because what is printed reaches nobody any more.
import { once } from 'node:events'
import type { Say } from '#shared/messages/messages.ts'
import { errorCodeOf } from '#shared/error-code.ts'

/** Why a run is stopped: somebody asked for it, the reader of its output went away, or its output cannot be written. */
export type StopReason = 'stopped' | 'nobody_reads' | 'cannot_print'

/**
 * Answers a signal that is aborted by SIGINT, SIGTERM and SIGHUP. Several of them are one request: npm and the terminal both
 * pass on a Ctrl-C, and stopping takes a few seconds at most.
 */
export function listenForStop(say: Say): AbortSignal {
  const controller = new AbortController()
  const asked = (): void => controller.abort('stopped' satisfies StopReason)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked)
  // A closed pipe (`outbox ... | head`) ends the run instead of crashing it; so does a full disk behind a log.
  const unprinted = (error: unknown): void => {
    if (controller.signal.aborted) return
    const code = errorCodeOf(error) ?? 'unknown error'
    controller.abort((code === 'EPIPE' ? 'nobody_reads' : 'cannot_print') satisfies StopReason)
    if (code !== 'EPIPE') process.stderr.write(`${say('run.cannotPrint', { code })}\n`)
  }
  process.stdout.on('error', unprinted)
  process.stderr.on('error', unprinted)
  return controller.signal
}

/** Settles when the run is to stop, or was already; answers why. */
export async function stopped(stop: AbortSignal): Promise<StopReason> {
  if (!stop.aborted) await once(stop, 'abort')
  const reason: unknown = stop.reason
  return reason === 'nobody_reads' || reason === 'cannot_print' ? reason : 'stopped'
}
