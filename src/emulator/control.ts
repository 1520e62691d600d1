// What a test may order, over HTTP or in the same process: faults, switches, limits, tokens, time.
import { z } from 'zod'
import { plannedFaultSchema, type Faults } from './http/faults.ts'
import type { DropboxModel } from './model/model.ts'
import type { SessionFiles } from './disk/session-files.ts'
import type { Tokens } from './http/tokens.ts'

const ms = z.int().min(0)

const switchesSchema = z.strictObject({
  consumeOn: z.enum(['headers', 'body', 'commit']).exactOptional(),
  onAbort: z.enum(['reusable', 'consumed', 'busy-then-reusable']).exactOptional(),
  on409: z.enum(['consumed', 'reusable']).exactOptional(),
  tombstoneTtlMs: ms.exactOptional(),
  busyAfterAbortMs: ms.exactOptional(),
  maxBodyBytes: z.int().min(0).exactOptional(),
  overLimit: z.enum(['413html', '409', 'reset']).exactOptional(),
  errorContentType: z.string().exactOptional(),
  chunked: z.enum(['accept', '411']).exactOptional(),
  expect: z.enum(['honour', 'auto']).exactOptional(),
  nonBmp: z.enum(['refuse', 'accept']).exactOptional(),
  maxSessionBytes: z.int().min(0).exactOptional(),
})

const limitsSchema = z.strictObject({
  quotaBytes: z.int().min(0).exactOptional(),
  readOnlyFolders: z.array(z.string()).exactOptional(),
  contention: z
    .strictObject({ maxConcurrent: z.int().min(1), holdMs: ms })
    .nullable()
    .exactOptional(),
})

export const orderSchema = z.union([
  plannedFaultSchema.extend({ kind: z.literal('next') }),
  /** Forgets all planned faults, and reads on what is read slowly. */
  z.strictObject({ kind: z.literal('clear') }),
  z.strictObject({ kind: z.literal('switches'), switches: switchesSchema }),
  z.strictObject({ kind: z.literal('limits'), limits: limitsSchema }),
  /** The team's data transport is used up; null: not any more. */
  z.strictObject({ kind: z.literal('data_transport'), message: z.string().nullable() }),
  z.strictObject({ kind: z.literal('tokens'), to: z.enum(['expire', 'revoke', 'allow']) }),
  z.strictObject({ kind: z.literal('advance_clock'), ms }),
  /** Upload sessions are lost. */
  z.strictObject({ kind: z.literal('sessions'), to: z.literal('forget') }),
  /** Upload sessions have more or fewer bytes than their callers think. */
  z.strictObject({ kind: z.literal('sessions'), to: z.literal('stretch'), byBytes: z.int() }),
])
export type Order = z.input<typeof orderSchema>

export type Controlled = {
  readonly model: DropboxModel
  readonly tokens: Tokens
  readonly faults: Faults
  readonly sessions: SessionFiles
  readonly advanceClock: (ms: number) => void
}

/** Does what an order says. Throws a ZodError for a shape that is none. */
export function obey(controlled: Controlled, given: Order): void {
  const order = orderSchema.parse(given)
  switch (order.kind) {
    case 'next': {
      const { kind: _kind, ...plan } = order
      return controlled.faults.next(plan)
    }
    case 'clear':
      return controlled.faults.clear()
    case 'switches':
      return controlled.model.setSwitches(order.switches)
    case 'limits':
      return controlled.model.setLimits(order.limits)
    case 'data_transport':
      controlled.faults.dataTransportMessage = order.message
      return
    case 'tokens':
      return obeyTokens(controlled.tokens, order.to)
    case 'advance_clock':
      return controlled.advanceClock(order.ms)
    case 'sessions':
      return order.to === 'forget' ? controlled.sessions.dropAll() : controlled.sessions.stretch(order.byBytes)
  }
}

function obeyTokens(tokens: Tokens, to: 'expire' | 'revoke' | 'allow'): void {
  if (to === 'expire') tokens.expireAll()
  else if (to === 'revoke') tokens.revoke()
  else tokens.allow()
}
