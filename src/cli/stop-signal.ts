// The request to stop, from Ctrl-C, from the system, or because nobody reads what is printed any more.

export interface StopSignal {
  readonly asked: Promise<'stopped'>
  /** True once somebody asked. */
  readonly isAsked: () => boolean
}

/**
 * Listens for SIGINT, SIGTERM and SIGHUP. Several signals are one request: npm and the terminal both pass on a Ctrl-C, and
 * stopping takes a few seconds at most.
 */
export function listenForStop(): StopSignal {
  let isAsked = false
  const asked = new Promise<'stopped'>((resolve) => {
    const stop = (): void => {
      isAsked = true
      resolve('stopped')
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    // A closed pipe (`outbox ... | head`) ends the run instead of crashing it.
    process.stdout.on('error', stop)
    process.stderr.on('error', stop)
  })
  return { asked, isAsked: () => isAsked }
}
