// Where files are: how many a folder holds, and which test runs which file.
import { stripTypeScriptTypes } from 'node:module'
import { importsOf } from './imports.ts'

export const mostFiles = 15

const isSource = (path: string): boolean => /\.(ts|tsx|mjs|cjs|js|py)$/.test(path)

/** Folders that hold too many source files to be seen at a glance. Styles do not count. */
export function folderFaults(paths: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const path of paths.filter(isSource)) {
    const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0))
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  const full = [...counts].filter(([, count]) => count > mostFiles)
  return full.map(([folder, count]) => `${folder}: ${count} files, at most ${mostFiles}`)
}

/** Sub-folders of the product whose first file does not begin with one line that says what the folder is for. */
export function purposeFaults(paths: readonly string[], read: (path: string) => string): readonly string[] {
  const firsts = new Map<string, string>()
  for (const path of paths.filter((each) => /^(src\/\w+|renderer|resources)\/.+\/.+\.tsx?$/.test(each)).toSorted()) {
    const folder = path.slice(0, path.lastIndexOf('/'))
    if (!firsts.has(folder)) firsts.set(folder, path)
  }
  const silent = [...firsts.values()].filter((path) => !/^\/\/ This folder: .{9,}\.\n\n\/\/ /.test(read(path)))
  return silent.map((path) => `${path}: the first line says what its folder is for`)
}

/**
 * Folders and files that act on the outside world and are run whole by the suite named here. Everything else that
 * computes anything has a test of its own name; files of types and constants need none.
 */
export const runWhole: Readonly<Record<string, string>> = {
  'src/adapters/originals/': 'test/adapters/originals/',
  'src/adapters/hashing/hash-worker.ts': 'test/adapters/hashing/hashing-thread.test.ts',
  'src/cli/commands/': 'test/end-to-end/',
  'src/cli/main.ts': 'test/end-to-end/',
  'src/conformance/': 'test/conformance/',
  'src/probe/': 'test/probe-dropbox/',
  'src/demo/': 'test/demo/',
  'src/emulator/control.ts': 'test/emulator/start.test.ts',
  'src/emulator/disk/': 'test/emulator/',
  'src/emulator/http/': 'test/emulator/',
  'src/emulator/listener.ts': 'test/emulator/start.test.ts',
  'src/emulator/local-routes.ts': 'test/emulator/start.test.ts',
  'src/main/app-history.ts': 'test/end-to-end/app/',
  'src/main/uploads/look-at-server.ts': 'test/end-to-end/app/',
  'src/main/app-support.ts': 'test/end-to-end/app/',
  'src/uploader/queue-view/report-of.ts': 'test/uploader/running-uploader.test.ts',
  'src/uploader/queue-view/window-row.ts': 'test/uploader/queue-view/open-queue-view.test.ts',
  'src/uploader/session/compose.ts': 'test/end-to-end/',
  'src/uploader/sources/folder-source.ts': 'test/uploader/running-uploader.test.ts',
  'src/uploader/watched-folders.ts': 'test/uploader/sources/joined-source.test.ts',
}

/** Files that call Electron cannot be loaded without it: these specs run them on Electron or its stand-in. */
const specs = 'test/end-to-end/app/'

/** Source files that nobody tests. `read` answers the text of a file. */
export function mirrorFaults(paths: readonly string[], read: (path: string) => string): readonly string[] {
  const all = new Set(paths)
  return paths.flatMap((path) => {
    if (!path.startsWith('src/') || !path.endsWith('.ts')) return []
    const mirror = path.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts')
    if (all.has(mirror) || suiteOf(path) !== undefined) return []
    const script = stripTypeScriptTypes(read(path))
    const isRun = !computes(script) || (usesElectron(script) && paths.some((each) => each.startsWith(specs)))
    return isRun ? [] : [`${path}: ${mirror} is missing`]
  })
}

/** Suites that are named and not there, and files that are named and not there. */
export function suiteFaults(paths: readonly string[]): readonly string[] {
  const isThere = (name: string): boolean => paths.some((path) => path === name || path.startsWith(name))
  return [...Object.entries(runWhole).flat(), specs]
    .filter((name) => !isThere(name))
    .map((name) => `${name} is missing`)
}

function suiteOf(path: string): string | undefined {
  return Object.entries(runWhole).find(([name]) => path === name || (name.endsWith('/') && path.startsWith(name)))?.[1]
}

function computes(script: string): boolean {
  return /\bfunction\b|=>|\bclass\b/.test(script)
}

function usesElectron(script: string): boolean {
  return importsOf(script).some((specifier) => specifier === 'electron' || specifier === 'electron-store')
}
