// 2,000 files of 10 KiB through the whole product path, against curl doing the same two requests for each.
//
// The product: `outbox watch --once` as a process, from the moment it begins to read the first file (all have been quiet
// for two seconds) until its summary, when everything is verified and written to its records on disk. curl: one process
// asks for all 2,000 links, 8 at once, then one process posts all files, 8 at once; from start to end of both, without
// the reading of the answers in between, without hashing, without records. Both talk to the same server and the same
// local Dropbox, which writes the files to its disk. One round that does not count comes first: the side that met servers
// that have just started would look slow.
import { hash, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LinkRequest } from '#shared/contract/link-api.ts'
import { startCompany } from '../rig/company.ts'
import type { Company } from '../rig/company.ts'
import { missingProgram, quoted, runProgram } from '../rig/curl.ts'
import { makeSmallFiles } from '../rig/made-files.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import { median } from '../median.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import type { Workplace } from '../rig/workplace.ts'

const size = { count: 2_000, sizeBytes: 10 * 1024, perFolder: 100 }
const curlsAtOnce = 8

export const smallFiles: Measure = {
  name: 'small-files',
  what: '2,000 x 10 KiB sent by the product / both requests done with curl -Z, 8 at once',
  target: 1.5,
  unit: 'times',
  higher: false,
  take: takeSmallFiles,
}

async function takeSmallFiles(place: Workplace): Promise<Taken> {
  const because = await missingProgram(place, ['curl'])
  if (because !== null) return { kind: 'not_taken', because }
  const company = await startCompany(place, 'small-files-company')
  const ours: number[] = []
  const curls: number[] = []
  await sendWithCurl(place, company, usualRounds)
  await sendWithOutbox(place, company, usualRounds)
  for (let round = 0; round < usualRounds; round += 1) {
    curls.push(await sendWithCurl(place, company, round))
    ours.push(await sendWithOutbox(place, company, round))
    const [curlMs = 0, oursMs = 0] = [curls.at(-1), ours.at(-1)]
    place.say(`small-files: round ${round + 1}, curl ${curlMs.toFixed(0)} ms, product ${oursMs.toFixed(0)} ms`)
  }
  await company.close()
  const values = ours.map((tookMs, round) => tookMs / (curls[round] ?? Number.NaN))
  return { kind: 'taken', values, beside: { productSeconds: median(ours) / 1000, curlSeconds: median(curls) / 1000 } }
}

async function sendWithCurl(place: Workplace, company: Company, round: number): Promise<number> {
  const folder = place.folder(`small-files-curl-${round}`)
  const files = makeSmallFiles(folder, size)
  const asks = [...files].map(([name, bytes]) => linkAsk(company, `curl-${round}/${name}`, bytes))
  const asking = await runCurl(place, join(folder, 'asks'), asks)
  const links = [...asking.output.matchAll(/"url":"([^"]+)"/g)].map(([, url = '']) => url)
  if (links.length !== size.count) throw new Error(`curl got ${links.length} links of ${size.count}`)
  const names = [...files.keys()]
  // The answers come in any order; which file goes to which of the links changes nothing of the work.
  const posts = links.map((url, index) => post(url, join(folder, names[index] ?? '')))
  const posting = await runCurl(place, join(folder, 'posts'), posts)
  const stored = posting.output.split('content-hash').length - 1
  if (stored !== size.count) throw new Error(`curl sent ${stored} files of ${size.count}`)
  return asking.tookMs + posting.tookMs
}

function linkAsk(company: Company, path: string, bytes: Buffer): string {
  const ask: LinkRequest = {
    path,
    size: bytes.byteLength,
    contentHash: hash('sha256', hash('sha256', bytes, 'buffer'), 'hex'),
    clientModified: null,
    replaces: null,
  }
  return [
    `url = ${quoted(`${company.url}/v1/links`)}`,
    `header = ${quoted(`authorization: Bearer ${company.token}`)}`,
    'header = "content-type: application/json"',
    `header = ${quoted(`idempotency-key: ${randomUUID()}`)}`,
    `data = ${quoted(JSON.stringify(ask))}`,
  ].join('\n')
}

function post(url: string, file: string): string {
  return [
    `url = ${quoted(url)}`,
    'header = "content-type: application/octet-stream"',
    `data-binary = ${quoted(`@${file}`)}`,
  ].join('\n')
}

function runCurl(place: Workplace, file: string, requests: readonly string[]): ReturnType<typeof runProgram> {
  // `next` keeps the requests apart; without it the headers of one would go with all.
  writeFileSync(file, requests.join('\nnext\n'))
  const words = ['--silent', '--show-error', '--parallel', '--parallel-max', String(curlsAtOnce), '--config', file]
  return runProgram(place, 'curl', words, `${file}.output`)
}

async function sendWithOutbox(place: Workplace, company: Company, round: number): Promise<number> {
  const folder = place.folder(`small-files-product-${round}`)
  makeSmallFiles(join(folder, `product-${round}`), size)
  const data = place.folder(`small-files-data-${round}`)
  const seen = await startOutbox(place, company, ['watch', '--yes', '--once', '--folder', folder, '--data', data])
    .finished
  if (seen.firstWorkMs === null || seen.summaryMs === null) throw new Error('the product did not tell of its work')
  if (seen.summary?.done !== size.count) throw new Error('the product did not send all files')
  return seen.summaryMs - seen.firstWorkMs
}
