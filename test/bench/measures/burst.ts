// 10,000 files made in one go in one folder that is watched: how long after the last one was made the last one is seen.
// The making runs on the same processors, so what it took is told beside.
import { join } from 'node:path'
import { readyLine, stop } from '../rig/child-lines.ts'
import { startCompany } from '../rig/company.ts'
import type { Company } from '../rig/company.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import { median } from '../median.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import type { Workplace } from '../rig/workplace.ts'
import { setTimeout as sleep } from 'node:timers/promises'

const fileCount = 10_000
const sizeBytes = 100

/** All must be seen within this, or some never will be: ten times the target. */
const patienceMs = 30_000

/** From "ready" until the folder is watched and was looked at once: it is empty. */
const settlingInMs = 1_500

export const burst: Measure = {
  name: 'burst',
  what: '10,000 files made in one go: all seen, the last one so long after the last was made',
  target: 3,
  unit: 'seconds',
  higher: false,
  take: takeBurst,
}

type Burst = { readonly madeMs: number; readonly seenMs: number }

async function takeBurst(place: Workplace): Promise<Taken> {
  const company = await startCompany(place, 'burst-company')
  const bursts: Burst[] = []
  for (let round = 0; round < usualRounds; round += 1) {
    const taken = await oneBurst(place, company, round)
    bursts.push(taken)
    place.say(
      `burst: round ${round + 1}, made in ${taken.madeMs.toFixed(0)} ms, seen ${taken.seenMs.toFixed(0)} ms after`,
    )
  }
  await company.close()
  const values = bursts.map(({ seenMs }) => seenMs / 1_000)
  return { kind: 'taken', values, beside: { makingSeconds: median(bursts.map(({ madeMs }) => madeMs)) / 1_000 } }
}

async function oneBurst(place: Workplace, company: Company, round: number): Promise<Burst> {
  const folder = place.folder(`burst-${round}`)
  const data = place.folder(`burst-data-${round}`)
  const run = startOutbox(place, company, ['watch', '--yes', '--folder', folder, '--data', data])
  const ready = new Promise<void>((resolve) => run.onLine((seen) => void (seen.readyMs !== null && resolve())))
  const allSeen = new Promise<void>((resolve) =>
    run.onLine((seen) => void (seen.paths.size === fileCount && resolve())),
  )
  await ready
  await sleep(settlingInMs)
  const startMs = performance.now()
  const words = [join(folder, `burst-${round}`), fileCount, sizeBytes, fileCount].map(String)
  await readyLine(place.startNode('./make-files-child.ts', words))
  const madeAtMs = performance.now()
  const isSeen = await Promise.race([allSeen.then(() => true), sleep(patienceMs, false)])
  await stop(run.child)
  const { lastNewPathMs, paths } = run.seen
  if (!isSeen || lastNewPathMs === null) throw new Error(`only ${paths.size} of ${fileCount} files were seen`)
  return { madeMs: madeAtMs - startMs, seenMs: Math.max(0, lastNewPathMs - madeAtMs) }
}
