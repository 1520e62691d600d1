// The memory at rest with many files that are all in Dropbox, against an earlier build: both as they are installed, each in a
// process of its own, on the same files and records.
import type { Measure, Scale, Taken } from '../measure.ts'
import { median } from '../median.ts'
import { startCompany } from '../rig/company.ts'
import { noEarlierBuild, ownCheckout, packedProgram } from '../rig/packed-program.ts'
import { memoryUntold } from '../rig/process-memory.ts'
import { makeManyDone, watchAtRest } from '../rig/resting-run.ts'
import type { Workplace } from '../rig/workplace.ts'

const rounds = 3

export const restMemory: Measure = {
  name: 'rest-memory',
  what: 'memory at rest with 20,000 files (--full: 100,000) all done / the same of an earlier build',
  target: 0.55,
  unit: 'times',
  higher: false,
  take: takeRestMemory,
}

async function takeRestMemory(place: Workplace, { full, against }: Scale): Promise<Taken> {
  const because = memoryUntold()
  if (because !== null) return { kind: 'not_taken', because }
  if (against === null) return noEarlierBuild
  const company = await startCompany(place, 'rest-memory-company')
  const many = await makeManyDone(place, company, full ? 100_000 : 20_000)
  const now = await packedProgram(place, ownCheckout, 'packed-now')
  const earlier = await packedProgram(place, against, 'packed-earlier')
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    theirs.push((await watchAtRest(place, company, many, earlier)).restMb)
    ours.push((await watchAtRest(place, company, many, now)).restMb)
    place.say(`rest-memory: earlier ${theirs.at(-1)?.toFixed(0)} MB, now ${ours.at(-1)?.toFixed(0)} MB`)
  }
  await company.close()
  const values = ours.map((mb, round) => mb / (theirs[round] ?? Number.NaN))
  return { kind: 'taken', values, beside: { nowMb: median(ours), earlierMb: median(theirs) } }
}
