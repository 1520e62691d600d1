// How long this thread waited for a processor, as Linux counts it for each thread. By the clock a thread that another program kept from
// running cannot be told from one that waited for its disk.
import { closeSync, openSync, readSync } from 'node:fs'

/** Milliseconds that the calling thread was ready to run and did not, since it began; null where the system does not tell. */
export type ProcessorWait = () => number | null

/** "run time, wait time, turns": both times in nanoseconds. The text ends with a line feed. */
const waitPattern = /^\d+ (\d+) \d+$/m
const longestText = 80

/**
 * Asks `file`, which is opened at the first question and stays open: it is asked beside calls that take microseconds. To be asked
 * by one thread only.
 */
export function createProcessorWait(file = '/proc/thread-self/schedstat'): ProcessorWait {
  const buffer = Buffer.alloc(longestText)
  let descriptor: number | null | undefined
  return () => {
    if (descriptor === undefined) descriptor = openOrNull(file)
    if (descriptor === null) return null
    const text = textOf(descriptor, buffer)
    const waitedNs = waitPattern.exec(text)?.[1]
    if (waitedNs !== undefined) return Number(waitedNs) / 1e6
    closeSync(descriptor)
    descriptor = null
    return null
  }
}

function openOrNull(file: string): number | null {
  if (process.platform !== 'linux') return null
  try {
    return openSync(file, 'r')
  } catch {
    return null
  }
}

function textOf(descriptor: number, buffer: Buffer): string {
  try {
    return buffer.toString('latin1', 0, readSync(descriptor, buffer, 0, buffer.byteLength, 0))
  } catch {
    return ''
  }
}
