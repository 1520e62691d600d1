// `node test/bench/growth/main.ts FILE.svg [--full]`: how cost grows from 1,000 to 100,000 files (--full: 1,000,000), as a
// picture and as one JSON line for each number of files. The program is measured as it is installed.
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { median } from '../median.ts'
import { readyLine } from '../rig/child-lines.ts'
import { startCompany } from '../rig/company.ts'
import { ownCheckout, packedProgram } from '../rig/packed-program.ts'
import { makeManyDone, watchAtRest } from '../rig/resting-run.ts'
import { openWorkplace } from '../rig/workplace.ts'
import { curvePicture } from './curve-picture.ts'
import type { Point } from './curve-picture.ts'
import { warmStartMs } from './warm-start.ts'

type Cost = {
  readonly files: number
  readonly restMb: number
  readonly startMs: number
  readonly startCpuSeconds: number
  readonly scanMs: number
  readonly engineEventMicroseconds: number
}

/** What takes long varies little. */
const roundsOf = (files: number): number => (files < 100_000 ? 3 : 1)
const [picture, ...options] = process.argv.slice(2)
if (picture === undefined) throw new Error('Usage: node test/bench/growth/main.ts FILE.svg [--full]')
const sizes = [1_000, 10_000, 100_000, ...(options.includes('--full') ? [1_000_000] : [])]

const place = openWorkplace((text) => console.error(text))
try {
  const company = await startCompany(place, 'curve-company')
  const program = await packedProgram(place, ownCheckout, 'packed-now')
  const costs: Cost[] = []
  for (const files of sizes) {
    const many = await makeManyDone(place, company, files)
    const starts: number[] = []
    for (let round = 0; round < roundsOf(files); round += 1)
      starts.push(await warmStartMs(place, company, many, program))
    const { restMb, startSeconds } = await watchAtRest(place, company, many, program)
    const scan = z.object({ quickestMs: z.number() })
    const { quickestMs } = scan.parse(await readyLine(place.startNode('../growth/scan-child.ts', [many.folder])))
    const engine = z.object({ tookMs: z.number(), events: z.int() })
    const { tookMs, events } = engine.parse(await readyLine(place.startNode('./engine-child.ts', [String(files)])))
    const cost = {
      files,
      restMb,
      startMs: median(starts),
      startCpuSeconds: startSeconds,
      scanMs: quickestMs,
      engineEventMicroseconds: (tookMs * 1_000) / events,
    }
    console.log(JSON.stringify(cost))
    costs.push(cost)
  }
  await company.close()
  const points = (of: (cost: Cost) => number): readonly Point[] =>
    costs.map((cost) => ({ files: cost.files, value: of(cost) }))
  const series = [
    { name: 'Memory at rest', unit: 'MB', points: points(({ restMb }) => restMb) },
    { name: 'Start until nothing is left', unit: 'ms', points: points(({ startMs }) => startMs) },
    { name: 'One look through the folder', unit: 'ms', points: points(({ scanMs }) => scanMs) },
    { name: 'One event of the engine', unit: 'µs', points: points((cost) => cost.engineEventMicroseconds) },
  ]
  writeFileSync(picture, curvePicture(series))
} finally {
  place.clear()
}
