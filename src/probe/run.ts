// Asks all probes one after another, and takes the folder away whatever happened.
import type { Switches } from '#emulator/model/switches.ts'
import { wordsOf } from './probes.ts'
import type { Context, Probe } from './probes.ts'

export type Result = {
  readonly probe: Probe
  /** `as_expected`, or another answer, or one that nobody had told; `failed`: there was none. */
  readonly outcome: 'as_expected' | 'otherwise' | 'new' | 'failed'
  readonly seen: string
  readonly switches: Partial<Switches>
}

/** What all of them write together, at most. */
export function extentOf(probes: readonly Probe[]): { readonly files: number; readonly bytes: number } {
  return {
    files: probes.reduce((sum, { files }) => sum + files, 0),
    bytes: probes.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

/** One probe. A failure is a result: the others are asked all the same. */
export async function askProbe(probe: Probe, context: Context): Promise<Result> {
  try {
    const { isExpected, seen, switches } = await probe.ask(context)
    const outcome = isExpected === null ? 'new' : isExpected ? 'as_expected' : 'otherwise'
    return { probe, outcome, seen, switches }
  } catch (error) {
    const seen = error instanceof Error ? error.message : 'no answer'
    return { probe, outcome: 'failed', seen, switches: {} }
  }
}

/** Takes the folder away. Null when it is gone, or never was there; else what Dropbox said. */
export async function cleanUp({ account }: Context): Promise<string | null> {
  try {
    const told = await account.remove()
    const isGone = told.status === 200 || (told.status === 409 && told.text.includes('not_found'))
    return isGone ? null : wordsOf(told)
  } catch (error) {
    return error instanceof Error ? error.message : 'no answer'
  }
}
