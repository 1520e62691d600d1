// Many files land in one go in a folder that is watched: how long until the first one is in Dropbox, its quiet time of two
// seconds counted. Beside it: when the five-hundredth was there, with few files and with many.
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measure, Scale, Taken } from '../measure.ts'
import { median } from '../median.ts'
import { stop } from '../rig/child-lines.ts'
import { startCompany } from '../rig/company.ts'
import type { Company } from '../rig/company.ts'
import { makeSmallFiles } from '../rig/made-files.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import { ownCheckout, packedProgram } from '../rig/packed-program.ts'
import type { Workplace } from '../rig/workplace.ts'

const rounds = 3
const few = 1_000
const later = 500

export const firstUpload: Measure = {
  name: 'first-upload',
  what: 'first file in Dropbox after 20,000 (--full: 100,000) landed in one go',
  target: 5,
  unit: 'seconds',
  higher: false,
  take: takeFirstUpload,
}

type Arrivals = { readonly firstSeconds: number; readonly laterSeconds: number }

async function takeFirstUpload(place: Workplace, { full }: Scale): Promise<Taken> {
  const company = await startCompany(place, 'first-upload-company')
  const program = await packedProgram(place, ownCheckout, 'packed-now')
  const count = full ? 100_000 : 20_000
  const [withMany, withFew]: [Arrivals[], Arrivals[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    withFew.push(await landed(place, company, program, few, round))
    withMany.push(await landed(place, company, program, count, round))
    place.say(`first-upload: ${withMany.at(-1)?.firstSeconds.toFixed(2)} s of ${count} files`)
  }
  await company.close()
  const values = withMany.map(({ firstSeconds }) => firstSeconds)
  const beside = {
    firstOfFewSeconds: median(withFew.map(({ firstSeconds }) => firstSeconds)),
    laterSeconds: median(withMany.map(({ laterSeconds }) => laterSeconds)),
    laterOfFewSeconds: median(withFew.map(({ laterSeconds }) => laterSeconds)),
  }
  return { kind: 'taken', values, beside }
}

async function landed(
  place: Workplace,
  company: Company,
  program: string,
  count: number,
  round: number,
): Promise<Arrivals> {
  const name = `${count}-${round}`
  const folder = place.folder(`watched-${name}`)
  const ahead = join(place.folder('ahead'), name)
  makeSmallFiles(ahead, { count, sizeBytes: 100, perFolder: 100 })
  const words = ['watch', '--yes', '--folder', folder, '--data', place.folder(`data-${name}`)]
  const run = startOutbox(place, company, words, program)
  // Until the first look is over nothing is sent, and what lands before is a part of it.
  writeFileSync(join(folder, 'first.txt'), 'the first look is over when this one is sent')
  await new Promise<void>((resolve) => run.onLine(({ done }) => void (done > 0 && resolve())))
  const landedMs = performance.now()
  renameSync(ahead, join(folder, name))
  const doneMs: number[] = []
  await new Promise<void>((resolve, reject) => {
    run.onLine(({ done, lastDoneMs }) => {
      if (done - 1 > doneMs.length && lastDoneMs !== null) doneMs.push(lastDoneMs)
      if (doneMs.length >= later) resolve()
    })
    run.finished.catch(reject)
  })
  await stop(run.child)
  const secondsAt = (index: number): number => ((doneMs[index] ?? Number.NaN) - landedMs) / 1_000
  return { firstSeconds: secondsAt(0), laterSeconds: secondsAt(later - 1) }
}
