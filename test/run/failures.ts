// What failed in a run, told once more at its end: whoever sees only the last lines of a long output should know where to look.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'
import { root } from './tool.ts'

export const failureSchema = z.object({ test: z.string(), message: z.string() })

/** A test by its file and name, and what it said. */
export type Failure = z.infer<typeof failureSchema>

const unitsSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

const errorSchema = z.object({ message: z.string().optional() })

const suiteSchema = z.object({
  title: z.string(),
  specs: z.array(
    z.object({
      title: z.string(),
      ok: z.boolean(),
      tests: z.array(z.object({ results: z.array(z.object({ errors: z.array(errorSchema) })) })),
    }),
  ),
  get suites() {
    return z.array(suiteSchema).optional()
  },
})
type Suite = z.infer<typeof suiteSchema>

const specsSchema = z.object({ suites: z.array(suiteSchema), errors: z.array(errorSchema) })

/**
 * What failed in vitest's report (its JSON, parsed); a file that did not load is told by its own name. `fileOf` makes a path
 * in the project of a path in the report. Throws for what is no such report.
 */
export function failuresOfReport(report: unknown, fileOf: (path: string) => string): readonly Failure[] {
  return unitsSchema.parse(report).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = fileOf(name)
    const failed = assertionResults.filter((result) => result.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [{ test: file, message: message ?? '' }] : []
    return failed.map(({ ancestorTitles, title, failureMessages }) => ({
      test: [file, ...ancestorTitles, title].join(' > '),
      message: (failureMessages ?? []).join('\n'),
    }))
  })
}

/** What failed in the file with vitest's report; none where it cannot be read, which is judged where it is counted. */
export function failuresOfUnits(reportFile: string): readonly Failure[] {
  return read(reportFile, (report) => failuresOfReport(report, (path) => relative(root, path).replaceAll('\\', '/')))
}

/** What failed in the file with Playwright's report, also what passed only at a second try; none where it cannot be read. */
export function failuresOfSpecs(reportFile: string): readonly Failure[] {
  return read(reportFile, (report) => {
    const { suites, errors } = specsSchema.parse(report)
    const outside = errors.map(({ message = '' }) => ({ test: 'the specs of the app', message }))
    return [...suites.flatMap((suite) => failuresIn(suite, [])), ...outside]
  })
}

function failuresIn({ title, specs, suites = [] }: Suite, above: readonly string[]): readonly Failure[] {
  const here = [...above, title]
  const own = specs.flatMap((spec) => {
    const errors = spec.tests.flatMap(({ results }) => results).flatMap((result) => result.errors)
    if (spec.ok && errors.length === 0) return []
    return [{ test: [...here, spec.title].join(' > '), message: errors.map(({ message = '' }) => message).join('\n') }]
  })
  return [...own, ...suites.flatMap((suite) => failuresIn(suite, here))]
}

/** Lines of a message that are told again; the whole stands further above in the output. */
const mostLines = 12

/** Lines for people; empty where nothing failed. */
export function failuresText(failures: readonly Failure[]): string {
  if (failures.length === 0) return ''
  const lines = failures.flatMap(({ test, message }) => [
    `  ${test}`,
    ...linesOf(message).map((line) => `      ${line}`),
  ])
  return ['What failed:', ...lines].join('\n')
}

function linesOf(message: string): readonly string[] {
  const lines = stripVTControlCharacters(message).split('\n')
  return lines.filter((line) => line.trim() !== '').slice(0, mostLines)
}

function read(file: string, failuresFrom: (report: unknown) => readonly Failure[]): readonly Failure[] {
  try {
    return failuresFrom(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return []
  }
}
