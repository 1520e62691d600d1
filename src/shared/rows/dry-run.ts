// What would become of one file if the folder were watched now: the answer to "why was it not sent?", turned round. Pure.
import { assertNever } from '../assert.ts'
import { linkMaxBytes } from '../grant.ts'
import type { ReasonCode } from '../reasons.ts'
import type { LeftOutRule, WhyAnswer, WhyKind } from './why.ts'

/** In the order in which they are told. */
export const dryRunEnds = ['send', 'in_dropbox', 'left_out', 'refused'] as const
export type DryRunEnd = (typeof dryRunEnds)[number]

/** Why: a kind of answer, the reason of a record that needs a person, or what only a look at all files tells. */
export type DryRunBecause =
  | { readonly kind: 'answer'; readonly answer: WhyAnswer }
  | TooLarge
  | LimitUnknown
  | Unreadable

type TooLarge = { readonly kind: 'too_large'; readonly limitBytes: number }
/** It is sent if the company server takes so large a file, which it did not say. */
type LimitUnknown = { readonly kind: 'limit_unknown' }
/** A folder that cannot be listed, so that nobody knows its files. */
type Unreadable = { readonly kind: 'unreadable_folder' }

export type DryRunRow = {
  readonly path: string
  readonly end: DryRunEnd
  /** Null where it is no file, or was not looked at. */
  readonly sizeBytes: number | null
  readonly because: DryRunBecause
}

/** Counts and bytes of each end; what has no size counts as nothing. */
export type DryRunTotals = Readonly<Record<DryRunEnd, { readonly files: number; readonly bytes: number }>>

export type DryRunAsk = {
  readonly path: string
  readonly answer: WhyAnswer
  readonly sizeBytes: number | null
  /** No larger file is sent; null where the company server did not say. */
  readonly mostBytes: number | null
}

/** The one end of a path. */
export function dryRunRow({ path, answer, sizeBytes, mostBytes }: DryRunAsk): DryRunRow {
  const end = endOf(answer)
  const isLarge = end === 'send' && sizeBytes !== null && sizeBytes > (mostBytes ?? linkMaxBytes)
  if (isLarge && mostBytes === null) return { path, end, sizeBytes, because: { kind: 'limit_unknown' } }
  if (isLarge && mostBytes !== null) {
    return { path, end: 'refused', sizeBytes, because: { kind: 'too_large', limitBytes: mostBytes } }
  }
  return { path, end, sizeBytes, because: { kind: 'answer', answer } }
}

function endOf(answer: WhyAnswer): DryRunEnd {
  switch (answer.kind) {
    case 'not_seen':
      return 'send'
    case 'waits':
      return answer.row.reason === 'held_back' ? 'left_out' : 'send'
    case 'needs_person':
      // A wait ends for all files alike, as when somebody signs in; limits may be others by now and are looked at here.
      return answer.row.state !== 'blocked' || answer.reason === 'too_large' ? 'send' : 'refused'
    case 'sent':
    case 'same_as':
      return answer.isChanged ? 'send' : 'in_dropbox'
    case 'left_out_by_person':
    case 'left_out_by_rule':
    case 'outside_folder':
    case 'folder':
    case 'does_not_exist':
    // A pipe or a socket is no document: nobody need do anything.
    case 'special':
      return 'left_out'
    case 'link':
    case 'name_impossible':
    case 'name_taken':
    case 'folder_unreachable':
    case 'cannot_look':
      return 'refused'
    default:
      return assertNever(answer)
  }
}

/** The stable word of a cause, for scripts. */
export function dryRunCode({ because }: DryRunRow): WhyKind | ReasonCode | 'limit_unknown' | 'unreadable_folder' {
  if (because.kind !== 'answer') return because.kind
  return because.answer.kind === 'needs_person' ? because.answer.reason : because.answer.kind
}

/** The rule that leaves it out, and where that comes from; null for none. */
export function dryRunRule({ because }: DryRunRow): LeftOutRule | null {
  return because.kind === 'answer' && because.answer.kind === 'left_out_by_rule' ? because.answer.rule : null
}

/** Who made the rule: it is built in, or set by the company. */
export function ruleSource(rule: LeftOutRule): 'built_in' | 'company' {
  return rule.name.startsWith('company_') ? 'company' : 'built_in'
}

/** One row more. */
export function withRow(totals: DryRunTotals, { end, sizeBytes }: DryRunRow): DryRunTotals {
  const { files, bytes } = totals[end]
  return { ...totals, [end]: { files: files + 1, bytes: bytes + (sizeBytes ?? 0) } }
}

const none = { files: 0, bytes: 0 } as const
export const noTotals: DryRunTotals = { send: none, in_dropbox: none, left_out: none, refused: none }
