// This folder: that memory stays within bounds.

// Where very much is held, memory counts more than speed: V8 is told to collect garbage early and to give memory back.

/** One of the few flags that V8 reads again while it runs. */
const savingFlag = '--optimize-for-size'
const ordinaryFlag = '--no-optimize-for-size'

export type MemorySaving = {
  /** From so much on memory is saved. */
  readonly from: number
  /** Whether it is saved before anybody says how much there is. */
  readonly atFirst: boolean
  /** Node's `setFlagsFromString`. */
  readonly setFlags: (flags: string) => void
}

/** Answers a function to be called now and then with how much is held. */
export function createMemorySaving({ atFirst, from, setFlags }: MemorySaving): (held: number) => void {
  let isSaving = atFirst
  if (atFirst) setFlags(savingFlag)
  return (held) => {
    const shallBe = held >= from
    if (shallBe === isSaving) return
    isSaving = shallBe
    setFlags(shallBe ? savingFlag : ordinaryFlag)
  }
}
