// 1 GiB through the whole product path, against what a person would do by hand: take a hash, then post with curl.
//
// The product: `outbox send` as a process, from the moment it begins to read (the file has been quiet for two seconds)
// until it says that the file is in Dropbox: fingerprint, link, gated send, answer with Dropbox's own hash. By hand: the
// process `openssl dgst -sha256` and then the process `curl`, from start to end each; the link is asked for before and
// not counted. Both post to a link of the same local Dropbox, which hashes and drops the body, as Dropbox hashes it too.
import { linkSync } from 'node:fs'
import { join } from 'node:path'
import { askLink } from '../rig/ask-link.ts'
import { startCompany } from '../rig/company.ts'
import type { Company } from '../rig/company.ts'
import { missingProgram, runProgram } from '../rig/curl.ts'
import { makeLargeFile } from '../rig/made-files.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import { median } from '../median.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import type { Workplace } from '../rig/workplace.ts'

/** Of `large-file` and `relay-file`. */
export const sizeBytes = 1024 ** 3

export const largeFile: Measure = {
  name: 'large-file',
  what: '1 GiB sent by the product / hashed with openssl, then sent with curl',
  target: 1.15,
  unit: 'times',
  higher: false,
  take: takeLargeFile,
}

async function takeLargeFile(place: Workplace): Promise<Taken> {
  const because = await missingProgram(place, ['curl', 'openssl'])
  if (because !== null) return { kind: 'not_taken', because }
  const folder = place.folder('large-file')
  const source = join(folder, 'source.bin')
  makeLargeFile(source, sizeBytes)
  const company = await startCompany(place, 'large-file-company')
  const ours: number[] = []
  const byHand: number[] = []
  for (let round = 0; round < usualRounds; round += 1) {
    byHand.push(await sendByHand(place, company, source, round))
    ours.push(await sendWithOutbox(place, company, source, round))
    place.say(`large-file: round ${round + 1}, by hand ${seconds(byHand)} s, product ${seconds(ours)} s`)
  }
  await company.close()
  const values = ours.map((tookMs, round) => tookMs / (byHand[round] ?? Number.NaN))
  const beside = { productSeconds: median(ours) / 1000, byHandSeconds: median(byHand) / 1000 }
  return { kind: 'taken', values, beside }
}

/** Milliseconds of a hash by openssl and a post by curl. */
export async function sendByHand(place: Workplace, company: Company, source: string, round: number): Promise<number> {
  const url = await askLink(company, {
    path: `by-hand-${round}.bin`,
    size: sizeBytes,
    contentHash: '0'.repeat(64), // what is sent is not compared with it
    clientModified: null,
    replaces: null,
  })
  const output = `${source}.output`
  const hashing = await runProgram(place, 'openssl', ['dgst', '-sha256', source], output)
  const type = 'content-type: application/octet-stream'
  const words = ['--silent', '--show-error', '--fail', '--request', 'POST', '--upload-file', source, '--header', type]
  const sending = await runProgram(place, 'curl', [...words, url], output)
  if (!sending.output.includes('content-hash')) throw new Error('curl could not send the file')
  return hashing.tookMs + sending.tookMs
}

/** Milliseconds of the product, from its first work on. */
export async function sendWithOutbox(
  place: Workplace,
  company: Company,
  source: string,
  round: number,
): Promise<number> {
  // The same bytes under another name: a file that is there already would not be sent.
  const file = join(place.folder('large-file'), `product-${round}.bin`)
  linkSync(source, file)
  const data = place.folder(`large-file-data-${round}`)
  const seen = await startOutbox(place, company, ['send', file, '--data', data]).finished
  if (seen.firstWorkMs === null || seen.lastDoneMs === null) throw new Error('the product did not tell of its work')
  return seen.lastDoneMs - seen.firstWorkMs
}

function seconds(values: readonly number[]): string {
  return ((values.at(-1) ?? 0) / 1000).toFixed(2)
}
