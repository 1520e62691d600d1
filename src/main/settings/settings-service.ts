// The settings as the window shows and changes them, with what follows from a change.
import type { Settings, SettingsChange, ShownSettings } from '#shared/contract/settings.ts'
import type { About } from '../about.ts'
import { shownFolder, shownServer } from './display-names.ts'

export interface SettingsService {
  shown(): ShownSettings
  /** Writes a change, lets it take hold, and answers what holds now. */
  change(change: SettingsChange): ShownSettings
}

export type SettingsServiceParts = {
  readonly read: () => Settings
  readonly write: (change: Partial<Settings>) => void
  readonly about: About
  /** Names that are never sent, whatever is set. */
  readonly builtInRules: ShownSettings['builtInRules']
  readonly setAutostart: (isOn: boolean) => void
  /** The uploader must begin anew to see other rules. */
  readonly restart: () => void
}

export function createSettingsService(parts: SettingsServiceParts): SettingsService {
  function shown(): ShownSettings {
    const { ignore, replaceByName, autostart, notices, folder, server } = parts.read()
    const { version, licences, parts: about } = parts.about
    return {
      ignore,
      builtInRules: parts.builtInRules,
      replaceByName,
      autostart,
      notices,
      folder: folder === null ? '' : shownFolder(folder),
      server: server === null ? '' : shownServer(server),
      about: { version, licences, parts: about.map(({ name, version: of }) => ({ name, version: of })) },
    }
  }
  return {
    shown,
    change({ ignore, replaceByName, autostart, notices }) {
      const before = parts.read()
      parts.write({
        ignore: ignore === undefined ? before.ignore : [...new Set(ignore)],
        replaceByName: replaceByName ?? before.replaceByName,
        autostart: autostart ?? before.autostart,
        notices: notices ?? before.notices,
      })
      const after = parts.read()
      if (after.autostart !== before.autostart) parts.setAutostart(after.autostart)
      const areRulesOthers = after.ignore.join('\n') !== before.ignore.join('\n')
      if (areRulesOthers || after.replaceByName !== before.replaceByName) parts.restart()
      return shown()
    },
  }
}
