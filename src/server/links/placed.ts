// Where a device's files go by the rules of the company, and by which policy. Without a rule it is the device's own folder. Pure.
import type { LinkRequest } from '#shared/contract/link-api.ts'
import type { Device, Devices } from '../devices.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { dateIn, fillBase, lastingBase } from '../rules/base-template.ts'
import { refusedBy, ruleFor, wordsOf } from '../rules/placement-rule.ts'
import type { PlacementRule } from '../rules/placement-rule.ts'
import { safePath } from '../rules/safe-names.ts'
import { composeDestination, wholeSeconds } from './destination.ts'
import type { Destination } from './destination.ts'
import type { Policy } from './policy.ts'
import type { Receipts } from './receipts.ts'

export type Placed = {
  readonly kind: 'placed'
  /** The folder of now, or of the file's earlier version. */
  readonly base: string
  /** Folders of a short while ago, in which a send without a clear answer may have landed. */
  readonly earlier: readonly string[]
  readonly policy: Policy
  /** Other devices may reach it: what a file replaces has to be proved. */
  readonly isShared: boolean
  readonly compose: (base: string) => Destination
}

export type PlacedContext = {
  readonly policy: Policy
  readonly receipts: Receipts
  readonly devices: Pick<Devices, 'isShared'>
}

type Ask = Pick<LinkRequest, 'path' | 'size'> & Partial<Pick<LinkRequest, 'receipt' | 'replaces' | 'replacesAt'>>

const hourMs = 3_600_000

/** How far back a link looks: one look more in the first hours of a new folder. */
export const linkLooksBackMs: readonly number[] = [6 * hourMs]
/** A check is rare, and asked after an unclear send of some time ago. */
export const checkLooksBackMs: readonly number[] = [6 * hourMs, 24 * hourMs, 7 * 24 * hourMs, 31 * 24 * hourMs]

/** Decides for one question, or says why the rule does not take the file. */
export function placedBy(
  context: PlacedContext,
  device: Device,
  ask: Ask,
  { looksBackMs, nowMs }: { readonly nowMs: number; readonly looksBackMs: readonly number[] },
): Placed | Refusal {
  const { policy } = context
  const rule = ruleFor(policy.rules, device)
  if (rule === null) {
    const isShared = context.devices.isShared(device)
    const compose = (base: string) => composeDestination(base, ask.path, policy)
    return { kind: 'placed', base: device.base, earlier: [], policy, isShared, compose }
  }
  const because = refusedBy(rule, ask)
  if (because === 'type') return refuse('not_allowed', 'the company does not take files of this type from this device')
  if (because === 'size') return refuse('too_large', `the file is above ${rule.maxBytes ?? 0} bytes`)
  const path = rule.names === 'for_all_systems' ? safePath(ask.path) : ask.path
  const own = { ...policy, conflict: rule.conflict ?? policy.conflict }
  const base = baseOf(context, device, ask, rule, nowMs)
  const today = baseOn(rule, device, dayOf(nowMs))
  const earlier = looksBackMs.map((backMs) => baseOn(rule, device, dayOf(nowMs - backMs)))
  return {
    kind: 'placed',
    base,
    earlier: base === today ? [...new Set(earlier)].filter((one) => one !== base) : [],
    policy: own,
    isShared: true,
    compose: (within) => composeDestination(within, path, own),
  }
}

/** The folder that all files of the device lie in, on whatever day. */
export function lastingBaseOf(policy: Policy, device: Device): string {
  const rule = ruleFor(policy.rules, device)
  return rule === null ? device.base : (lastingBase(rule.base, wordsOf(device)) ?? device.base)
}

/** A newer version goes where the older one is, also in another month; what says so is the server's own receipt, no client's word. */
function baseOf({ receipts }: PlacedContext, device: Device, ask: Ask, rule: PlacementRule, nowMs: number): string {
  const { receipt = null, replaces, replacesAt } = ask
  const today = dayOf(nowMs)
  if (replaces === null || replaces === undefined || replacesAt === undefined) return baseOn(rule, device, today)
  const about = { device: device.name, path: replacesAt, contentHash: replaces }
  const date = receipts.proves(receipt, about) ? dateIn(rule.base, wordsOf(device), replacesAt, today) : null
  return baseOn(rule, device, date ?? today)
}

function baseOn({ base }: PlacementRule, device: Device, date: string): string {
  return fillBase(base, wordsOf(device), date) ?? device.base
}

function dayOf(atMs: number): string {
  return wholeSeconds(atMs).slice(0, 10)
}
