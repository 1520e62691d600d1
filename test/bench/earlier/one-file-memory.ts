// The memory of the terminal program once it has sent one file of 1 MiB, against an earlier build, both as they are installed.
import { join } from 'node:path'
import type { Measure, Scale, Taken } from '../measure.ts'
import { usualRounds } from '../measure.ts'
import { median } from '../median.ts'
import { startCompany } from '../rig/company.ts'
import type { Company } from '../rig/company.ts'
import { makeLargeFile } from '../rig/made-files.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import { noEarlierBuild, ownCheckout, packedProgram } from '../rig/packed-program.ts'
import { memoryUntold, pidOf, residentBytes } from '../rig/process-memory.ts'
import type { Workplace } from '../rig/workplace.ts'

export const oneFileMemory: Measure = {
  name: 'one-file-memory',
  what: 'memory of the terminal program that sent 1 MiB / the same of an earlier build',
  target: 0.7,
  unit: 'times',
  higher: false,
  take: takeOneFileMemory,
}

async function takeOneFileMemory(place: Workplace, { against }: Scale): Promise<Taken> {
  const because = memoryUntold()
  if (because !== null) return { kind: 'not_taken', because }
  if (against === null) return noEarlierBuild
  const company = await startCompany(place, 'one-file-company')
  const now = await packedProgram(place, ownCheckout, 'packed-now')
  const earlier = await packedProgram(place, against, 'packed-earlier')
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < usualRounds; round += 1) {
    theirs.push(await heldAfterSending(place, company, earlier, `earlier-${round}`))
    ours.push(await heldAfterSending(place, company, now, `now-${round}`))
  }
  await company.close()
  const values = ours.map((mb, round) => mb / (theirs[round] ?? Number.NaN))
  return { kind: 'taken', values, beside: { nowMb: median(ours), earlierMb: median(theirs) } }
}

/** In MB. */
async function heldAfterSending(place: Workplace, company: Company, program: string, name: string): Promise<number> {
  const file = join(place.folder('one-file'), `${name}.bin`)
  makeLargeFile(file, 1024 ** 2)
  const run = startOutbox(place, company, ['send', file, '--data', `${file}-data`], program)
  let held: number | null = null
  run.onLine((seen) => {
    if (seen.done > 0) held ??= residentBytes(pidOf(run.child)) / 1e6
  })
  await run.finished
  if (held === null) throw new Error('the memory of the product could not be read')
  return held
}
