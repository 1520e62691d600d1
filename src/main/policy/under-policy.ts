// Puts the settings of the app below the company's policy.
import { homedir } from 'node:os'
import { decidedValue } from '#shared/policy/policy.ts'
import { readPolicy } from '#uploader/policy.ts'
import type { ShellClock } from '../clock.ts'
import type { LogFile } from '../log/log-file.ts'
import { showRuledCertificate } from '../network/client-certificate.ts'
import { trustSystemAuthorities } from '../network/certificate-authorities.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { manageSettings, type ManagedStore } from './managed-settings.ts'
import { watchPolicy, type PolicyWatch } from './policy-watch.ts'

export type Managed = { readonly store: ManagedStore; readonly policy: PolicyWatch }

type Given = { readonly store: SettingsStore; readonly clock: ShellClock; readonly log: LogFile }

/**
 * Settles when the policy was read: nothing may begin before. An app that is not installed also takes the document that
 * `OUTBOX_POLICY_FILE` names, for trials.
 */
export async function underPolicy<Parts extends Given>(given: Parts, isInstalled: boolean): Promise<Parts & Managed> {
  const { clock, log, store } = given
  const trial = isInstalled ? null : (process.env['OUTBOX_POLICY_FILE'] ?? null)
  const policy = await watchPolicy({ read: () => readPolicy(trial), clock, log })
  const follow = (): void => {
    log.keepFrom(decidedValue(policy.current(), 'logLevel') ?? 'info')
    showRuledCertificate(policy.current(), log)
    const more = decidedValue(policy.current(), 'extraCaFile')
    if (more === trusted) return
    trusted = more
    trustSystemAuthorities(log, more)
  }
  let trusted: string | null = null
  follow()
  // Before the uploader hears of it: it begins anew, and its first connection must trust what the company trusts.
  policy.onChange(follow)
  return { ...given, policy, store: manageSettings(store, () => policy.current(), homedir()) }
}
