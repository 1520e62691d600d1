// A bound on waiting for the disk: a read from a network drive that went away may never come back.

/** The disk did not answer in time. */
export class Stalled extends Error {
  override readonly name = 'Stalled'
}

/** `work`, or `Stalled` after `stallMs`. The work itself cannot be stopped; what it comes to later is ignored. */
export async function withinStall<Result>(work: Promise<Result>, stallMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | null = null
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Stalled('the disk did not answer in time')), stallMs)
  })
  try {
    return await Promise.race([work, stalled])
  } finally {
    if (timer !== null) clearTimeout(timer)
  }
}
