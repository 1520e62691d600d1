// A program of the repository as tests start it again and again: bundled into one file, once for all processes of a test run.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Format } from './bundle.ts'
import { keyOfSources, root } from './key-of-sources.ts'
import { beginFolder, finishFolder } from './kept-folder.ts'

const maker = fileURLToPath(new URL('make-program.ts', import.meta.url))

const programs = new Map<string, string>()

/**
 * The file to start for the program that begins in `entry`, for example `src/cli/main.ts`, or in a folder of tests. For `format` see
 * `bundleTo`. The bundler does not run on the Node of Windows: there it is what `programsFor` made before, or `entry` itself.
 */
export function builtProgram(entry: string, format: Format = 'es'): string {
  const packages = join(root, 'node_modules')
  const program =
    programs.get(entry) ??
    (process.platform === 'win32' ? madeBefore(entry, packages) : buildFor(packages, entry, format))
  programs.set(entry, program)
  return program
}

const madeSchema = z.record(z.string(), z.string())

/** Which ones were made is told: to find out takes a look at each source, and under wine those are seconds. */
function madeBefore(entry: string, packages: string): string {
  const program = madeSchema.parse(JSON.parse(process.env['OUTBOX_PROGRAMS'] ?? '{}'))[entry]
  return program === undefined ? join(root, entry) : join(packages, program)
}

/** Makes the programs; the answer is for the variable `OUTBOX_PROGRAMS` of whoever finds `packages` as the project's node_modules. */
export function programsFor(packages: string, entries: readonly string[]): string {
  const made = entries.map((entry) => [entry, relative(packages, buildFor(packages, entry))])
  return JSON.stringify(Object.fromEntries(made))
}

function programIn(packages: string, entry: string): string {
  return join(packages, '.cache/programs', keyOf(entry), 'program.js')
}

/** Makes the program for whoever finds `packages` as the project's node_modules, and answers its file. */
function buildFor(packages: string, entry: string, format: Format = 'es'): string {
  const program = programIn(packages, entry)
  if (existsSync(program)) return program
  const folder = dirname(program)
  const made = beginFolder(folder)
  const { status, stdout, stderr } = spawnSync(process.execPath, [maker, entry, made, format], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${entry} was not bundled: ${stdout}${stderr}`)
  finishFolder(made, folder)
  return program
}

function keyOf(entry: string): string {
  const folders = entry.startsWith('src/') ? ['src'] : ['src', 'test']
  return keyOfSources(entry, [...folders, 'test/rigs/bundles/bundle.ts'])
}
