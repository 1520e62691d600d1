// A sign-in by a library of the system, which is loaded when it is wanted first.
import type { AccountTalk, AccountWord } from './talk.ts'

/** One sign-in at one proxy, with the functions of the library. */
export type LibrarySteps<Calls> = {
  /** `heard` as in `AccountTalk`. May throw. */
  readonly step: (calls: Calls, heard: Buffer | null) => Promise<AccountWord>
  /** Gives back what the library holds for this sign-in. */
  readonly release: (calls: Calls) => void
}

/** Loads a library once for all sign-ins; `name` is its name in what is said of it. A missing library is a word, too. */
export function libraryTalks<Calls>(
  name: string,
  load: () => Promise<Calls>,
): (steps: LibrarySteps<Calls>) => AccountTalk {
  let loaded: Promise<Calls> | null = null
  return ({ step, release }) => {
    let calls: Calls | null = null
    return {
      async next(heard) {
        try {
          calls ??= await (loaded ??= load())
          return await step(calls, heard)
        } catch (error) {
          return { kind: 'none', said: `${name}: ${error instanceof Error ? error.message : 'it cannot be used'}` }
        }
      },
      end() {
        if (calls !== null) release(calls)
      },
    }
  }
}
