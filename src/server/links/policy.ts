// What the company decided about its uploads.
import type { PlacementRule } from '../rules/placement-rule.ts'
import type { ConflictRule } from './placement.ts'

export type Policy = {
  readonly conflict: ConflictRule
  readonly emoji: 'allow' | 'refuse'
  /** Files above it get no link: Dropbox documents no larger body for one request. */
  readonly directMaxBytes: number
  /** Largest file that goes through a relay; 0: there are no relays. */
  readonly relayMaxBytes: number
  /** How long a link may be started. Short: it is a bearer secret, and it fences off late sends. */
  readonly linkSeconds: number
  /** True: people's Dropbox programs show no notification for each file. */
  readonly mute: boolean
  /** Who sends what where; the first that is for a device counts. */
  readonly rules: readonly PlacementRule[]
}

export const defaultPolicy: Policy = {
  conflict: 'keep_both',
  emoji: 'allow',
  directMaxBytes: 157_286_400, // 150 MiB, the limit of Dropbox's upload routes
  relayMaxBytes: 0,
  linkSeconds: 300,
  mute: false,
  rules: [],
}
