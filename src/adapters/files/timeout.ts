// A bound on waiting for the disk: a read from a network drive that went away may never come back.

/** The disk did not answer in time. */
export class TimedOut extends Error {
  override readonly name = 'Stalled'
}

/** `work`, or `Stalled` after `stallMs`. The work itself cannot be stopped; what it comes to later is ignored. */
export async function withinTimeout<Result>(work: Promise<Result>, timeoutMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | null = null
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut('the disk did not answer in time')), timeoutMs)
  })
  try {
    return await Promise.race([work, timedOut])
  } finally {
    if (timer !== null) clearTimeout(timer)
  }
}
