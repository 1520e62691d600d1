// With very many files, memory counts more than speed.
import { setFlagsFromString } from 'node:v8'
import { createMemorySaving } from '#shared/memory/memory-saving.ts'

/**
 * From so many uploads on. Below, the garbage of a busy hour is small and collecting it early would cost an eighth of the
 * speed; at 100,000 it made the process 686 MB large where 250 MB are enough.
 */
export const manyUploads = 20_000

/**
 * Begins by saving memory: a large ledger is loaded right after the start, and what that leaves behind would stay when nothing
 * follows it. Answers a function to be called now and then with the number of uploads.
 */
export function createGcTuning(setFlags: (flags: string) => void = setFlagsFromString): (uploads: number) => void {
  return createMemorySaving({ from: manyUploads, atFirst: true, setFlags })
}
