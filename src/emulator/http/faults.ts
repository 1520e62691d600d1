// Faults on demand: what the next requests meet instead of, or beside, the right answer.
import { z } from 'zod'

const waitMs = z.int().min(0).max(3_600_000)
const answer = {
  status: z.int().min(200).max(599),
  body: z.string().default(''),
  contentType: z.string().default('text/plain; charset=utf-8'),
  /** Sent as it is, whatever it says. */
  retryAfter: z.string().nullable().default(null),
}

export const effectSchema = z.discriminatedUnion('kind', [
  /** This answer instead of the right one; nothing is done. `when` says whether the body is read first. */
  z.strictObject({
    kind: z.literal('answer'),
    ...answer,
    when: z.enum(['before_body', 'after_body']).default('before_body'),
  }),
  /** The right thing is done, then this is answered. */
  z.strictObject({ kind: z.literal('answer_after_commit'), ...answer }),
  z.strictObject({ kind: z.literal('delay'), ms: waitMs }),
  z.strictObject({ kind: z.literal('reset_before_body') }),
  /** The connection breaks once this many bytes of the body were read; nothing is committed. */
  z.strictObject({ kind: z.literal('reset_in_body'), afterBytes: z.int().min(0) }),
  /** The right thing is done and the answer is lost. */
  z.strictObject({ kind: z.literal('reset_after_commit') }),
  /** The answer is lost, and the commit happens only later. */
  z.strictObject({ kind: z.literal('late_commit'), ms: waitMs }),
  /** Reads nothing and answers nothing. */
  z.strictObject({ kind: z.literal('stall') }),
  /** Does the right thing and never answers. */
  z.strictObject({ kind: z.literal('stall_after_commit') }),
  /** Reads the body no faster than this, until all faults are forgotten: then it reads the rest as it comes. */
  z.strictObject({ kind: z.literal('slow_read'), bytesPerSecond: z.int().min(1) }),
  /** Commits, then names another hash, none, or ours in a form nobody documented. */
  z.strictObject({
    kind: z.literal('wrong_hash'),
    variant: z.enum(['wrong', 'missing', 'upper', 'short']).default('wrong'),
  }),
  /** Commits, then breaks the connection after this many bytes of the answer's body. */
  z.strictObject({ kind: z.literal('cut_answer'), afterBytes: z.int().min(0) }),
  /** 200 with a sign-in page; nothing is done. */
  z.strictObject({ kind: z.literal('html_portal') }),
  z.strictObject({ kind: z.literal('redirect'), status: z.int().min(300).max(399).default(302), location: z.string() }),
])

export type Effect = z.infer<typeof effectSchema>
export type EffectInput = z.input<typeof effectSchema>
export type Door = 'link' | 'api' | 'token'

export const plannedFaultSchema = z.strictObject({
  on: z.enum(['link', 'api', 'token']),
  /** Only this API route, for example `files/get_metadata`. */
  route: z.string().nullable().default(null),
  count: z.int().min(1).max(1_000_000).default(1),
  effect: effectSchema,
})
export type PlannedFaultInput = z.input<typeof plannedFaultSchema>

export type Faults = {
  /** The next `count` requests that match meet `effect`. Plans are used up in the order they were made. */
  next(plan: PlannedFaultInput): void
  /** Forgets all plans, and lets go what is read slowly. */
  clear(): void
  /** Aborted when faults are forgotten the next time. */
  untilCleared(): AbortSignal
  /** The effect for a request that just came in, or null. */
  nextEffect(door: Door, route: string | null): Effect | null
  /** What `403` says while the team's data transport is used up; null: it is not. */
  dataTransportMessage: string | null
}

/** A plan of faults that is empty at first. */
export function createFaults(): Faults {
  let era = new AbortController()
  let plans: { on: Door; route: string | null; left: number; effect: Effect }[] = []
  return {
    next: (input) => {
      const { on, route, count, effect } = plannedFaultSchema.parse(input)
      plans.push({ on, route, left: count, effect })
    },
    clear: () => {
      plans = []
      era.abort()
      era = new AbortController()
    },
    untilCleared: () => era.signal,
    nextEffect: (door, route) => {
      const plan = plans.find((one) => one.on === door && (one.route === null || one.route === route))
      if (plan === undefined) return null
      plan.left -= 1
      if (plan.left === 0) plans = plans.filter((one) => one !== plan)
      return plan.effect
    },
    dataTransportMessage: null,
  }
}
