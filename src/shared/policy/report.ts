// What holds for each key of the policy, and who said so: for IT, in the terminal, in the window and in support bundles.
import type { Settings } from '../contract/settings.ts'
import { furtherFolderText } from '../folders/further-folders.ts'
import { entryText } from '../speed/speed-text.ts'
import type { SpeedLimit } from '../speed/speed.ts'
import { effectiveSettings, type Origin } from './effective-settings.ts'
import { decidedValue, lockedKeys, tellsComputerName, type Policy } from './policy.ts'
import { policyKeys, policySchema, type PolicyKey, type PolicyValues } from './schema.ts'

export type ReportLine = {
  readonly key: PolicyKey
  /** For people, in English. */
  readonly title: string
  /** As a policy would say it; null: nothing. */
  readonly value: PolicyValues[PolicyKey] | null
  readonly origin: Origin
  /** The file or the key of the registry that says it, also where its value cannot be used; null: no policy does. */
  readonly place: string | null
  /** A person cannot change it. */
  readonly isLocked: boolean
}

/** `chosen` and `home` are those of `effectiveSettings`. */
export function reportOf(
  settings: Settings,
  policy: Policy,
  chosen: ReadonlySet<string> | null,
  home: string,
): readonly ReportLine[] {
  const { origins, settings: inForce } = effectiveSettings(settings, policy, chosen, home)
  const locked = lockedKeys(policy)
  return policyKeys.map((key) => {
    const origin = origins.get(key) ?? 'built_in'
    return {
      key,
      title: titleOf(key),
      value: values[key](inForce, policy),
      origin,
      place: placeOf(key, origin, policy),
      isLocked: locked.has(key),
    }
  })
}

/** The name of a key for people, in English. */
export function titleOf(key: PolicyKey): string {
  return policySchema.shape[key].meta()?.title ?? key
}

function placeOf(key: PolicyKey, origin: Origin, { defaults, enforced, faults }: Policy): string | null {
  if (origin === 'machine' || origin === 'user') return enforced[key]?.place ?? null
  if (origin === 'machine_default' || origin === 'user_default') return defaults[key]?.place ?? null
  const broken = faults.find((fault) => fault.code === 'invalid_enforced' && fault.key === key)
  return broken?.place ?? null
}

const values: {
  readonly [Key in PolicyKey]: (settings: Settings, policy: Policy) => PolicyValues[Key] | null
} = {
  serverUrl: ({ server }) => server,
  uploadHosts: (_settings, policy) => decidedValue(policy, 'uploadHosts') ?? [],
  watchFolder: ({ folder }) => folder,
  furtherFolders: ({ furtherFolders }) => furtherFolders.map(furtherFolderText),
  ignorePatterns: ({ ignore }) => ignore,
  allowedTypes: (_settings, policy) => decidedValue(policy, 'allowedTypes'),
  refusedTypes: (_settings, policy) => decidedValue(policy, 'refusedTypes'),
  largestFileMegabytes: (_settings, policy) => decidedValue(policy, 'largestFileMegabytes'),
  replaceByName: ({ replaceByName }) => replaceByName,
  afterUpload: ({ afterUpload }) => afterUpload,
  largeFilesAtOnce: ({ largeFiles }) => largeFiles,
  uploadLimit: ({ speedLimit }) => limitText(speedLimit),
  timetable: ({ timetable }) => timetable.map((entry) => entryText(entry)).join('; '),
  pauseOnMetered: ({ pauseOnMetered }) => pauseOnMetered,
  pauseOnBattery: ({ pauseOnBattery }) => pauseOnBattery,
  historyDays: ({ historyDays }) => historyDays,
  graceSeconds: ({ graceSeconds }) => graceSeconds,
  autostart: ({ autostart }) => autostart,
  quitAllowed: (_settings, policy) => decidedValue(policy, 'quitAllowed') ?? true,
  notices: ({ notices }) => notices,
  thumbnails: ({ thumbnails }) => thumbnails,
  language: ({ language }) => language,
  proxy: (_settings, policy) => decidedValue(policy, 'proxy') ?? 'system',
  proxyAccount: (_settings, policy) => decidedValue(policy, 'proxyAccount') ?? false,
  extraCaFile: (_settings, policy) => decidedValue(policy, 'extraCaFile'),
  updateMode: ({ updateMode }) => updateMode,
  updateFeed: (_settings, policy) => decidedValue(policy, 'updateFeed'),
  fleetStatus: (_settings, policy) => decidedValue(policy, 'fleetStatus') ?? true,
  computerName: (_settings, policy) => tellsComputerName(policy),
  clientCertificateFile: (_settings, policy) => decidedValue(policy, 'clientCertificateFile'),
  clientKeyFile: (_settings, policy) => decidedValue(policy, 'clientKeyFile'),
  clientPassphraseFile: (_settings, policy) => decidedValue(policy, 'clientPassphraseFile'),
  logLevel: (_settings, policy) => decidedValue(policy, 'logLevel') ?? 'info',
}

function limitText(limit: SpeedLimit): string {
  return limit.kind === 'fixed' ? String(limit.kilobytesPerSecond) : limit.kind
}

/** A value in one line, as a policy would say it. */
export function valueText(value: ReportLine['value']): string {
  if (value === null || value === '') return '–'
  if (typeof value !== 'object') return String(value)
  return value.length === 0 ? '–' : value.join(', ')
}
