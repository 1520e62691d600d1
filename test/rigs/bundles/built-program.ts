// A program of the repository as tests start it again and again: bundled into one file, once for all processes of a test run.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const cache = join(root, 'node_modules/.cache/programs')
const maker = fileURLToPath(new URL('make-program.ts', import.meta.url))
const keptMs = 24 * 60 * 60_000

const programs = new Map<string, string>()

/**
 * The file to start for the program that begins in `entry`, for example `src/cli/main.ts`. The bundler does not run on the
 * Node of Windows: there it is `entry` itself.
 */
export function builtProgram(entry: string): string {
  if (process.platform === 'win32') return join(root, entry)
  const program = programs.get(entry) ?? make(entry)
  programs.set(entry, program)
  return program
}

function make(entry: string): string {
  const folder = join(cache, keyOf(entry))
  const program = join(folder, 'program.js')
  if (existsSync(program)) return program
  mkdirSync(cache, { recursive: true })
  removeOld()
  const made = mkdtempSync(join(cache, 'made-'))
  const { status, stdout, stderr } = spawnSync(process.execPath, [maker, entry, made], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${entry} was not bundled: ${stdout}${stderr}`)
  try {
    renameSync(made, folder)
  } catch (error) {
    rmSync(made, { recursive: true, force: true })
    // Another process of the run was quicker.
    if (!existsSync(program)) throw error
  }
  return program
}

/** Another one as soon as a source, a package or the way of bundling changes. */
function keyOf(entry: string): string {
  const hash = createHash('sha256').update(`${process.version} ${entry}\n`)
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => join('src', name))
  for (const name of [...sources.toSorted(), 'package-lock.json', 'test/rigs/bundles/bundle.ts']) {
    const stat = statSync(join(root, name))
    if (stat.isFile()) hash.update(`${name} ${stat.size} ${stat.mtimeMs}\n`)
  }
  return hash.digest('hex').slice(0, 32)
}

function removeOld(): void {
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name)
    const changedMs = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity
    if (Date.now() - changedMs > keptMs) rmSync(folder, { recursive: true, force: true })
  }
}
