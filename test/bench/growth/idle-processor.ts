// What an uploader at rest costs: percent of one processor with many files watched that are all in Dropbox.
import type { Measure, Scale, Taken } from '../measure.ts'
import { startCompany } from '../rig/company.ts'
import { ownCheckout, packedProgram } from '../rig/packed-program.ts'
import { memoryUntold } from '../rig/process-memory.ts'
import { makeManyDone, watchAtRest } from '../rig/resting-run.ts'
import type { Workplace } from '../rig/workplace.ts'

export const idleProcessor: Measure = {
  name: 'idle-cpu',
  what: 'processor time at rest with 20,000 files for a minute (--full: 100,000, five minutes)',
  target: 0.3,
  unit: '%',
  higher: false,
  take: takeIdle,
}

async function takeIdle(place: Workplace, { full }: Scale): Promise<Taken> {
  const because = memoryUntold()
  if (because !== null) return { kind: 'not_taken', because }
  const company = await startCompany(place, 'idle-company')
  const many = await makeManyDone(place, company, full ? 100_000 : 20_000)
  const program = await packedProgram(place, ownCheckout, 'packed-now')
  const { idlePercent, restMb } = await watchAtRest(place, company, many, program, full ? 300_000 : 60_000)
  await company.close()
  return { kind: 'taken', values: [idlePercent ?? Number.NaN], beside: { restMb } }
}
