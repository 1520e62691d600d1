// How far a running Outbox is, as it tells a command in another terminal. It is believed for a few seconds only: whoever told it may
// have been killed since. What keeps all files tells itself until when, and is believed as long.
import { tryParse } from '../try-parse.ts'
import { z } from 'zod'
import { overviewSchema, progressSchema } from './ipc-app-state.ts'
import { sendStepSchema } from './ipc-rows.ts'

const liveProgressSchema = z.object({
  /** The computer's clock. */
  atMs: z.number(),
  progress: progressSchema.nullable(),
  sending: z.array(
    z.object({ path: z.string(), sizeBytes: z.number(), sentBytes: z.number(), step: sendStepSchema.nullable() }),
  ),
  /** What waits in its grace time and can be taken back. */
  batch: overviewSchema.shape.batch.default(null),
  /** What keeps all files, and until when, by the computer's clock. The records do not know it. */
  hold: overviewSchema.shape.facts.shape.hold.default(null),
})
export type LiveProgress = z.infer<typeof liveProgressSchema>

const believedForMs = 5_000

/** What `text` still tells at `nowMs` of the computer's clock; null where it is nothing of ours, or nothing any more. */
export function parseLiveProgress(text: string, nowMs: number): LiveProgress | null {
  try {
    const parsed = tryParse(liveProgressSchema, JSON.parse(text))
    return parsed.success ? stillTrue(parsed.data, nowMs) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function stillTrue(live: LiveProgress, nowMs: number): LiveProgress | null {
  const { atMs, hold } = live
  const isHeld = hold !== null && nowMs < hold.untilMs
  if (Math.abs(nowMs - atMs) <= believedForMs) return isHeld ? live : { ...live, hold: null }
  return isHeld && nowMs > atMs ? { atMs, progress: null, sending: [], batch: null, hold } : null
}
