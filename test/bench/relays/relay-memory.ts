// How much more memory 8 GiB through a relay take than 1 MiB by a link, of the product and of the company server: the peak of
// each, a new process for each. The value is the larger of both differences.
import { join } from 'node:path'
import { startCompany } from '../rig/company.ts'
import { makeLargeFile, makeSparseFile } from '../rig/made-files.ts'
import type { Measure, Taken } from '../measure.ts'
import { median } from '../median.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import { forgetPeak, memoryUntold, peakBytes, pidOf } from '../rig/process-memory.ts'
import type { Workplace } from '../rig/workplace.ts'

const mib = 1024 ** 2
const largeBytes = 8 * 1024 ** 3
/** A round takes minutes. */
const rounds = 3

export const relayMemory: Measure = {
  name: 'relay-memory',
  what: 'peak memory with 8 GiB through a relay minus with 1 MiB, of product or server, the larger',
  target: 48,
  unit: 'MiB',
  higher: false,
  take: takeRelayMemory,
}

type Peaks = { readonly product: number; readonly server: number }

async function takeRelayMemory(place: Workplace): Promise<Taken> {
  const because = memoryUntold()
  if (because !== null) return { kind: 'not_taken', because }
  const more: Peaks[] = []
  for (let round = 0; round < rounds; round += 1) {
    const folder = place.folder(`relay-memory-${round}`)
    const files = { small: join(folder, 'small.bin'), large: join(folder, 'large.bin') }
    makeLargeFile(files.small, mib)
    makeSparseFile(files.large, largeBytes)
    const small = await peaksWhileSending(place, files.small, `${round}-small`)
    const large = await peaksWhileSending(place, files.large, `${round}-large`)
    more.push({ product: large.product - small.product, server: large.server - small.server })
    place.say(`relay-memory: round ${round + 1}, 1 MiB ${told(small)}, 8 GiB ${told(large)}`)
  }
  const values = more.map(({ product, server }) => Math.max(product, server))
  const beside = {
    productMib: Math.round(median(more.map(({ product }) => product))),
    serverMib: Math.round(median(more.map(({ server }) => server))),
  }
  return { kind: 'taken', values, beside }
}

function told({ product, server }: Peaks): string {
  return `${product.toFixed(0)} and ${server.toFixed(0)} MiB`
}

/** In MiB. */
async function peaksWhileSending(place: Workplace, file: string, name: string): Promise<Peaks> {
  const company = await startCompany(place, `relay-memory-company-${name}`, 2 * mib)
  const run = startOutbox(place, company, ['send', file, '--data', `${file}-data`])
  const pid = pidOf(run.child)
  let isForgotten = false
  let peaks: Peaks | null = null
  run.onLine((seen) => {
    // Starting a program takes more than running it: that peak is the same for both and would hide the difference.
    if (seen.readyMs !== null && !isForgotten) {
      isForgotten = true
      forgetPeak(pid)
      forgetPeak(company.serverPid())
    }
    if (seen.done > 0) peaks ??= { product: peakBytes(pid) / mib, server: peakBytes(company.serverPid()) / mib }
  })
  await run.finished
  await company.close()
  if (peaks === null) throw new Error('the memory of the product could not be read')
  return peaks
}
