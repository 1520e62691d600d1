// How exactly a limit is kept: three files sent at once by the whole product at 10 Mbit/s, from the moment it begins to read until the
// last of them is in Dropbox.
import { join } from 'node:path'
import type { Measure, Taken } from '../measure.ts'
import { startCompany } from '../rig/company.ts'
import { makeLargeFile } from '../rig/made-files.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import type { Workplace } from '../rig/workplace.ts'

const kilobytesPerSecond = 1_250
/** Twenty seconds of it. */
const sizeBytes = 20 * kilobytesPerSecond * 1_000
const files = 3
const rounds = 3

export const speedLimit: Measure = {
  name: 'speed-limit',
  what: 'how far the rate of three sends is from their limit of 10 Mbit/s, over 20 s',
  target: 0.05,
  unit: 'of it',
  higher: false,
  take: takeSpeedLimit,
}

async function takeSpeedLimit(place: Workplace): Promise<Taken> {
  const company = await startCompany(place, 'speed-limit-company')
  const values: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const folder = place.folder(`speed-limit-${round}`)
    const names = Array.from({ length: files }, (_, at) => join(folder, `${round}-${at}.bin`))
    for (const name of names) makeLargeFile(name, Math.round(sizeBytes / files))
    const words = ['send', ...names, '--limit', String(kilobytesPerSecond), '--data', join(folder, 'data')]
    const { firstWorkMs, lastDoneMs } = await startOutbox(place, company, words).finished
    if (firstWorkMs === null || lastDoneMs === null) throw new Error('the product did not tell of its work')
    const perSecond = sizeBytes / ((lastDoneMs - firstWorkMs) / 1_000)
    values.push(Math.abs(perSecond / (kilobytesPerSecond * 1_000) - 1))
    place.say(`speed-limit: round ${round + 1}, ${Math.round(perSecond / 1_000)} kB/s`)
  }
  await company.close()
  return { kind: 'taken', values, beside: { askedKilobytesPerSecond: kilobytesPerSecond } }
}
