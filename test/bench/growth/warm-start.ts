// A start over many files that are all in Dropbox, until nothing is left to do, against `find` that prints the same tree. The
// product runs as it is installed, with --once, from the start of its process to its summary.
import { execFileSync } from 'node:child_process'
import type { Measure, Scale, Taken } from '../measure.ts'
import { usualRounds } from '../measure.ts'
import { median } from '../median.ts'
import { startCompany } from '../rig/company.ts'
import type { Company } from '../rig/company.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import { ownCheckout, packedProgram } from '../rig/packed-program.ts'
import { makeManyDone } from '../rig/resting-run.ts'
import type { ManyDone } from '../rig/resting-run.ts'
import type { Workplace } from '../rig/workplace.ts'

export const warmStart: Measure = {
  name: 'warm-start',
  what: 'start with 20,000 files (--full: 100,000) all done until nothing is left / find over the same tree',
  target: 4,
  unit: 'times',
  higher: false,
  take: takeWarmStart,
}

async function takeWarmStart(place: Workplace, { full }: Scale): Promise<Taken> {
  const company = await startCompany(place, 'warm-start-company')
  const many = await makeManyDone(place, company, full ? 100_000 : 20_000)
  const program = await packedProgram(place, ownCheckout, 'packed-now')
  const [ours, finds]: [number[], number[]] = [[], []]
  for (let round = 0; round < usualRounds; round += 1) {
    finds.push(findMs(many.folder))
    ours.push(await warmStartMs(place, company, many, program))
    place.say(`warm-start: find ${finds.at(-1)?.toFixed(0)} ms, product ${ours.at(-1)?.toFixed(0)} ms`)
  }
  await company.close()
  const values = ours.map((ms, round) => ms / (finds[round] ?? Number.NaN))
  return { kind: 'taken', values, beside: { productMs: median(ours), findMs: median(finds) } }
}

async function warmStartMs(
  place: Workplace,
  company: Company,
  { folder, data }: ManyDone,
  program: string,
): Promise<number> {
  const startMs = performance.now()
  const words = ['watch', '--yes', '--once', '--folder', folder, '--data', data]
  const { summaryMs } = await startOutbox(place, company, words, program).finished
  if (summaryMs === null) throw new Error('the product did not tell its end')
  return summaryMs - startMs
}

function findMs(folder: string): number {
  const startMs = performance.now()
  execFileSync('find', [folder, '-printf', String.raw`%p %s %T@ %C@ %i\n`], { maxBuffer: 1e9 })
  return performance.now() - startMs
}
