// What may be done about updates on this computer, and who decided so.
import type { UpdateMode } from '#shared/contract/ipc-channels.ts'
import { closingFaults, decidedValue, lockedKeys, type Policy } from '#shared/policy/policy.ts'
import { feedPattern, type UpdateConfig } from '#shared/updates/update-config.ts'
import type { Installation } from './installation.ts'

export type OffReason =
  | Exclude<Installation, 'own'>
  /** This build does not say whose signature an update must bear, so none could be believed. */
  | 'no_publisher'
  | 'no_feed'
  /** What the company says of updates cannot be used. Nobody may guess what it meant. */
  | 'policy_unusable'
  | 'by_policy'
  | 'by_person'

export type UpdateRules =
  | { readonly kind: 'off'; readonly because: OffReason }
  | { readonly kind: 'on'; readonly mode: Exclude<UpdateMode, 'off'>; readonly feed: string }

export type RulesAsk = {
  readonly installation: Installation
  /** What the build says; null: nothing. */
  readonly config: UpdateConfig | null
  /** What holds of the setting, below the policy. */
  readonly mode: UpdateMode
  readonly policy: Policy
}

export function updateRules({ config, installation, mode, policy }: RulesAsk): UpdateRules {
  if (installation !== 'own') return off(installation)
  const locked = lockedKeys(policy)
  const isBroken = (key: 'updateFeed' | 'updateMode'): boolean => locked.has(key) && policy.enforced[key] === undefined
  if (closingFaults(policy).length > 0 || isBroken('updateMode') || isBroken('updateFeed'))
    return off('policy_unusable')
  if (mode === 'off') return off(locked.has('updateMode') ? 'by_policy' : 'by_person')
  const feed = decidedValue(policy, 'updateFeed') ?? config?.feed ?? null
  if (feed === null || !feedPattern.test(feed)) return off('no_feed')
  return config?.hasPublisher === true ? { kind: 'on', mode, feed } : off('no_publisher')
}

function off(because: OffReason): UpdateRules {
  return { kind: 'off', because }
}
