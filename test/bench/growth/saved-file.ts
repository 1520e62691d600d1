// One file saved in a watched folder: how much longer than its quiet time it takes until its first byte may leave, which is
// when its intent to send is on disk and it is told as being sent.
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Measure, Taken } from '../measure.ts'
import { stop } from '../rig/child-lines.ts'
import { startCompany } from '../rig/company.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import { ownCheckout, packedProgram } from '../rig/packed-program.ts'
import type { Workplace } from '../rig/workplace.ts'

const files = 7
const quietMs = 2_000
const settlingInMs = 1_500
/** Of a file with a few bytes only, its program may not have finished: it waits longer. */
const sizeBytes = 10 * 1024

export const savedFile: Measure = {
  name: 'saved-file',
  what: 'one saved file, until it is being sent, beyond its quiet time',
  target: 150,
  unit: 'ms',
  higher: false,
  take: takeSavedFile,
}

async function takeSavedFile(place: Workplace): Promise<Taken> {
  const company = await startCompany(place, 'saved-file-company')
  const program = await packedProgram(place, ownCheckout, 'packed-now')
  const folder = place.folder('saved-file')
  const words = ['watch', '--yes', '--folder', folder, '--data', place.folder('saved-file-data')]
  const run = startOutbox(place, company, words, program)
  await new Promise<void>((resolve) => run.onLine((seen) => void (seen.readyMs !== null && resolve())))
  await sleep(settlingInMs)
  const [values, doneMs]: [number[], number[]] = [[], []]
  for (let index = 0; index < files; index += 1) {
    const savedMs = performance.now()
    writeFileSync(join(folder, `letter-${index}.txt`), randomBytes(sizeBytes))
    await new Promise<void>((resolve) => run.onLine(({ done }) => void (done === index + 1 && resolve())))
    values.push((run.seen.lastSendingMs ?? Number.NaN) - savedMs - quietMs)
    doneMs.push((run.seen.lastDoneMs ?? Number.NaN) - savedMs - quietMs)
  }
  await stop(run.child)
  await company.close()
  return { kind: 'taken', values, beside: { untilDoneMs: Math.max(...doneMs) } }
}
