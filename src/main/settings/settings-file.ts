// Reads the settings as they lie on disk. What cannot be used is set aside under a new name and replaced by the defaults:
// settings are never a reason not to start, and never thrown away.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { defaultSettings, settingsSchema } from '#shared/contract/settings.ts'
import type { Settings } from '#shared/contract/settings.ts'

export type SettingsRead = {
  readonly settings: Settings
  /** The name under which a file that cannot be used is kept; null when all is well. */
  readonly setAside: string | null
}

/** A settings file is a page of text; a longer one is something else. */
const mostSettingsBytes = 1_000_000

/** Reads `settings.json` in `folder`, which is made for its owner alone when it is missing. `dayWords` names a copy. */
export function readSettingsFile(folder: string, nowMs: number): SettingsRead {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  closeToOthers(folder, 0o700)
  const file = join(folder, 'settings.json')
  if (!existsSync(file)) return { settings: defaultSettings, setAside: null }
  const settings = usable(file)
  if (settings === null) return { settings: defaultSettings, setAside: setAside(folder, file, nowMs) }
  closeToOthers(file, 0o600)
  return { settings, setAside: null }
}

function usable(file: string): Settings | null {
  try {
    const text = readFileSync(file, 'utf8')
    if (text.length > mostSettingsBytes) return null
    const content: unknown = JSON.parse(text)
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return null
    // Settings of an older Outbox lack what came later.
    const parsed = settingsSchema.safeParse({ ...defaultSettings, ...content })
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Answers the new name. Where even renaming is forbidden, the file stays and is written over when something changes. */
function setAside(folder: string, file: string, nowMs: number): string {
  const day = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  let name = `settings.damaged-${day}.json`
  for (let again = 2; existsSync(join(folder, name)) && again < 100; again += 1) {
    name = `settings.damaged-${day}-${again}.json`
  }
  try {
    renameSync(file, join(folder, name))
    return name
  } catch {
    return 'settings.json'
  }
}

function closeToOthers(path: string, mode: number): void {
  try {
    chmodSync(path, mode)
  } catch {
    // Another user's folder, or a file system without rights: the uploader warns of its data folder itself.
  }
}
