// 1 GiB through the company server, against the same by hand as in `large-file.ts`: there the bytes go to a link, here each
// byte is received, hashed and sent once more.
import { join } from 'node:path'
import { startCompany } from '../rig/company.ts'
import { missingProgram } from '../rig/curl.ts'
import { makeLargeFile } from '../rig/made-files.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import { median } from '../median.ts'
import type { Workplace } from '../rig/workplace.ts'
import { sendByHand, sendWithOutbox, sizeBytes } from '../measures/large-file.ts'

export const relayFile: Measure = {
  name: 'relay-file',
  what: '1 GiB through a relay by the product / hashed with openssl, then sent with curl',
  target: 2,
  unit: 'times',
  higher: false,
  take: takeRelayFile,
}

async function takeRelayFile(place: Workplace): Promise<Taken> {
  const because = await missingProgram(place, ['curl', 'openssl'])
  if (because !== null) return { kind: 'not_taken', because }
  const source = join(place.folder('large-file'), 'source.bin')
  makeLargeFile(source, sizeBytes)
  const links = await startCompany(place, 'by-hand-company')
  const relays = await startCompany(place, 'relay-file-company', sizeBytes - 1)
  const ours: number[] = []
  const byHand: number[] = []
  for (let round = 0; round < usualRounds; round += 1) {
    byHand.push(await sendByHand(place, links, source, round))
    ours.push(await sendWithOutbox(place, relays, source, round))
    place.say(`relay-file: round ${round + 1}, by hand ${byHand.at(-1)?.toFixed(0)} ms, ${ours.at(-1)?.toFixed(0)} ms`)
  }
  await links.close()
  await relays.close()
  const values = ours.map((tookMs, round) => tookMs / (byHand[round] ?? Number.NaN))
  const beside = { productSeconds: median(ours) / 1000, byHandSeconds: median(byHand) / 1000 }
  return { kind: 'taken', values, beside }
}
