// This folder: what is known of a row of the queue, how rows are grouped, and what a person can do with them.

// What keeps all files, and whether a person must act: decided here for the sentence, the tray, the header and the banners.
import { needsPerson, type PauseReason, type ReasonCode, type WaitingReason } from '../reasons.ts'
import type { RootState } from '../root-state.ts'

/** What is known of the whole queue and can keep all files alike. */
export type StopFacts = {
  /** Why everything is paused; null while it is not. */
  readonly paused: PauseReason | null
  /** When the pause ends by itself, in the reader's clock; null when it does not. */
  readonly pausedUntilMs: number | null
  readonly folder: RootState
  /** Why our own records cannot be written; null when they can. */
  readonly ledgerTrouble: WaitingReason | null
  /** Why all uploads wait, and until when (in the reader's clock); null when they do not. */
  readonly hold: { readonly reason: ReasonCode; readonly untilMs: number } | null
}

/** One thing that keeps all files. `untilMs`: when it ends or is tried again; null when nobody knows. */
export type Stop = {
  readonly by: 'pause' | 'folder' | 'ledger' | 'hold'
  readonly reason: ReasonCode
  readonly untilMs: number | null
}

/** Why files of a watched folder wait that is not there. */
export function folderReason(folder: Exclude<RootState, 'there'>): WaitingReason {
  return folder === 'away' ? 'folder_missing' : 'folder_replaced'
}

/** All that keeps all files, the strongest first. While the folder is away, a hold does not matter. */
export function stopsOf(facts: StopFacts): readonly Stop[] {
  const { paused, folder, ledgerTrouble, hold } = facts
  const stops: Stop[] = []
  if (paused !== null) stops.push({ by: 'pause', reason: paused, untilMs: facts.pausedUntilMs })
  if (folder !== 'there') stops.push({ by: 'folder', reason: folderReason(folder), untilMs: null })
  if (ledgerTrouble !== null) stops.push({ by: 'ledger', reason: ledgerTrouble, untilMs: null })
  if (hold !== null && folder === 'there') stops.push({ by: 'hold', ...hold })
  return stops
}

/** How the whole queue is: a person must act, or all files are kept and go on without one, or neither. */
export type QueueLevel = 'attention' | 'kept' | 'well'

type LevelFacts = {
  readonly facts: StopFacts & { readonly blocked: number; readonly asked: { readonly files: number } }
  readonly unreadableFolders: number
  /** How each watched folder is. */
  readonly folders: readonly { readonly state: RootState }[]
}

/** A pause comes before all: who made it knows, and nothing can be done for a file until it ends. */
export function levelOf({ facts, folders, unreadableFolders }: LevelFacts): QueueLevel {
  const stops = stopsOf(facts)
  if (facts.paused !== null) return 'kept'
  if (facts.blocked > 0 || facts.asked.files > 0 || unreadableFolders > 0) return 'attention'
  // Of several folders one may wait for a person while all others go on.
  if (stops.some(({ reason }) => needsPerson(reason)) || folders.some(({ state }) => state === 'replaced'))
    return 'attention'
  return stops.length > 0 ? 'kept' : 'well'
}
