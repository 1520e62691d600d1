// The programs of the system that the product is measured against.
import { closeSync, openSync, readFileSync } from 'node:fs'
import { ending } from './child-lines.ts'
import type { Workplace } from './workplace.ts'

/** The first of `programs` that this system lacks, as a sentence; null when all are there. */
export async function missingProgram(place: Workplace, programs: readonly string[]): Promise<string | null> {
  for (const program of programs) {
    const child = place.start(program, [program === 'openssl' ? 'version' : '--version'], 'ignore')
    const found = await ending(child).then(
      (code) => code === 0,
      () => false,
    )
    if (!found) return `The program ${program} is missing on this system.`
  }
  return null
}

export type ProgramRun = { readonly tookMs: number; readonly output: string }

/** Runs a program to its end, its standard output into `outputFile`. Throws when it fails. */
export async function runProgram(
  place: Workplace,
  program: string,
  args: readonly string[],
  outputFile: string,
): Promise<ProgramRun> {
  const descriptor = openSync(outputFile, 'w')
  try {
    const startMs = performance.now()
    const code = await ending(place.start(program, args, ['ignore', descriptor, 'ignore']))
    const tookMs = performance.now() - startMs
    if (code !== 0) throw new Error(`${program} ended with ${code}`)
    return { tookMs, output: readFileSync(outputFile, 'utf8') }
  } finally {
    closeSync(descriptor)
  }
}

/** A value as curl's settings file wants it. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
