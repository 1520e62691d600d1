// With very many files, memory counts more than speed: V8 is told to collect garbage early and to give memory back.
import { setFlagsFromString } from 'node:v8'

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
  let isSavingMemory = true
  setFlags(memorySavingFlag)
  return (uploads) => {
    const shallBe = uploads >= manyUploads
    if (shallBe === isSavingMemory) return
    isSavingMemory = shallBe
    setFlags(shallBe ? memorySavingFlag : ordinaryFlag)
  }
}

// One of the few flags that V8 reads again while it runs.
const memorySavingFlag = '--optimize-for-size'
const ordinaryFlag = '--no-optimize-for-size'
