// How far a running Outbox is, as it tells a command in another terminal. It is believed for a few seconds only: whoever told it may
// have been killed since.
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
})
export type LiveProgress = z.infer<typeof liveProgressSchema>

const believedForMs = 5_000

/** What `text` tells, at `nowMs` of the computer's clock; null where it is nothing of ours, or not of these seconds. */
export function parseLiveProgress(text: string, nowMs: number): LiveProgress | null {
  try {
    const parsed = tryParse(liveProgressSchema, JSON.parse(text))
    return parsed.success && Math.abs(nowMs - parsed.data.atMs) <= believedForMs ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
