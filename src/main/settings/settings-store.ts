// The settings while the app runs: read once, changed as a whole, written at once.
import ElectronStore from 'electron-store'
import { settingsSchema } from '#shared/contract/settings.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { Log } from '../log/log-file.ts'
import { readSettingsFile } from './settings-file.ts'

export interface SettingsStore {
  read(): Settings
  /** Changes some settings and writes all. A disk that does not take them is logged; the change holds until the end. */
  change(change: Partial<Settings>): void
  /** The name under which a damaged file is kept; null when all was well. */
  readonly setAside: string | null
}

/** Opens `settings.json` in `folder`. Never throws for what a file can be. */
export function openSettings(folder: string, nowMs: number, log: Log): SettingsStore {
  const { settings: found, setAside } = readSettingsFile(folder, nowMs)
  let settings = found
  const store = new ElectronStore<Settings>({ cwd: folder, name: 'settings', configFileMode: 0o600 })

  return {
    read: () => settings,
    change(change) {
      // Parsed, so that nothing unknown is ever kept.
      settings = settingsSchema.parse({ ...settings, ...change })
      try {
        store.store = settings
      } catch (error) {
        log.warning('settings not written', { why: error instanceof Error ? error.name : 'unknown' })
      }
    },
    setAside,
  }
}
