// What the model remembers, and how it writes its journal. No clock and no randomness: both come in as arguments.
import type { Happening, JournalEntry } from './journal.ts'
import type { Link } from './links.ts'
import { defaultSwitches, type Switches } from './switches.ts'
import { emptyTree, type Tree } from './namespace/tree.ts'

export type Limits = {
  readonly quotaBytes: number
  /** Absolute paths; nothing in or below them can be written. */
  readonly readOnlyFolders: readonly string[]
  /** A commit locks the namespace for `holdMs`; one that finds `maxConcurrent` others under way is refused. */
  readonly contention: { readonly maxConcurrent: number; readonly holdMs: number } | null
}

export type ModelOptions = {
  readonly switches?: Partial<Switches>
  readonly quotaBytes?: number
  /** A number in [0, 1). */
  readonly random: () => number
  /** Hears each journal entry when it is written. */
  readonly onEntry?: (entry: JournalEntry) => void
}

export type ModelState = {
  switches: Switches
  limits: Limits
  readonly random: () => number
  readonly onEntry: (entry: JournalEntry) => void
  readonly tree: Tree
  readonly links: Map<string, Link>
  readonly journal: JournalEntry[]
  /** When the last commits happened, for contention. */
  recentCommitsMs: number[]
  revisionCount: number
  postCount: number
}

/** The one namespace of the model's one account. */
export const homeNamespaceId = '1234567890'

const defaultQuotaBytes = 2 ** 41 // 2 TiB, a small company's plan

/** A Dropbox nothing was ever stored in. */
export function newModelState(options: ModelOptions): ModelState {
  return {
    switches: { ...defaultSwitches, ...options.switches },
    limits: { quotaBytes: options.quotaBytes ?? defaultQuotaBytes, readOnlyFolders: [], contention: null },
    random: options.random,
    onEntry: options.onEntry ?? (() => undefined),
    tree: emptyTree(),
    links: new Map(),
    journal: [],
    recentCommitsMs: [],
    revisionCount: 0,
    postCount: 0,
  }
}

/** Appends one entry to the journal. */
export function record(state: ModelState, happening: Happening, nowMs: number): void {
  const entry: JournalEntry = { seq: state.journal.length, atMs: nowMs, ...happening }
  state.journal.push(entry)
  state.onEntry(entry)
}

const idLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** `length` letters of base64url, drawn from the model's random numbers. */
export function drawId(random: () => number, length: number): string {
  let id = ''
  for (let index = 0; index < length; index += 1) id += idLetters.charAt(Math.floor(random() * idLetters.length))
  return id
}

/** A file's or folder's id, as long as Dropbox's. */
export function drawNodeId(state: ModelState): string {
  return `id:${drawId(state.random, 22)}`
}

/** The next revision: hex, at least 9 digits, never the same twice. */
export function nextRev(state: ModelState): string {
  state.revisionCount += 1
  return `015${state.revisionCount.toString(16).padStart(12, '0')}`
}
