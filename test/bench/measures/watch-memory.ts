// The memory of an uploader that watches 100,000 files in 1,000 folders, all of them in Dropbox, once it is at rest. Two
// cases: the run that sent them all, and every later start, which finds them all done. The first takes minutes, so there
// is one round of it and some of the second; the value is the larger one of a round of each.
import { setTimeout as sleep } from 'node:timers/promises'
import { stop } from '../rig/child-lines.ts'
import { startCompany } from '../rig/company.ts'
import type { Company } from '../rig/company.ts'
import { makeSmallFiles } from '../rig/made-files.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import { median } from '../median.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import { memoryUntold, peakBytes, pidOf, residentBytes, usedTicks } from '../rig/process-memory.ts'
import type { Workplace } from '../rig/workplace.ts'

const size = { count: 100_000, sizeBytes: 100, perFolder: 100 }
const megabyte = 1e6

/** At rest: less than a fiftieth of one processor, over this time. */
const restMs = 3_000
const restTicks = 6
/** Nothing here may take longer than this. */
const patienceMs = 20 * 60_000

export const watchMemory: Measure = {
  name: 'watch-memory',
  what: 'memory of the uploader with 100,000 files in 1,000 folders watched, all done',
  target: 300,
  unit: 'MB',
  higher: false,
  take: takeWatchMemory,
}

type Held = { readonly restMb: number; readonly peakMb: number }

async function takeWatchMemory(place: Workplace): Promise<Taken> {
  const because = memoryUntold()
  if (because !== null) return { kind: 'not_taken', because }
  const company = await startCompany(place, 'watch-memory-company')
  const folder = place.folder('watch-memory')
  makeSmallFiles(folder, size)
  const sending = await heldByWatcher(place, company, folder, size.count)
  place.say(`watch-memory: ${sending.restMb.toFixed(0)} MB after sending all, ${sending.peakMb.toFixed(0)} at most`)
  const later: Held[] = []
  for (let round = 0; round < usualRounds; round += 1) {
    later.push(await heldByWatcher(place, company, folder, 0))
    place.say(`watch-memory: ${later.at(-1)?.restMb.toFixed(0)} MB after start ${round + 2}`)
  }
  await company.close()
  const values = later.map(({ restMb }) => Math.max(restMb, sending.restMb))
  const beside = {
    afterSendingMb: Math.round(sending.restMb),
    afterStartMb: Math.round(median(later.map(({ restMb }) => restMb))),
    peakSendingMb: Math.round(sending.peakMb),
    peakStartMb: Math.round(median(later.map(({ peakMb }) => peakMb))),
  }
  return { kind: 'taken', values, beside }
}

/** Watches until `toSend` files arrived and the process rests. */
async function heldByWatcher(place: Workplace, company: Company, folder: string, toSend: number): Promise<Held> {
  const data = place.folder('watch-memory-data')
  const run = startOutbox(place, company, ['watch', '--yes', '--folder', folder, '--data', data])
  const pid = pidOf(run.child)
  let hasEnded = false
  const ended = run.finished.finally(() => {
    hasEnded = true
  })
  const startMs = performance.now()
  let ticks = 0
  for (let isAtRest = false; !isAtRest;) {
    await sleep(restMs)
    if (hasEnded) break
    if (performance.now() - startMs > patienceMs) throw new Error(`only ${run.seen.done} files were sent`)
    const ticksNow = usedTicks(pid)
    isAtRest = run.seen.readyMs !== null && run.seen.done >= toSend && ticksNow - ticks <= restTicks
    ticks = ticksNow
  }
  const held = { restMb: residentBytes(pid) / megabyte, peakMb: peakBytes(pid) / megabyte }
  await stop(run.child)
  const { summary } = await ended
  if (summary?.done !== size.count) throw new Error('not all files were done')
  return held
}
