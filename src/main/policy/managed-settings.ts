// This folder: what the company decides, while the app runs.

// A person's settings below the company's policy: what is read is what holds, and what is written is what the person chose.
import { defaultSettings, managedSettingNames, type ManagedSettings, type Settings } from '#shared/contract/settings.ts'
import {
  effectiveSettings,
  isManagedSetting,
  settingOfKey,
  type EffectiveSettings,
  type ManagedSetting,
} from '#shared/policy/effective-settings.ts'
import { lockedKeys, type Policy } from '#shared/policy/policy.ts'
import { reportOf, type ReportLine } from '#shared/policy/report.ts'
import type { SettingsStore } from '../settings/settings-store.ts'

export type ManagedStore = SettingsStore & {
  /** The settings a person cannot change, each with whose policy says so. */
  readonly managed: () => ManagedSettings
  /** What holds for each key of the policy, and who decided it. */
  readonly report: () => readonly ReportLine[]
}

/** `home` is the person's home folder. */
export function manageSettings(store: SettingsStore, policy: () => Policy, home: string): ManagedStore {
  let known: { readonly own: Settings; readonly policy: Policy; readonly effective: EffectiveSettings } | null = null

  function effective(): EffectiveSettings {
    const [own, now] = [store.read(), policy()]
    if (known === null || known.own !== own || known.policy !== now) {
      const chosen = own.chosen === null ? null : new Set(own.chosen)
      known = { own, policy: now, effective: effectiveSettings(own, now, chosen, home) }
    }
    return known.effective
  }

  return {
    ...store,
    read: () => effective().settings,
    change(change) {
      const own = store.read()
      store.change({ ...ownPart(change, policy()), chosen: chosenAfter(change, own) })
    },
    report() {
      const own = store.read()
      return reportOf(own, policy(), own.chosen === null ? null : new Set(own.chosen), home)
    },
    managed() {
      const { origins } = effective()
      const locked = [...lockedKeys(policy())].map(
        (key) => [settingOfKey[key], origins.get(key) === 'user' ? 'user' : 'machine'] as const,
      )
      return Object.fromEntries(locked.filter(([setting]) => setting !== null))
    },
  }
}

/** What of a change is the person's to decide. Patterns may be added to those of the company. */
function ownPart({ ...change }: Partial<Settings>, policy: Policy): Partial<Settings> {
  for (const key of lockedKeys(policy)) {
    const setting = settingOfKey[key]
    if (setting === null) continue
    if (setting === 'ignore' && change.ignore !== undefined) {
      const enforced = policy.enforced.ignorePatterns?.value ?? []
      change.ignore = change.ignore.filter((pattern) => !enforced.includes(pattern))
    } else delete change[setting]
  }
  return change
}

/** All that a person ever decided about. Older settings did not say it: there it is what differs from what Outbox brings. */
function chosenAfter(change: Partial<Settings>, own: Settings): ManagedSetting[] | null {
  const changed = Object.keys(change).filter(isManagedSetting)
  if (changed.length === 0) return own.chosen
  const before = own.chosen ?? differing(own)
  return [...new Set([...before, ...changed])]
}

function differing(own: Settings): readonly ManagedSetting[] {
  return managedSettingNames.filter((name) => JSON.stringify(own[name]) !== JSON.stringify(defaultSettings[name]))
}
