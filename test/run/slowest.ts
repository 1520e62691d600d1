// Which files of the run took longest, so that a slow test is seen by whoever wrote it.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { z } from 'zod'
import { root } from './tool.ts'

export type FileTime = { readonly file: string; readonly seconds: number }

const unitsSchema = z.object({
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
})

const specsSchema = z.object({
  suites: z.array(
    z.object({
      file: z.string(),
      get suites() {
        return specsSchema.shape.suites.optional()
      },
      specs: z.array(z.object({ tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })) })),
    }),
  ),
})

/** How long each file of vitest's report took; none where there is no report. */
export function timesOfUnits(reportFile: string): readonly FileTime[] {
  const report = read(unitsSchema, reportFile)
  return (report?.testResults ?? []).map(({ name, startTime, endTime }) => ({
    file: relative(root, name).replaceAll('\\', '/'),
    seconds: (endTime - startTime) / 1000,
  }))
}

/** How long the specs of each file took together, from Playwright's report; none where there is no report. */
export function timesOfSpecs(reportFile: string): readonly FileTime[] {
  const suites = read(specsSchema, reportFile)?.suites ?? []
  return suites.map((suite) => ({ file: suite.file, seconds: secondsOf(suite) }))
}

type Suite = z.infer<typeof specsSchema>['suites'][number]

function secondsOf({ specs, suites = [] }: Suite): number {
  const results = specs.flatMap(({ tests }) => tests).flatMap((test) => test.results)
  const own = results.reduce((sum, { duration }) => sum + duration / 1000, 0)
  return suites.reduce((sum, suite) => sum + secondsOf(suite), own)
}

/** Lines for people: the slowest `count` files, the longest first; empty where none is known. */
export function slowestOf(times: readonly FileTime[], count: number): string {
  const slowest = times.toSorted((one, other) => other.seconds - one.seconds).slice(0, count)
  if (slowest.length === 0) return ''
  const lines = slowest.map(({ file, seconds }) => `${seconds.toFixed(0).padStart(5)} s  ${file}`)
  return ['The slowest files:', ...lines].join('\n')
}

/** A report that cannot be read is judged where it is counted. */
function read<Schema extends z.ZodType>(schema: Schema, file: string): z.infer<Schema> | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
