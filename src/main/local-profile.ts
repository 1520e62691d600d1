// On Windows: what must not travel with a person from computer to computer (records, key, logs, Chromium's own files) lies in
// their local folder. `%APPDATA%` may be a share on a server, where SQLite's log does not work, and may be copied to another
// computer while it is open. What an older Outbox kept there is moved once.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, win32 } from 'node:path'
import { renameOverSync } from '#adapters/system/rename-over.ts'

export type ProfileFacts = {
  readonly platform: NodeJS.Platform
  /** `%LOCALAPPDATA%`. */
  readonly localAppData: string | undefined
  /** The command line names the folder, so all is kept there. */
  readonly isFolderNamed: boolean
}

/** Where the local profile belongs; null where there is only one folder for everything. */
export function localProfileFolder({ platform, localAppData, isFolderNamed }: ProfileFacts): string | null {
  if (platform !== 'win32' || isFolderNamed || localAppData === undefined) return null
  return win32.isAbsolute(localAppData) ? win32.join(localAppData, 'Outbox', 'profile') : null
}

export type ProfileMove =
  | { readonly kind: 'there' }
  /** `left`: names that were copied and could not be taken away; nobody reads them any more. */
  | { readonly kind: 'moved'; readonly left: readonly string[] }
  /** Nothing was changed: all stays where it was, until the next start. */
  | { readonly kind: 'failed'; readonly why: string }

/** What is ours, in the folder it lies in. */
const ownNames = ['key', 'key.new', 'proxy-login', 'data', 'logs'] as const

/** Where Chromium keeps its own; with `Local State`, in which Windows' key for the device key lies. */
export function sessionFolder(profile: string): string {
  return join(profile, 'session')
}
const localState = 'Local State'

/** What Chromium made anew in the other folder, and nobody reads any more. */
const cacheNames = [
  'Cache',
  'Code Cache',
  'GPUCache',
  'DawnGraphiteCache',
  'DawnWebGPUCache',
  'Network',
  'Session Storage',
]

/**
 * Makes the profile, with what an older Outbox kept in `before`. Everything is copied beside it first and takes its place in one
 * step; only then is the old taken away. A crash before that step leaves all as it was, and after it all is there.
 */
export function openLocalProfile(profile: string, before: string): ProfileMove {
  if (existsSync(profile)) return { kind: 'there' }
  const beside = `${profile}.new`
  try {
    rmSync(beside, { recursive: true, force: true })
    mkdirSync(sessionFolder(beside), { recursive: true, mode: 0o700 })
    for (const name of ownNames) copyWhole(join(before, name), join(beside, name))
    copyWhole(join(before, localState), join(sessionFolder(beside), localState))
    renameOverSync(beside, profile)
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : 'unknown' }
  }
  return { kind: 'moved', left: removeOld(before) }
}

function removeOld(before: string): readonly string[] {
  return [...ownNames, localState, ...cacheNames].filter((name) => {
    const path = join(before, name)
    if (!existsSync(path)) return false
    try {
      rmSync(path, { recursive: true, force: true })
      return false
    } catch {
      return true
    }
  })
}

/** Copies a file or a folder, if it is there, and leaves nothing of it only in memory. */
function copyWhole(from: string, to: string): void {
  const found = statSync(from, { throwIfNoEntry: false })
  if (found === undefined) return
  if (found.isDirectory()) {
    mkdirSync(to, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(from)) copyWhole(join(from, name), join(to, name))
    return
  }
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
  // Windows writes a file out only through a handle that may write.
  const handle = openSync(to, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
