// Who may put what where: the whole rule as one pure function. Never autorename, never overwrite: `add` and
// `update(rev)` only take effect while Dropbox still holds what we saw, so late or crossing sends cannot destroy anything.
import { assertNever } from '#shared/assert.ts'
import { foldPath } from '#shared/names.ts'
import { conflictName, isConflictName, parseConflictName } from './conflict-name.ts'
import type { CommitInfo, StoredFile } from '../dropbox/types.ts'

/** What happens when something else is at the place. */
export type ConflictRule = 'keep_both' | 'replace' | 'refuse'

/** What is at a path. */
export type There =
  | { readonly kind: 'nothing' }
  | ({ readonly kind: 'file' } & StoredFile)
  | { readonly kind: 'folder' }

export type PlacementAsk = {
  /** The composed Dropbox path. */
  readonly path: string
  readonly device: string
  /** What that computer of a person calls itself. Only names of copies say it. */
  readonly computer?: string | undefined
  readonly contentHash: string
  /** What this very file stored last, and where; null when it never did, or cannot prove it where that is needed. */
  readonly replaces: Replaces | null
  /** `2026-11-23T10:00:00Z` within what Dropbox takes, or null. */
  readonly clientModified: string | null
  readonly rule: ConflictRule
  readonly mute: boolean
  /** `2026-11-23`: the day for a conflict name when the file's own is not known. */
  readonly today: string
}

/** `at` is a full Dropbox path as the client says it; null when it does not say. */
export type Replaces = { readonly contentHash: string; readonly at: string | null }

export type Placement =
  | { readonly kind: 'stored'; readonly path: string; readonly rev: string }
  /** `replacedRev` is what the commit replaces, null for a new file. */
  | { readonly kind: 'write'; readonly commit: CommitInfo; readonly replacedRev: string | null }
  | { readonly kind: 'refused'; readonly code: 'name_taken' }
  /** Something else is there and both are kept: call again with the files of the folder. */
  | { readonly kind: 'look_for_copies' }

/**
 * The place to look at first: the conflict copy under which this file was stored last. Null when it has none: it was
 * stored at its own path, or never, or somewhere this device stores no copies of it. The path is of our own making.
 */
export function earlierCopy(ask: PlacementAsk): string | null {
  const at = ask.replaces?.at ?? null
  if (at === null || foldPath(folderOf(at)) !== foldPath(folderOf(ask.path))) return null
  const name = parseConflictName(nameOf(at), nameOf(ask.path), ask.device)
  return name === null ? null : `${folderOf(ask.path)}/${name}`
}

/** Decides by what is at the earlier copy. Null when that is not this file's any more: its own path decides then. */
export function placeOverCopy(ask: PlacementAsk, there: There): Placement | null {
  const copy = earlierCopy(ask)
  if (copy === null || there.kind !== 'file' || there.contentHash === null) return null
  if (there.contentHash === ask.contentHash) return { kind: 'stored', path: there.path, rev: there.rev }
  return there.contentHash === ask.replaces?.contentHash ? update(ask, copy, there.rev) : null
}

/**
 * Decides where these bytes go when no earlier copy did. `copies` are the files of the destination's folder; null when
 * nobody looked yet, which is the normal case: they are needed only after `look_for_copies`.
 */
export function placeFile(ask: PlacementAsk, there: There, copies: readonly StoredFile[] | null): Placement {
  switch (there.kind) {
    case 'nothing':
      return add(ask, ask.path)
    case 'folder':
      return { kind: 'refused', code: 'name_taken' }
    case 'file':
      if (there.contentHash === ask.contentHash) return { kind: 'stored', path: there.path, rev: there.rev }
      if (there.contentHash !== null && there.contentHash === storedHere(ask)) return update(ask, ask.path, there.rev)
      return placeBeside(ask, there, copies)
    default:
      return assertNever(there)
  }
}

function placeBeside(ask: PlacementAsk, there: StoredFile, copies: readonly StoredFile[] | null): Placement {
  switch (ask.rule) {
    case 'replace':
      // The newest version of a file replaces older ones of the same file, never another that has its name.
      return storedHere(ask) === null ? placeCopy(ask, copies) : update(ask, ask.path, there.rev)
    case 'refuse':
      return { kind: 'refused', code: 'name_taken' }
    case 'keep_both':
      return placeCopy(ask, copies)
    default:
      return assertNever(ask.rule)
  }
}

/** The hash this file stored last, if that was at its own path or nobody knows where; else null. */
function storedHere({ path, replaces }: PlacementAsk): string | null {
  if (replaces === null) return null
  return replaces.at === null || foldPath(replaces.at) === foldPath(path) ? replaces.contentHash : null
}

function placeCopy(ask: PlacementAsk, files: readonly StoredFile[] | null): Placement {
  if (files === null) return { kind: 'look_for_copies' }
  const mine = findCopies(ask, files)
  const same = mine.find((copy) => copy.contentHash === ask.contentHash)
  if (same !== undefined) return { kind: 'stored', path: same.path, rev: same.rev }
  // A file that knows its place has looked there already; a copy elsewhere with its bytes is another file's.
  const wanted = ask.replaces?.at === null ? ask.replaces.contentHash : null
  const previous = mine.find((copy) => copy.contentHash !== null && copy.contentHash === wanted)
  if (previous !== undefined) return update(ask, `${folderOf(ask.path)}/${nameOf(previous.path)}`, previous.rev)
  return add(ask, freeCopyPath(ask, files))
}

/** The conflict copies of `ask.path` by this device among `files`, in an order that is always the same. */
export function findCopies(
  ask: { readonly path: string; readonly device: string },
  files: readonly StoredFile[],
): readonly StoredFile[] {
  const name = nameOf(ask.path)
  const mine = files.filter((file) => isConflictName(nameOf(file.path), name, ask.device))
  return mine.toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

/** The first free copy name. The file's own day comes first: a retry after midnight must find the same name. */
function freeCopyPath(ask: PlacementAsk, files: readonly StoredFile[]): string {
  const taken = new Set(files.map((file) => foldPath(nameOf(file.path))))
  const date = (ask.clientModified ?? ask.today).slice(0, 10)
  const name = nameOf(ask.path)
  let number = 1
  while (taken.has(foldPath(conflictName(name, ask, date, number)))) number += 1
  return `${folderOf(ask.path)}/${conflictName(name, ask, date, number)}`
}

/** The folder a Dropbox path is in; '' for the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function add(ask: PlacementAsk, path: string): Placement {
  return { kind: 'write', commit: commit(ask, path, { '.tag': 'add' }), replacedRev: null }
}

function update(ask: PlacementAsk, path: string, rev: string): Placement {
  return { kind: 'write', commit: commit(ask, path, { '.tag': 'update', update: rev }), replacedRev: rev }
}

function commit(ask: PlacementAsk, path: string, mode: CommitInfo['mode']): CommitInfo {
  const fixed = { path, mode, autorename: false, strict_conflict: false, mute: ask.mute } as const
  return ask.clientModified === null ? fixed : { ...fixed, client_modified: ask.clientModified }
}
