// The settings while the app runs: read once, changed as a whole, written at once.
import ElectronStore from 'electron-store'
import { settingsSchema } from '#shared/contract/settings.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import type { Log } from '../log/log-file.ts'
import { readSettingsFile } from './settings-file.ts'
import type { SettingsRead } from './settings-file.ts'

export interface SettingsStore {
  read(): Settings
  /** Changes some settings and writes all. A disk that does not take them is told of; the change holds until the end. */
  change(change: Partial<Settings>): void
  /** How they were found at the start. */
  readonly found: SettingsRead
  /** Calls `listener` with the code why a change was not written, and with null when one is written again. */
  onTrouble(listener: (code: string | null) => void): void
}

/** Opens `settings.json` in `folder`. Never throws for what a file can be. */
export function openSettings(folder: string, nowMs: number, log: Log): SettingsStore {
  const found = readSettingsFile(folder, nowMs)
  let settings = found.settings
  let trouble: string | null = null
  let onTrouble: (code: string | null) => void = () => undefined
  let store: ElectronStore<Settings> | null = null
  if (found.kind !== 'read') log.warning('settings not used', { found: found.kind })

  function write(): string | null {
    // What cannot be read is not ours to replace.
    if (found.kind === 'out_of_reach') return null
    try {
      store ??= new ElectronStore<Settings>({
        cwd: folder,
        name: 'settings',
        configFileMode: 0o600,
        // It only writes: what lies there was read before, in more encodings than it knows.
        deserialize: () => settings,
      })
      store.store = settings
      return null
    } catch (error) {
      const code = errorCodeOf(error) ?? 'unknown'
      log.warning('settings not written', { why: code })
      return code
    }
  }

  // At once: the next start is not to find what could not be read again.
  if (found.kind === 'in_part') trouble = write()
  return {
    read: () => settings,
    change(change) {
      // Parsed, so that nothing unknown is ever kept.
      settings = settingsSchema.parse({ ...settings, ...change })
      const before = trouble
      trouble = write()
      if (trouble !== before) onTrouble(trouble)
    },
    found,
    onTrouble(listener) {
      onTrouble = listener
      if (trouble !== null) listener(trouble)
    },
  }
}
