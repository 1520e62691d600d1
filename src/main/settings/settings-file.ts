// Reads the settings as they lie on disk. What cannot be used is set aside under a new name and replaced by the defaults; what
// cannot even be opened is left alone. Settings are never a reason not to start, and never thrown away.
import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pauseBeforeRetryMs, renameOverSync } from '#adapters/system/rename-over.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { usableOf } from './usable-settings.ts'

export type SettingsRead =
  | { readonly kind: 'read'; readonly settings: Settings }
  /** Some of them cannot be used, and the usual ones stand in; all others hold. The file as it was is kept as `keptAs`. */
  | { readonly kind: 'in_part'; readonly settings: Settings; readonly keptAs: string }
  /** They cannot be used, and are kept as `keptAs`. */
  | { readonly kind: 'set_aside'; readonly settings: Settings; readonly keptAs: string }
  /** They are there, and can neither be read nor set aside: the file is not written to. */
  | { readonly kind: 'out_of_reach'; readonly settings: Settings }

export const settingsFileName = 'settings.json'

/** A settings file is a page of text; a longer one is something else. */
const mostSettingsBytes = 1_000_000

/** Reads `settings.json` in `folder`, which is made for its owner alone when it is missing. `nowMs` names a copy. */
export function readSettingsFile(folder: string, nowMs: number): SettingsRead {
  makeFolder(folder)
  const file = join(folder, settingsFileName)
  const found = contentOf(file)
  if (found === 'nothing') return { kind: 'read', settings: defaultSettings }
  if (found === 'closed') return { kind: 'out_of_reach', settings: defaultSettings }
  const usable = found === 'no_text' ? null : usableOf(settingsText(found))
  if (usable !== null) {
    closeToOthers(file, 0o600)
    if (usable.isWhole) return { kind: 'read', settings: usable.settings }
    // The file itself stays until it is written anew: without it nobody would know the server and the folder.
    const copy = keep(folder, nowMs, [(to) => copyFileSync(file, to, constants.COPYFILE_EXCL)])
    if (copy !== null) return { kind: 'in_part', settings: usable.settings, keptAs: copy }
  }
  const keptAs = keep(folder, nowMs, [
    (to) => renameOverSync(file, to),
    (to) => copyFileSync(file, to, constants.COPYFILE_EXCL),
  ])
  if (keptAs === null) return { kind: 'out_of_reach', settings: defaultSettings }
  return { kind: 'set_aside', settings: defaultSettings, keptAs }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    // It is missed when something is to be written.
  }
  closeToOthers(folder, 0o700)
}

/** `closed`: it is there, and the system does not let us read it; on Windows another program may hold it for a moment. */
function contentOf(file: string): Buffer | 'nothing' | 'closed' | 'no_text' {
  const startMs = performance.now()
  for (;;) {
    try {
      const found = statSync(file)
      return found.isFile() && found.size <= mostSettingsBytes ? readFileSync(file) : 'no_text'
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return 'nothing'
      const pauseMs = pauseBeforeRetryMs(error, performance.now() - startMs, process.platform)
      if (pauseMs === null) return 'closed'
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
    }
  }
}

/** The text in the encoding that its first bytes name: editors of Windows write UTF-16, and a mark before UTF-8. */
export function settingsText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  // It leaves the mark out.
  return new TextDecoder(encoding).decode(bytes)
}

/** Answers the new name, or null where the folder takes the file by none of these ways. */
function keep(folder: string, nowMs: number, ways: readonly ((to: string) => void)[]): string | null {
  const day = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  let name = `settings.damaged-${day}.json`
  for (let again = 2; existsSync(join(folder, name)) && again < 100; again += 1) {
    name = `settings.damaged-${day}-${again}.json`
  }
  return ways.some((way) => isDone(() => way(join(folder, name)))) ? name : null
}

function isDone(act: () => void): boolean {
  try {
    act()
    return true
  } catch {
    return false
  }
}

function closeToOthers(path: string, mode: number): void {
  // Another user's folder, or a file system without rights: the uploader warns of its data folder itself. On Windows this takes
  // the mark "read-only" off a file, so that it can be changed.
  isDone(() => chmodSync(path, mode))
}
