// Who may put what where: the whole rule as one pure function. Never autorename, never overwrite: `add` and
// `update(rev)` only take effect while Dropbox still holds what we saw, so late or crossing sends cannot destroy anything.
import { assertNever } from '#shared/assert.ts'
import { foldPath } from '#shared/names.ts'
import { conflictName, isConflictName } from './conflict-name.ts'

/** What happens when something else is at the place. */
export type ConflictRule = 'keep_both' | 'replace' | 'refuse'

/** A file as Dropbox holds it. `contentHash` is null for the few kinds that have none. */
export type StoredFile = { readonly path: string; readonly rev: string; readonly contentHash: string | null }

/** What is at a path. */
export type There =
  { readonly kind: 'nothing' } | ({ readonly kind: 'file' } & StoredFile) | { readonly kind: 'folder' }

export type PlacementAsk = {
  /** The composed Dropbox path. */
  readonly path: string
  readonly device: string
  readonly contentHash: string
  /** The hash this client last stored at the path; null when it never did. */
  readonly replaces: string | null
  /** `2026-11-23T10:00:00Z` within what Dropbox takes, or null. */
  readonly clientModified: string | null
  readonly rule: ConflictRule
  readonly mute: boolean
  /** `2026-11-23`: the day for a conflict name when the file's own is not known. */
  readonly today: string
}

/** The argument of Dropbox's link route, whole: no client field reaches Dropbox unnamed. */
export type CommitInfo = {
  readonly path: string
  readonly mode: { readonly '.tag': 'add' } | { readonly '.tag': 'update'; readonly update: string }
  readonly autorename: false
  readonly strict_conflict: false
  readonly mute: boolean
  readonly client_modified?: string
}

export type Placement =
  | { readonly kind: 'stored'; readonly path: string; readonly rev: string }
  /** `replacedRev` is what the commit replaces, null for a new file. */
  | { readonly kind: 'write'; readonly commit: CommitInfo; readonly replacedRev: string | null }
  | { readonly kind: 'refused'; readonly code: 'name_taken' }
  /** Something else is there and the rule keeps both: call again with the files of the folder. */
  | { readonly kind: 'look_for_copies' }

/**
 * Decides where these bytes go. `copies` are the files of the destination's folder; null when nobody looked yet, which
 * is the normal case: they are needed only after `look_for_copies`.
 */
export function placeFile(ask: PlacementAsk, there: There, copies: readonly StoredFile[] | null): Placement {
  switch (there.kind) {
    case 'nothing':
      return add(ask, ask.path)
    case 'folder':
      return { kind: 'refused', code: 'name_taken' }
    case 'file':
      if (there.contentHash === ask.contentHash) return { kind: 'stored', path: there.path, rev: there.rev }
      if (there.contentHash !== null && there.contentHash === ask.replaces) return update(ask, ask.path, there.rev)
      return placeBeside(ask, there, copies)
    default:
      return assertNever(there)
  }
}

function placeBeside(ask: PlacementAsk, there: StoredFile, copies: readonly StoredFile[] | null): Placement {
  switch (ask.rule) {
    case 'replace':
      return update(ask, ask.path, there.rev)
    case 'refuse':
      return { kind: 'refused', code: 'name_taken' }
    case 'keep_both':
      return copies === null ? { kind: 'look_for_copies' } : placeCopy(ask, copies)
    default:
      return assertNever(ask.rule)
  }
}

function placeCopy(ask: PlacementAsk, files: readonly StoredFile[]): Placement {
  const mine = findCopies(ask, files)
  const same = mine.find((copy) => copy.contentHash === ask.contentHash)
  if (same !== undefined) return { kind: 'stored', path: same.path, rev: same.rev }
  const previous = mine.find((copy) => copy.contentHash !== null && copy.contentHash === ask.replaces)
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
  while (taken.has(foldPath(conflictName(name, ask.device, date, number)))) number += 1
  return `${folderOf(ask.path)}/${conflictName(name, ask.device, date, number)}`
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
