// Small files over a way of 50 ms there and back, to the company server and to Dropbox, against the least that is possible when
// each file costs one round trip: files x round trip / files at once.
import { join } from 'node:path'
import type { Measure, Scale, Taken } from '../measure.ts'
import { startCompany } from '../rig/company.ts'
import { delayedWay } from './delayed-way.ts'
import { makeSmallFiles } from '../rig/made-files.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import { ownCheckout, packedProgram } from '../rig/packed-program.ts'
import type { Workplace } from '../rig/workplace.ts'

const roundTripMs = 50
/** How many files the terminal program sends at once. */
const width = 3
const rounds = 3

export const farServer: Measure = {
  name: 'far-server',
  what: '300 (--full: 2,000) x 10 KiB with 50 ms of round trip / files x round trip / 3 at once',
  target: 1.15,
  unit: 'times',
  higher: false,
  take: takeFarServer,
}

async function takeFarServer(place: Workplace, { full }: Scale): Promise<Taken> {
  const count = full ? 2_000 : 300
  const dropboxWay = await delayedWay(roundTripMs / 2)
  const company = await startCompany(place, 'far-company', undefined, dropboxWay)
  const serverWay = await delayedWay(roundTripMs / 2)
  const far = { ...company, url: serverWay.leadTo(company.url) }
  const program = await packedProgram(place, ownCheckout, 'packed-now')
  const values: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const folder = place.folder(`far-${round}`)
    makeSmallFiles(join(folder, `far-${round}`), { count, sizeBytes: 10 * 1024, perFolder: 100 })
    const words = ['watch', '--yes', '--once', '--folder', folder, '--data', place.folder(`far-data-${round}`)]
    const seen = await startOutbox(place, far, words, program).finished
    if (seen.firstWorkMs === null || seen.lastDoneMs === null) throw new Error('the product did not tell of its work')
    values.push((seen.lastDoneMs - seen.firstWorkMs) / ((count * roundTripMs) / width))
    place.say(`far-server: round ${round + 1}, ${values.at(-1)?.toFixed(2)} times`)
  }
  await company.close()
  for (const way of [dropboxWay, serverWay]) way.close()
  return { kind: 'taken', values, beside: { files: count } }
}
