// What the company server has of large files on their way, as it is kept over a restart: facts to be shown from the first moment on, until
// the server tells them anew. They decide nothing.
import { tryParse } from '../try-parse.ts'
import { z } from 'zod'

const bytes = z.int().min(0)

const keptRelaySchema = z.object({
  path: z.string(),
  contentHash: z.string(),
  /** With which target; see `target.ts`. */
  targetId: z.int(),
  /** What was there at least. */
  arrivedBytes: bytes,
  /** What was shown as sent: of a piece under way, also what had only left. */
  shownBytes: bytes,
  /** When the server lets the relay go, as far as is known; in the computer's clock. */
  untilMs: z.number(),
})
export type KeptRelay = z.infer<typeof keptRelaySchema>

const fileSchema = z.object({ relays: z.array(z.unknown()) })

/** What `text` tells of relays that are not over at `nowMs` of the computer's clock; nothing where it is nothing of ours. */
export function parseKeptRelays(text: string, nowMs: number): readonly KeptRelay[] {
  try {
    const parsed = tryParse(fileSchema, JSON.parse(text))
    const relays = parsed.success ? parsed.data.relays : []
    return relays.flatMap((relay) => {
      const one = tryParse(keptRelaySchema, relay)
      return one.success && nowMs < one.data.untilMs ? [one.data] : []
    })
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** The text that tells of `relays`. */
export function keptRelaysText(relays: readonly KeptRelay[]): string {
  return JSON.stringify({ relays })
}
