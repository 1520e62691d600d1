// An uploader that watches many files which are all in Dropbox already, and how it is found to be at rest.
import { setTimeout as sleep } from 'node:timers/promises'
import { makeManyUploads } from '#test/rigs/many-uploads.ts'
import { stop } from './child-lines.ts'
import type { Company } from './company.ts'
import { startOutbox } from './outbox-run.ts'
import { pidOf, residentBytes, usedTicks } from './process-memory.ts'
import type { Workplace } from './workplace.ts'

export type ManyDone = { readonly folder: string; readonly data: string }

/** `count` files in a folder, and the records that say that they were sent. */
export async function makeManyDone(place: Workplace, company: Company, count: number): Promise<ManyDone> {
  const made = { folder: place.folder(`many-${count}`), data: place.folder(`many-${count}-data`) }
  await makeManyUploads(made.folder, made.data, company.url, count, 'all_done')
  return made
}

/** At rest: less than a fiftieth of one processor, over this time, twice: a busy machine may give it none for a while. */
const restMs = 3_000
const restTicks = 6
const restsInRow = 2
/** A million files on a busy machine. */
const patienceMs = 60 * 60_000
const ticksPerSecond = 100

export type Resting = {
  readonly restMb: number
  /** Seconds of a processor until it rested. */
  readonly startSeconds: number
  /** Percent of one processor over `idleMs` at rest; null when that was 0. */
  readonly idlePercent: number | null
}

/** Watches until the process rests, then for `idleMs` more. */
export async function watchAtRest(
  place: Workplace,
  company: Company,
  { folder, data }: ManyDone,
  program: string,
  idleMs = 0,
): Promise<Resting> {
  const run = startOutbox(place, company, ['watch', '--yes', '--folder', folder, '--data', data], program)
  const pid = pidOf(run.child)
  const startMs = performance.now()
  for (let [ticks, rests] = [0, 0]; rests < restsInRow;) {
    await sleep(restMs)
    if (performance.now() - startMs > patienceMs) throw new Error('the uploader did not come to rest')
    const ticksNow = usedTicks(pid)
    const isAtRest = run.seen.readyMs !== null && ticksNow - ticks <= restTicks
    rests = isAtRest ? rests + 1 : 0
    ticks = ticksNow
  }
  const startSeconds = usedTicks(pid) / ticksPerSecond
  const restMb = residentBytes(pid) / 1e6
  const before = usedTicks(pid)
  const idleStartMs = performance.now()
  if (idleMs > 0) await sleep(idleMs)
  const idleSeconds = (performance.now() - idleStartMs) / 1_000
  const idlePercent = idleMs > 0 ? (100 * (usedTicks(pid) - before)) / ticksPerSecond / idleSeconds : null
  await stop(run.child)
  return { restMb, startSeconds, idlePercent }
}
