// What one event costs the engine while 100,000 uploads are in its queue. Each round is a process of its own.
import { z } from 'zod'
import { readyLine } from '../rig/child-lines.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import type { Workplace } from '../rig/workplace.ts'

export const engineEvent: Measure = {
  name: 'engine-event',
  what: 'one event of the engine at 100,000 uploads',
  target: 100,
  unit: 'microseconds',
  higher: false,
  take: takeEngineEvent,
}

const roundSchema = z.object({ tookMs: z.number(), events: z.int() })

async function takeEngineEvent(place: Workplace): Promise<Taken> {
  const values: number[] = []
  for (let round = 0; round < usualRounds; round += 1) {
    const { tookMs, events } = roundSchema.parse(await readyLine(place.startNode('./engine-child.ts', [])))
    values.push((tookMs * 1_000) / events)
  }
  return { kind: 'taken', values, beside: {} }
}
