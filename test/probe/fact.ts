// One line of what a probe saw.
import { errorCodeOf } from '#shared/error-code.ts'

/** `about`: the case and a word for it. `seen`: what happened, with numbers. */
export type Fact = { readonly about: string; readonly seen: string }

/** Looks, and tells of a look that failed instead of ending. */
export async function fact(about: string, look: () => Promise<string> | string): Promise<Fact> {
  try {
    return { about, seen: await look() }
  } catch (error) {
    const why = errorCodeOf(error) ?? (error instanceof Error ? error.message.split('\n')[0] : 'unknown')
    return { about, seen: `failed with ${why}` }
  }
}
