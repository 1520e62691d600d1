// Packs the app for Linux once, without the Electron runtime, for the tests to look at what came out.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const mostMs = 170_000

export type Packed = {
  /** The folder that holds everything below. */
  readonly folder: string
  /** What the packing said. */
  readonly said: string
  /** The app's folder as it is installed. */
  readonly unpacked: string
  readonly asar: string
  /** Names of the packages. */
  readonly packages: readonly string[]
  remove(): void
}

/** Builds the app when `dist` is not there yet, and packs it. Throws with what the packing said when it fails. */
export function packLinux(): Packed {
  const folder = makeFolder()
  const isBuilt = ['main', 'preload', 'renderer'].every((part) => existsSync(join(root, 'dist', part)))
  const args = ['--linux', '--only', 'deb,tar.gz', '--stand-in', '--output', folder, ...(isBuilt ? ['--built'] : [])]
  const { status, stdout, stderr } = runPackage(args)
  const remove = (): void => removeFolder(folder)
  if (status !== 0) {
    remove()
    throw new Error(`packing ended with ${status}:\n${stdout}\n${stderr}`)
  }
  const names = readdirSync(folder)
  const unpacked = join(folder, names.find((name) => name.endsWith('-unpacked')) ?? '')
  const packages = names.filter((name) => /\.(deb|tar\.gz)$/.test(name))
  return { folder, said: stdout, unpacked, asar: join(unpacked, 'resources', 'app.asar'), packages, remove }
}

/** `npm run package -- …`, without npm around it. */
export function runPackage(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, 'resources', 'packaging', 'package.ts'), ...args], {
    encoding: 'utf8',
    timeout: mostMs,
    killSignal: 'SIGKILL',
  })
}
