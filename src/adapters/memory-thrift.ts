// With very many files, memory counts more than speed: V8 is told to collect garbage early and to give memory back.
import { setFlagsFromString } from 'node:v8'

/**
 * From so many uploads on. Below, the garbage of a busy hour is small and collecting it early would cost an eighth of the
 * speed; at 100,000 it made the process 686 MB large where 240 MB are enough.
 */
export const manyUploads = 20_000

/** Answers a function to be called now and then with the number of uploads; thrift begins once, and stays. */
export function createMemoryThrift(setFlags: (flags: string) => void = setFlagsFromString): (uploads: number) => void {
  let isThrifty = false
  return (uploads) => {
    if (isThrifty || uploads < manyUploads) return
    isThrifty = true
    // Among the flags of V8 this is one of the few that it reads again while it runs.
    setFlags('--optimize-for-size')
  }
}
