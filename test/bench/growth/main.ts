// `node test/bench/growth/main.ts FILE.svg [--full]`: how cost grows from 1,000 to 100,000 files (--full: 1,000,000), as a
// picture and as one JSON line for each number of files. All but memory is processor time, which other work on the machine hardly
// changes. The program is measured as it is installed.
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { median } from '../median.ts'
import { readyLine } from '../rig/child-lines.ts'
import { startCompany } from '../rig/company.ts'
import { ownCheckout, packedProgram } from '../rig/packed-program.ts'
import { makeManyDone, watchAtRest, type Resting } from '../rig/resting-run.ts'
import { openWorkplace } from '../rig/workplace.ts'
import { curvePicture } from './curve-picture.ts'
import type { Point } from './curve-picture.ts'

type Cost = {
  readonly files: number
  readonly restMb: number
  readonly startSeconds: number
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
    const rests: Resting[] = []
    for (let round = 0; round < roundsOf(files); round += 1)
      rests.push(await watchAtRest(place, company, many, program))
    const scan = z.object({ cheapestMs: z.number(), files: z.literal(files) })
    const { cheapestMs } = scan.parse(await readyLine(place.startNode('../growth/scan-child.ts', [many.folder])))
    const engine = z.object({ processorMs: z.number(), events: z.int() })
    const { processorMs, events } = engine.parse(await readyLine(place.startNode('./engine-child.ts', [String(files)])))
    const cost = {
      files,
      restMb: median(rests.map(({ restMb }) => restMb)),
      startSeconds: median(rests.map(({ startSeconds }) => startSeconds)),
      scanMs: cheapestMs,
      engineEventMicroseconds: (processorMs * 1_000) / events,
    }
    console.log(JSON.stringify(cost))
    costs.push(cost)
  }
  await company.close()
  const points = (of: (cost: Cost) => number): readonly Point[] =>
    costs.map((cost) => ({ files: cost.files, value: of(cost) }))
  const series = [
    { name: 'Memory at rest', unit: 'MB', points: points(({ restMb }) => restMb) },
    { name: 'Start until all is at rest', unit: 's of processor', points: points(({ startSeconds }) => startSeconds) },
    { name: 'A look through the folder', unit: 'ms of processor', points: points(({ scanMs }) => scanMs) },
    {
      name: 'One event of the engine',
      unit: 'µs of processor',
      points: points((cost) => cost.engineEventMicroseconds),
    },
  ]
  writeFileSync(picture, curvePicture(series))
} finally {
  place.clear()
}
