// What the demo can open a window with: Electron's runtime, the stand-in for it, or nothing, and then why not.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Runtime =
  | { readonly kind: 'electron'; readonly program: string }
  | { readonly kind: 'stand_in'; readonly program: string }
  | { readonly kind: 'none'; readonly because: string }

/** What the choice depends on, so that it can be tested without the computer it is made on. */
export type Host = {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly isSuperUser: boolean
}

const standInProgram = fileURLToPath(new URL('../../test/stand-in/dist/electron', import.meta.url))

const notInstalled = 'the packages for it are not installed ("npm ci" without --omit=dev brings them)'

/** A runtime that is not here after this long is not waited for. */
const longestFetchMs = 5 * 60_000

/** Why this computer cannot show a window of Electron; null when it can. */
export function noWindowBecause({ platform, environment, isSuperUser }: Host): string | null {
  if (platform !== 'linux') return null
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return 'there is no screen here'
  return isSuperUser ? 'Chromium keeps its sandbox, and the super-user has none' : null
}

/** Electron's runtime if it is here or can be fetched. */
export async function findElectron(host: Host): Promise<Runtime> {
  const because = noWindowBecause(host)
  if (because !== null) return { kind: 'none', because }
  const electronFolder = folderOf('electron')
  if (electronFolder === null || folderOf('vite') === null) return { kind: 'none', because: notInstalled }
  const installed = installedElectron(electronFolder) ?? (await fetchElectron(electronFolder))
  if (installed !== null) return { kind: 'electron', program: installed }
  return { kind: 'none', because: "Electron's runtime is not installed and could not be fetched" }
}

/** The stand-in, for those who ask for it. */
export function findStandIn(chromium: string): Runtime {
  if (folderOf('playwright-core') === null || folderOf('vite') === null) return { kind: 'none', because: notInstalled }
  if (existsSync(chromium)) return { kind: 'stand_in', program: standInProgram }
  return { kind: 'none', because: `the stand-in for Electron needs Chromium, and there is none at ${chromium}` }
}

/** Where a package is installed; null where it is not, as after `npm ci --omit=dev`. */
function folderOf(name: string): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  } catch {
    return null
  }
}

/** Never asked by importing `electron`: that alone would begin to fetch it. */
function installedElectron(electronFolder: string): string | null {
  const named = join(electronFolder, 'path.txt')
  if (!existsSync(named)) return null
  const program = join(electronFolder, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(program) ? program : null
}

async function fetchElectron(electronFolder: string): Promise<string | null> {
  console.log("Fetching Electron's runtime, about 120 MB. This happens once.")
  const child = spawn(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: longestFetchMs,
  })
  await once(child, 'exit')
  return child.exitCode === 0 ? installedElectron(electronFolder) : null
}
