// The request to stop, from Ctrl-C, from the system, or because nobody reads what is printed any more.
import { once } from 'node:events'

/**
 * Answers a signal that is aborted by SIGINT, SIGTERM and SIGHUP. Several of them are one request: npm and the terminal both
 * pass on a Ctrl-C, and stopping takes a few seconds at most.
 */
export function listenForStop(): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => controller.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // A closed pipe (`outbox ... | head`) ends the run instead of crashing it.
  process.stdout.on('error', stop)
  process.stderr.on('error', stop)
  return controller.signal
}

/** Settles when somebody asks to stop, or has asked already. */
export async function stopped(stop: AbortSignal): Promise<'stopped'> {
  if (!stop.aborted) await once(stop, 'abort')
  return 'stopped'
}
