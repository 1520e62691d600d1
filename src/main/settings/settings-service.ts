// The settings as the window shows and changes them, with what follows from a change.
import type { ManagedSettings, Settings, SettingsChange, ShownSettings } from '#shared/contract/settings.ts'
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
  /** What the company decides. */
  readonly managed: () => ManagedSettings
  /** Whether a person is signed in with the company account. */
  readonly isSignedIn: () => boolean
  readonly about: About
  /** Names that are never sent, whatever is set. */
  /** In the language that holds now. */
  readonly builtInRules: () => ShownSettings['builtInRules']
  readonly setAutostart: (isOn: boolean) => void
  /** Whether the system starts Outbox; null when it cannot say. */
  readonly readAutostart: () => boolean | null
  /** Whether the system tells that a network is metered. */
  readonly isMeteredTold: boolean
  /** Whether this installation can be updated by itself, and a sentence about who brings newer versions. */
  readonly updates: () => { readonly isOffered: boolean; readonly text: string }
  /** Another choice about updates holds at once. */
  readonly applyUpdates: () => void
  /** Lets another speed hold at once. */
  readonly applySpeed: () => void
  /** Another language may be chosen. */
  readonly applyLanguage: () => void
  /** Whether a change is one that an uploader learns when it begins. */
  readonly needsAnotherRun: (before: Settings, after: Settings) => boolean
  /** The uploader must begin anew to see other rules. */
  readonly restart: () => void
  /** Why a folder beside the first (by where in Dropbox its files go) is not watched; null where it is. */
  readonly troubleOf: (into: string) => string | null
}

const speedSettings = ['speedLimit', 'timetable', 'pauseOnMetered', 'pauseOnBattery'] as const

export function createSettingsService(parts: SettingsServiceParts): SettingsService {
  /** As the system has it: it may have been changed there. */
  function isStarted(): boolean {
    return parts.readAutostart() ?? parts.read().autostart
  }
  function shown(): ShownSettings {
    const { ignore, largeFiles, replaceByName, afterUpload, notices, folder, server, speedLimit, timetable } =
      parts.read()
    const { pauseOnMetered, pauseOnBattery, graceSeconds, historyDays, language, listColumns, thumbnails } =
      parts.read()
    const { version, licences, parts: about } = parts.about
    const { isOffered, text: updates } = parts.updates()
    return {
      ignore,
      builtInRules: parts.builtInRules(),
      replaceByName,
      afterUpload,
      largeFiles,
      autostart: isStarted(),
      language,
      notices,
      updateMode: isOffered ? parts.read().updateMode : null,
      updates,
      speedLimit,
      timetable,
      pauseOnMetered: parts.isMeteredTold ? pauseOnMetered : null,
      pauseOnBattery,
      thumbnails,
      listColumns,
      graceSeconds,
      historyDays,
      folder: folder === null ? '' : shownFolder(folder),
      furtherFolders: parts.read().furtherFolders.map(({ afterUpload: rule, folder: beside, into }) => ({
        folder: shownFolder(beside),
        into,
        afterUpload: rule,
        trouble: parts.troubleOf(into),
      })),
      server: server === null ? '' : shownServer(server),
      signedIn: parts.isSignedIn(),
      managed: parts.managed(),
      about: { version, licences, parts: about.map(({ name, version: of }) => ({ name, version: of })) },
    }
  }
  return {
    shown,
    change(change) {
      const before = parts.read()
      const wasStarted = isStarted()
      const { autostart, ignore } = change
      // Only what was changed is the person's own choice; the rest may be the company's.
      parts.write({ ...change, ...(ignore === undefined ? {} : { ignore: [...new Set(ignore)] }) })
      const after = parts.read()
      if (autostart !== undefined && after.autostart !== wasStarted) parts.setAutostart(after.autostart)
      if (speedSettings.some((setting) => change[setting] !== undefined)) parts.applySpeed()
      if (after.language !== before.language) parts.applyLanguage()
      if (after.updateMode !== before.updateMode) parts.applyUpdates()
      if (parts.needsAnotherRun(before, after)) parts.restart()
      return shown()
    },
  }
}
