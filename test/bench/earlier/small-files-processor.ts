// What sending small files costs the uploader's process, against an earlier build: seconds of a processor from the first reading
// until all are in Dropbox, a thousand files each. How long it takes depends on the machine's other work, this hardly does.
import { join } from 'node:path'
import type { Measure, Scale, Taken } from '../measure.ts'
import { median } from '../median.ts'
import { stop } from '../rig/child-lines.ts'
import { startCompany } from '../rig/company.ts'
import type { Company } from '../rig/company.ts'
import { makeSmallFiles } from '../rig/made-files.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import { noEarlierBuild, ownCheckout, packedProgram } from '../rig/packed-program.ts'
import { memoryUntold, pidOf, usedTicks } from '../rig/process-memory.ts'
import type { Workplace } from '../rig/workplace.ts'

const rounds = 5
const ticksPerSecond = 100

export const smallFilesProcessor: Measure = {
  name: 'small-files-cpu',
  what: 'processor time of the uploader for each 1,000 files of 10 KiB / the same of an earlier build',
  target: 0.6,
  unit: 'times',
  higher: false,
  take: takeProcessor,
}

async function takeProcessor(place: Workplace, { full, against }: Scale): Promise<Taken> {
  const because = memoryUntold()
  if (because !== null) return { kind: 'not_taken', because }
  if (against === null) return noEarlierBuild
  const count = full ? 5_000 : 1_000
  const company = await startCompany(place, 'small-files-company')
  const now = await packedProgram(place, ownCheckout, 'packed-now')
  const earlier = await packedProgram(place, against, 'packed-earlier')
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await secondsOf(place, company, earlier, `earlier-${round}`, count))
    ours.push(await secondsOf(place, company, now, `now-${round}`, count))
    place.say(`small-files-cpu: earlier ${theirs.at(-1)?.toFixed(2)} s, now ${ours.at(-1)?.toFixed(2)} s`)
  }
  await company.close()
  const values = ours.map((seconds, round) => seconds / (theirs[round] ?? Number.NaN))
  return { kind: 'taken', values, beside: { nowSeconds: median(ours), earlierSeconds: median(theirs) } }
}

/** Seconds of a processor for each thousand files. */
async function secondsOf(
  place: Workplace,
  company: Company,
  program: string,
  name: string,
  count: number,
): Promise<number> {
  const folder = place.folder(`small-${name}`)
  makeSmallFiles(join(folder, name), { count, sizeBytes: 10 * 1024, perFolder: 100 })
  const data = place.folder(`small-${name}-data`)
  const run = startOutbox(place, company, ['watch', '--yes', '--folder', folder, '--data', data], program)
  const pid = pidOf(run.child)
  let before: number | null = null
  const ticks = await new Promise<number>((resolve, reject) => {
    run.onLine((seen) => {
      if (seen.firstWorkMs !== null) before ??= usedTicks(pid)
      if (seen.done === count) resolve(usedTicks(pid) - (before ?? 0))
    })
    run.finished.catch(reject)
  })
  await stop(run.child)
  return ticks / ticksPerSecond / (count / 1_000)
}
