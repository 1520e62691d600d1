// Why a file was not sent, or where it is: one answer for any path, decided from what is known of it. Pure.
import { assertNever } from '../assert.ts'
import type { NameProblem } from '../names.ts'
import { needsPerson, type ReasonCode } from '../reasons.ts'
import type { RootState } from '../root-state.ts'
import type { SentHow } from './sent-file.ts'
import type { RowOriginal, UploadRow } from './upload-row.ts'

/** What stands at the path now. `behind_link`: one of the folders on the way is a symbolic link. `unknown`: nobody may look. */
export type OnDisk = 'file' | 'folder' | 'symbolic_link' | 'behind_link' | 'special' | 'absent' | 'unknown'

/** Who leaves out files of such names. */
export type LeftOutRule = { readonly name: string; readonly pattern: string; readonly madeBy: string }

/** What the history says of the path, by its newest row. */
export type SentFacts = {
  readonly atMs: number
  readonly how: SentHow
  readonly destination: string | null
  readonly sizeBytes: number
}

export type WhyFacts = {
  /** Whether it lies in the watched folder; `itself`: it is that folder. A file that was sent by name lies outside and is known. */
  readonly where: 'inside' | 'itself' | 'outside'
  /** How the watched folder is now; null where none was ever watched. */
  readonly folder: RootState | null
  readonly onDisk: OnDisk
  readonly rule: LeftOutRule | null
  readonly nameProblem: NameProblem['kind'] | null
  /** What the records have of it; null for nothing. */
  readonly row: UploadRow | null
  /** The file at the path is another than the one that was sent. */
  readonly isChanged: boolean
  readonly sent: SentFacts | null
  /** Another file in the folder that has the same name for Dropbox. */
  readonly sameName: string | null
}

export type WhyAnswer =
  /** `original`: what became of the file here, where the records know. */
  | {
      readonly kind: 'sent'
      readonly sent: SentFacts | null
      readonly isChanged: boolean
      readonly original?: RowOriginal
    }
  /** The same bytes were in Dropbox before. */
  | { readonly kind: 'same_as'; readonly sent: SentFacts; readonly isChanged: boolean }
  | { readonly kind: 'waits'; readonly row: UploadRow }
  | { readonly kind: 'needs_person'; readonly row: UploadRow; readonly reason: ReasonCode }
  | { readonly kind: 'left_out_by_person' }
  | { readonly kind: 'left_out_by_rule'; readonly rule: LeftOutRule }
  | { readonly kind: 'outside_folder' }
  | { readonly kind: 'link'; readonly isFolder: boolean }
  | { readonly kind: 'folder' }
  /** A pipe, socket or device. */
  | { readonly kind: 'special' }
  | { readonly kind: 'name_impossible'; readonly problem: NameProblem['kind'] | null }
  | { readonly kind: 'name_taken'; readonly other: string | null }
  | { readonly kind: 'folder_unreachable'; readonly isReplaced: boolean }
  /** It is there, and no Outbox has seen it yet. */
  | { readonly kind: 'not_seen' }
  | { readonly kind: 'cannot_look' }
  /** `wasSeen`: it went before it was sent. */
  | { readonly kind: 'does_not_exist'; readonly wasSeen: boolean }

export type WhyKind = WhyAnswer['kind']

/** The one answer. What the records know comes first, then what was sent before, then what stands at the path. */
export function decideWhy(facts: WhyFacts): WhyAnswer {
  const { row, sent } = facts
  if (facts.where === 'itself') return { kind: 'folder' }
  if (row !== null && row.state !== 'gone') return ofRow(facts, row)
  // A folder or a link that stands in the place of what was sent is another thing.
  const isReplaced = facts.onDisk !== 'file' && facts.onDisk !== 'absent' && facts.onDisk !== 'unknown'
  if (sent !== null && !isReplaced) return ofSent(sent, facts.isChanged)
  if (facts.where === 'outside') return facts.onDisk === 'folder' ? { kind: 'folder' } : { kind: 'outside_folder' }
  if (facts.folder !== 'there') return { kind: 'folder_unreachable', isReplaced: facts.folder === 'replaced' }
  return ofDisk(facts, row !== null)
}

/** Whether nothing comes of this file before somebody does something: what `status` counts among those that need a person. */
export function asksForPerson(answer: WhyAnswer): boolean {
  switch (answer.kind) {
    case 'needs_person':
    case 'link':
    case 'name_impossible':
    case 'name_taken':
    case 'cannot_look':
      return true
    case 'folder_unreachable':
      // One that is away may come back by itself; about another one in its place somebody has to decide.
      return answer.isReplaced
    case 'waits':
      // Its wait has no end before somebody answers.
      return answer.row.reason === 'many_at_once'
    case 'sent':
    case 'same_as':
    case 'left_out_by_person':
    case 'left_out_by_rule':
    case 'outside_folder':
    case 'folder':
    case 'special':
    case 'not_seen':
    case 'does_not_exist':
      return false
    default:
      return assertNever(answer)
  }
}

function ofSent(sent: SentFacts, isChanged: boolean): WhyAnswer {
  return sent.how === 'already_there' ? { kind: 'same_as', sent, isChanged } : { kind: 'sent', sent, isChanged }
}

function ofRow(facts: WhyFacts, row: UploadRow): WhyAnswer {
  const { folder, isChanged, nameProblem, sameName, sent, where } = facts
  switch (row.state) {
    case 'done':
      return withOriginal(sent === null ? { kind: 'sent', sent, isChanged } : ofSent(sent, isChanged), row)
    case 'blocked':
      return ofBlocked(row, { nameProblem, sameName })
    case 'settling':
    case 'waiting':
    case 'hashing':
    case 'linking':
    case 'sending':
    case 'checking':
      if (where === 'inside' && folder !== 'there') {
        return { kind: 'folder_unreachable', isReplaced: folder === 'replaced' }
      }
      if (row.reason === 'skipped') return { kind: 'left_out_by_person' }
      return row.reason !== null && needsPerson(row.reason)
        ? { kind: 'needs_person', row, reason: row.reason }
        : { kind: 'waits', row }
    case 'gone':
      return { kind: 'does_not_exist', wasSeen: true }
    default:
      return assertNever(row.state)
  }
}

function withOriginal(answer: WhyAnswer, { original }: UploadRow): WhyAnswer {
  return answer.kind === 'sent' && original !== undefined ? { ...answer, original } : answer
}

function ofBlocked(row: UploadRow, { nameProblem, sameName }: Pick<WhyFacts, 'nameProblem' | 'sameName'>): WhyAnswer {
  const { reason } = row
  if (reason === null) return { kind: 'waits', row }
  if (reason === 'skipped') return { kind: 'left_out_by_person' }
  if (reason === 'symbolic_link') return { kind: 'link', isFolder: false }
  if (reason === 'not_a_regular_file') return { kind: 'special' }
  if (reason === 'name_not_allowed') return { kind: 'name_impossible', problem: nameProblem }
  if (reason === 'name_collision') return { kind: 'name_taken', other: sameName }
  return { kind: 'needs_person', row, reason }
}

function ofDisk({ nameProblem, onDisk, rule, sameName }: WhyFacts, wasSeen: boolean): WhyAnswer {
  switch (onDisk) {
    case 'absent':
      return { kind: 'does_not_exist', wasSeen }
    case 'unknown':
      return { kind: 'cannot_look' }
    case 'folder':
      return { kind: 'folder' }
    case 'symbolic_link':
      return rule === null ? { kind: 'link', isFolder: false } : { kind: 'left_out_by_rule', rule }
    case 'behind_link':
      return { kind: 'link', isFolder: true }
    case 'special':
      return { kind: 'special' }
    case 'file':
      if (rule !== null) return { kind: 'left_out_by_rule', rule }
      if (nameProblem !== null) return { kind: 'name_impossible', problem: nameProblem }
      return sameName === null ? { kind: 'not_seen' } : { kind: 'name_taken', other: sameName }
    default:
      return assertNever(onDisk)
  }
}
