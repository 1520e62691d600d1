// This folder: what the terminal prints: words or lines of JSON.

// The end of what is printed.
import { once } from 'node:events'

/** Nobody who stopped a program waits longer for what somebody else does not read. */
const patienceMs = 1_500

/** Waits until the streams have taken all that was written, but no longer than 1.5 seconds: their reader may be asleep. */
export async function drained(streams: readonly NodeJS.WriteStream[]): Promise<void> {
  await Promise.race([once(AbortSignal.timeout(patienceMs), 'abort'), Promise.all(streams.map(emptied))])
}

function emptied(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed) return resolve()
    stream.write('', () => resolve())
  })
}
