// Hears of what another process writes to a SQLite file.
import { every } from '../clock.ts'

/** Often enough that a computer which is signed out is shut out at once; a look costs one number of SQLite. */
const lookMs = 1_000

export type Following = {
  /** Has `changed` called now, and after each write of another process, until it is told to stop. */
  readonly follow: (changed: () => Promise<void>) => Promise<() => void>
  /** Looks now. */
  readonly look: () => Promise<void>
}

/** `version` answers a number that changes when another process has written. */
export function followWrites(version: () => number): Following {
  let known = version()
  let follower: (() => Promise<void>) | null = null
  const look = async (): Promise<void> => {
    const found = version()
    if (found === known || follower === null) return
    await follower()
    // Only now: what could not be read is read with the next look.
    known = found
  }
  return {
    look,
    follow: async (changed) => {
      follower = changed
      await changed()
      return every(lookMs, look, () => undefined)
    },
  }
}
