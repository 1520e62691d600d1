// How much more memory a large file takes than a small one: the peak while sending 4 GiB minus the peak while sending
// 1 MiB, each in a process of its own, from the moment the program is ready until the file is in Dropbox. The large file
// is sparse: only its size matters here.
import { join } from 'node:path'
import { startCompany } from '../rig/company.ts'
import type { Company } from '../rig/company.ts'
import { makeLargeFile, makeSparseFile } from '../rig/made-files.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import { median } from '../median.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import { forgetPeak, memoryUntold, peakBytes, pidOf } from '../rig/process-memory.ts'
import type { Workplace } from '../rig/workplace.ts'

const mib = 1024 ** 2
const largeBytes = 4 * 1024 ** 3

export const sendMemory: Measure = {
  name: 'send-memory',
  what: 'peak memory while sending 4 GiB minus while sending 1 MiB',
  target: 32,
  unit: 'MiB',
  higher: false,
  take: takeSendMemory,
}

async function takeSendMemory(place: Workplace): Promise<Taken> {
  const because = memoryUntold()
  if (because !== null) return { kind: 'not_taken', because }
  const company = await startCompany(place, 'send-memory-company')
  const small: number[] = []
  const large: number[] = []
  for (let round = 0; round < usualRounds; round += 1) {
    const folder = place.folder(`send-memory-${round}`)
    const files = { small: join(folder, `small-${round}.bin`), large: join(folder, `large-${round}.bin`) }
    makeLargeFile(files.small, mib)
    makeSparseFile(files.large, largeBytes)
    small.push(await peakWhileSending(place, company, files.small))
    large.push(await peakWhileSending(place, company, files.large))
    place.say(
      `send-memory: round ${round + 1}, 1 MiB ${small.at(-1)?.toFixed(0)}, 4 GiB ${large.at(-1)?.toFixed(0)} MiB`,
    )
  }
  await company.close()
  const values = large.map((peak, round) => peak - (small[round] ?? Number.NaN))
  const beside = { smallMib: Math.round(median(small)), largeMib: Math.round(median(large)) }
  return { kind: 'taken', values, beside }
}

/** In MiB. */
async function peakWhileSending(place: Workplace, company: Company, file: string): Promise<number> {
  const run = startOutbox(place, company, ['send', file, '--data', `${file}-data`])
  const pid = pidOf(run.child)
  let isForgotten = false
  let peak: number | null = null
  run.onLine((seen) => {
    // Starting a program takes more than running it: that peak is the same for both and would hide the difference.
    if (seen.readyMs !== null && !isForgotten) {
      isForgotten = true
      forgetPeak(pid)
    }
    if (seen.done > 0) peak ??= peakBytes(pid)
  })
  await run.finished
  if (peak === null) throw new Error('the memory of the product could not be read')
  return peak / mib
}
