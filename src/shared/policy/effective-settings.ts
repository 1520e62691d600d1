// This folder: what a company decides about Outbox, and what follows from it.

// The settings that hold: what the company enforces, else what a person chose, else what the company proposes, else what Outbox
// brings.
import { defaultSettings, managedSettingNames, type ManagedSettings, type Settings } from '../contract/settings.ts'
import { parseFurtherFolder } from '../folders/further-folders.ts'
import { parseSpeedLimit, parseTimetable } from '../speed/speed-text.ts'
import { lockedKeys, type Policy } from './policy.ts'
import { policyKeys, type PolicyKey, type PolicyValues } from './schema.ts'

export type ManagedSetting = keyof ManagedSettings

export function isManagedSetting(name: string): name is ManagedSetting {
  return managedSettingNames.some((known) => known === name)
}

/** What a value of the policy means among a person's settings; null for a key that is no setting. `home` is the person's home folder. */
const changes: { readonly [Key in PolicyKey]: ((value: PolicyValues[Key], home: string) => Partial<Settings>) | null } =
  {
    serverUrl: (server) => ({ server }),
    uploadHosts: null,
    watchFolder: (folder, home) => ({ folder: inHome(folder, home) }),
    furtherFolders: (lines, home) => ({
      furtherFolders: lines.flatMap((text) => {
        const folder = parseFurtherFolder(text)
        return folder === null ? [] : { ...folder, folder: inHome(folder.folder, home) }
      }),
    }),
    ignorePatterns: (ignore) => ({ ignore }),
    allowedTypes: null,
    refusedTypes: null,
    largestFileMegabytes: null,
    replaceByName: (replaceByName) => ({ replaceByName }),
    afterUpload: (afterUpload) => ({ afterUpload }),
    largeFilesAtOnce: (largeFiles) => ({ largeFiles }),
    uploadLimit: (text) => ({ speedLimit: valueOr(parseSpeedLimit(text), defaultSettings.speedLimit) }),
    timetable: (text) => ({
      timetable: valueOr(parseTimetable(text), []).map(({ days, ...entry }) => ({ ...entry, days: [...days] })),
    }),
    pauseOnMetered: (pauseOnMetered) => ({ pauseOnMetered }),
    pauseOnBattery: (pauseOnBattery) => ({ pauseOnBattery }),
    historyDays: (historyDays) => ({ historyDays }),
    graceSeconds: (graceSeconds) => ({ graceSeconds }),
    autostart: (autostart) => ({ autostart }),
    quitAllowed: null,
    notices: (notices) => ({ notices }),
    thumbnails: (thumbnails) => ({ thumbnails }),
    language: (language) => ({ language }),
    proxy: null,
    proxyAccount: null,
    extraCaFile: null,
    updateMode: (updateMode) => ({ updateMode }),
    updateFeed: null,
    fleetStatus: null,
    computerName: null,
    clientCertificateFile: null,
    clientKeyFile: null,
    clientPassphraseFile: null,
    logLevel: null,
  }

/** The setting of a person that each key decides; null for a key that is none. */
export const settingOfKey: Readonly<Record<PolicyKey, ManagedSetting | null>> = {
  serverUrl: 'server',
  uploadHosts: null,
  watchFolder: 'folder',
  furtherFolders: 'furtherFolders',
  ignorePatterns: 'ignore',
  allowedTypes: null,
  refusedTypes: null,
  largestFileMegabytes: null,
  replaceByName: 'replaceByName',
  afterUpload: 'afterUpload',
  largeFilesAtOnce: 'largeFiles',
  uploadLimit: 'speedLimit',
  timetable: 'timetable',
  pauseOnMetered: 'pauseOnMetered',
  pauseOnBattery: 'pauseOnBattery',
  historyDays: 'historyDays',
  graceSeconds: 'graceSeconds',
  autostart: 'autostart',
  quitAllowed: null,
  notices: 'notices',
  thumbnails: 'thumbnails',
  language: 'language',
  proxy: null,
  proxyAccount: null,
  extraCaFile: null,
  updateMode: 'updateMode',
  updateFeed: null,
  fleetStatus: null,
  computerName: null,
  clientCertificateFile: null,
  clientKeyFile: null,
  clientPassphraseFile: null,
  logLevel: null,
}

/** Who decided what holds for one key. */
export type Origin = 'machine' | 'user' | 'person' | 'machine_default' | 'user_default' | 'built_in'

export type EffectiveSettings = {
  readonly settings: Settings
  readonly origins: ReadonlyMap<PolicyKey, Origin>
}

/**
 * Applies `policy` to what lies in a person's settings. `chosen` are the settings that person decided about; null: whatever differs from
 * what Outbox brings. `home` is the person's home folder.
 */
export function effectiveSettings(
  settings: Settings,
  policy: Policy,
  chosen: ReadonlySet<string> | null,
  home: string,
): EffectiveSettings {
  const locked = lockedKeys(policy)
  const origins = new Map<PolicyKey, Origin>()
  let result = settings
  for (const key of policyKeys) {
    const setting = settingOfKey[key]
    const origin = originOf(key, policy, locked, setting !== null && isChosen(setting, settings, chosen))
    origins.set(key, origin)
    if (origin === 'person') continue
    // A list of patterns only grows: what a person left out stays left out.
    const own = key === 'ignorePatterns' && policy.enforced.ignorePatterns !== undefined ? settings.ignore : []
    const change = origin === 'built_in' ? builtIn(setting) : decided(key, policy, home)
    result = { ...result, ...change }
    if (own.length > 0) result = { ...result, ignore: [...new Set([...result.ignore, ...own])] }
  }
  return { settings: result, origins }
}

function originOf(key: PolicyKey, policy: Policy, locked: ReadonlySet<PolicyKey>, isPersons: boolean): Origin {
  const enforced = policy.enforced[key]
  if (enforced !== undefined) return enforced.source
  if (locked.has(key)) return 'built_in'
  if (isPersons) return 'person'
  const proposed = policy.defaults[key]
  if (proposed === undefined) return 'built_in'
  return proposed.source === 'machine' ? 'machine_default' : 'user_default'
}

function isChosen(setting: keyof Settings, settings: Settings, chosen: ReadonlySet<string> | null): boolean {
  return chosen?.has(setting) ?? JSON.stringify(settings[setting]) !== JSON.stringify(defaultSettings[setting])
}

function builtIn(setting: keyof Settings | null): Partial<Settings> {
  return setting === null ? {} : { [setting]: defaultSettings[setting] }
}

function decided<Key extends PolicyKey>(key: Key, { defaults, enforced }: Policy, home: string): Partial<Settings> {
  const ruled = enforced[key] ?? defaults[key]
  return ruled === undefined ? {} : (changes[key]?.(ruled.value, home) ?? {})
}

/** The folder a policy means: what begins with `~/` lies in `home`. */
export function inHome(folder: string, home: string): string {
  const [, below] = /^~[/\\](.*)$/.exec(folder) ?? []
  return below === undefined ? folder : `${home.replace(/[/\\]$/, '')}${home.includes('\\') ? '\\' : '/'}${below}`
}

function valueOr<Value>(
  parsed: { readonly kind: 'parsed'; readonly value: Value } | { readonly kind: 'refused' },
  otherwise: Value,
): Value {
  return parsed.kind === 'parsed' ? parsed.value : otherwise
}
