// The tests on Windows' Node, counted; see test/windows/README.md.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { broken, type Count } from './count.ts'
import { failureSchema, type Failure } from './failures.ts'
import { runToolQuietly } from './tool.ts'

const numbersSchema = z.object({ passed: z.int(), failed: z.int(), skipped: z.int() })
const failuresSchema = z.object({ failures: z.array(failureSchema) })

/** Runs beside other tools, so its output is shown at its end. */
export async function runWindows(numbersFile: string): Promise<Count> {
  const { passed } = await runToolQuietly(['node', 'test/windows/main.ts', '--numbers', numbersFile])
  return countWindows(numbersFile, passed)
}

/** What failed there; none where the file cannot be read, which is judged where it is counted. */
export function failuresOfWindows(numbersFile: string): readonly Failure[] {
  try {
    const { failures } = failuresSchema.parse(JSON.parse(readFileSync(numbersFile, 'utf8')))
    return failures.map(({ test, message }) => ({ test: `on Windows' Node: ${test}`, message }))
  } catch {
    return []
  }
}

export function countWindows(numbersFile: string, ended: boolean): Count {
  try {
    const count = numbersSchema.parse(JSON.parse(readFileSync(numbersFile, 'utf8')))
    return !ended && count.failed === 0 ? { ...count, failed: 1 } : count
  } catch {
    return broken
  }
}
