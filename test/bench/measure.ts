// One measure of the bench: what it is called, what it must reach, and how it is taken.
import type { Workplace } from './rig/workplace.ts'

export type Measure = {
  /** The name that `--only` takes. */
  readonly name: string
  /** One line about what is compared with what. */
  readonly what: string
  readonly target: number
  readonly unit: string
  /** True: the value must not be below the target. False: not above it. */
  readonly higher: boolean
  readonly take: (place: Workplace, scale: Scale) => Promise<Taken>
}

export type Scale = {
  /** True: the whole sizes, which take long; else small forms of some measures. */
  readonly full: boolean
  /** A checkout of an earlier build, with its packages, for measures that compare with it. */
  readonly against: string | null
}

export type Taken =
  /** One value a round, and numbers that help to read them. */
  | { readonly kind: 'taken'; readonly values: readonly number[]; readonly beside: Beside }
  /** `because` is a whole sentence: a measure is never left out silently. */
  | { readonly kind: 'not_taken'; readonly because: string }

export type Beside = Readonly<Record<string, number>>

/** Enough for a median that one disturbed round cannot move far. */
export const usualRounds = 5
