// A company's policy as it was found on a computer, parsed and merged. An enforced value holds whatever a person chose; a default
// holds until a person chooses. The computer's policy goes before that of one person.
import { tryParse } from '../try-parse.ts'
import { z } from 'zod'
import type { UnusableFile } from './unusable-file.ts'
import { closedKeys, policyKeys, policySchema, type PolicyKey, type PolicyValues } from './schema.ts'

/** Whose policy it is: of the whole computer, or of the person who is signed in. */
export type PolicySource = 'machine' | 'user'

/** What was found in one place. `place` is for IT: a file, or a key of the registry. */
export type PolicyRead =
  | { readonly kind: 'nothing'; readonly source: PolicySource; readonly place: string }
  /** `document` is not parsed: `{"version": 1, "enforced": {...}, "defaults": {...}}`. */
  | { readonly kind: 'found'; readonly source: PolicySource; readonly place: string; readonly document: unknown }
  /** Something is there, and cannot be used as a whole. */
  | { readonly kind: 'unusable'; readonly source: PolicySource; readonly place: string; readonly because: UnusableFile }

/** `closes`: nothing is sent until it is mended. `key`: as it was written; null where the whole policy is meant. */
export type PolicyFault = { readonly place: string; readonly closes: boolean } & (
  | { readonly code: 'unusable'; readonly key: null; readonly because: UnusableFile }
  | { readonly code: 'unknown_key' | 'invalid_enforced' | 'invalid_default'; readonly key: string }
)

export type RuledValue<Key extends PolicyKey = PolicyKey> = {
  readonly value: PolicyValues[Key]
  readonly source: PolicySource
  readonly place: string
}
export type RuledValues = { readonly [Key in PolicyKey]?: RuledValue<Key> }

export type Policy = {
  readonly enforced: RuledValues
  readonly defaults: RuledValues
  readonly faults: readonly PolicyFault[]
}

/** A place where a policy may lie, and what was found there. */
export type PolicyPlace = {
  readonly place: string
  readonly source: PolicySource
  readonly found: PolicyRead['kind']
}

/** No company decides anything. */
export const noPolicy: Policy = { enforced: {}, defaults: {}, faults: [] }

const documentSchema = z.strictObject({
  version: z.literal(1),
  enforced: z.record(z.string(), z.unknown()).optional(),
  defaults: z.record(z.string(), z.unknown()).optional(),
})

/**
 * Merges what was found, the strongest first. Never throws. A key nobody knows and a value that cannot be used are faults; an enforced value that cannot be used leaves the weaker policy out as well, so that a slip never opens what the
 * company meant to close.
 */
export function mergePolicies(reads: readonly PolicyRead[]): Policy {
  const enforced: Collected = new Map()
  const defaults: Collected = new Map()
  const faults: PolicyFault[] = []
  for (const read of reads) {
    if (read.kind === 'nothing') continue
    if (read.kind === 'unusable') {
      faults.push(unusable(read.place, read.because))
      continue
    }
    const parsed = tryParse(documentSchema, read.document)
    if (!parsed.success) {
      faults.push(unusable(read.place, { kind: 'wrong_form' }))
      continue
    }
    collect(parsed.data.enforced ?? {}, 'enforced', read, enforced, faults)
    collect(parsed.data.defaults ?? {}, 'default', read, defaults, faults)
  }
  return { enforced: ruled(enforced), defaults: ruled(defaults), faults }
}

type Found = Extract<PolicyRead, { kind: 'found' }>
type Collected = Map<PolicyKey, RuledValue | null>

/** Puts the values of one place into `into`. Null marks a key that is decided, and not by a value. */
function collect(
  values: Readonly<Record<string, unknown>>,
  kind: 'enforced' | 'default',
  { place, source }: Found,
  into: Collected,
  faults: PolicyFault[],
): void {
  for (const [written, value] of Object.entries(values)) {
    const key = policyKeys.find((known) => known === written)
    if (key === undefined) {
      faults.push({ code: 'unknown_key', place, key: written, closes: false })
      continue
    }
    const parsed = tryParse(policySchema.shape[key], value)
    if (!parsed.success) faults.push(invalid(key, kind, place))
    if (into.has(key)) continue
    if (parsed.success) into.set(key, { value: parsed.data, source, place })
    else if (kind === 'enforced') into.set(key, null)
  }
}

function ruled(collected: Collected): RuledValues {
  return Object.fromEntries([...collected].filter(([, found]) => found !== null))
}

function unusable(place: string, because: UnusableFile): PolicyFault {
  return { code: 'unusable', place, key: null, because, closes: true }
}

function invalid(key: PolicyKey, kind: 'enforced' | 'default', place: string): PolicyFault {
  return { code: `invalid_${kind}`, place, key, closes: kind === 'enforced' && closedKeys.has(key) }
}

/** Where a policy was looked for, the strongest first. */
export function placesOf(reads: readonly PolicyRead[]): readonly PolicyPlace[] {
  return reads.map(({ kind: found, place, source }) => ({ place, source, found }))
}

/** What keeps Outbox from sending; nothing where the policy can be followed. */
export function closingFaults({ faults }: Policy): readonly PolicyFault[] {
  return faults.filter(({ closes }) => closes)
}

/**
 * Keys a person cannot change, also those whose enforced value cannot be used. Who decides which folder is watched decides that no other
 * one is, too.
 */
export function lockedKeys({ enforced, faults }: Policy): ReadonlySet<PolicyKey> {
  const broken = faults.flatMap(({ code, key }) =>
    code === 'invalid_enforced' ? policyKeys.filter((known) => known === key) : [],
  )
  const locked = new Set([...policyKeys.filter((key) => enforced[key] !== undefined), ...broken])
  return locked.has('watchFolder') ? locked.add('furtherFolders') : locked
}

/** What the company says about a key that is no setting of a person: enforced, else proposed, else null. */
export function decidedValue<Key extends PolicyKey>(
  { defaults, enforced }: Policy,
  key: Key,
): PolicyValues[Key] | null {
  return (enforced[key] ?? defaults[key])?.value ?? null
}

/** Whether the company server may be told what this computer is called. It may, unless the company decided otherwise. */
export function tellsComputerName(policy: Policy): boolean {
  return decidedValue(policy, 'computerName') ?? true
}
