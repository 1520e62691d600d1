// Listing a folder page by page, and after the last page what changed since.
import { factOf, factsBelow, failureOf, type Fact, type LookupFailure } from './lookups.ts'
import { record, type ModelState } from './model-state.ts'
import { isWithin } from './namespace/paths.ts'
import { resolvePath } from './resolve-path.ts'

export type ListFolderHow = { readonly recursive: boolean; readonly includeDeleted: boolean; readonly limit: number }

export type ListAnswer =
  | { readonly kind: 'page'; readonly facts: readonly Fact[]; readonly cursor: string; readonly more: boolean }
  | { readonly kind: 'failed'; readonly failure: LookupFailure | 'bad_cursor' }

/** Dropbox returns about this many entries when not told otherwise. */
export const defaultListLimit = 2_000

type Cursor = ListFolderHow & {
  readonly key: string
  /** Entries of the first listing already shown; null when all were. */
  readonly shown: number | null
  /** Changes before this one are known to the caller. */
  readonly changesSeen: number
}

/** The first page of what lies in the folder at `path` ('' is the root). */
export function listFolder(state: ModelState, path: string, how: ListFolderHow, nowMs: number): ListAnswer {
  const answer = startListing(state, path, how)
  const outcome = answer.kind === 'failed' ? `path/${answer.failure}` : 'ok'
  record(state, { kind: 'api_call', route: 'files/list_folder', path, outcome }, nowMs)
  return answer
}

/** A cursor that stands for all that is there now: what is asked with it is what changed since. */
export function latestCursor(
  state: ModelState,
  path: string,
  how: ListFolderHow,
  nowMs: number,
):
  | { readonly kind: 'cursor'; readonly cursor: string }
  | { readonly kind: 'failed'; readonly failure: LookupFailure | 'bad_cursor' } {
  const answer = startListing(state, path, how)
  const outcome = answer.kind === 'failed' ? `path/${answer.failure}` : 'ok'
  record(state, { kind: 'api_call', route: 'files/list_folder/get_latest_cursor', path, outcome }, nowMs)
  if (answer.kind === 'failed') return answer
  const cursor = parseCursor(answer.cursor)
  return { kind: 'cursor', cursor: cursor === null ? answer.cursor : writeCursor({ ...cursor, shown: null }) }
}

function startListing(state: ModelState, path: string, how: ListFolderHow): ListAnswer {
  const place = resolvePath(state, path)
  if (place.kind !== 'place') return { kind: 'failed', failure: failureOf(place) }
  const node = state.tree.nodes.get(place.key)
  if (node === undefined) return { kind: 'failed', failure: 'not_found' }
  if (node.kind === 'file') return { kind: 'failed', failure: 'not_folder' }
  return pageFrom(state, { ...how, key: place.key, shown: 0, changesSeen: state.tree.changes.length })
}

/** The page after `cursor`. */
export function continueListing(state: ModelState, cursor: string, nowMs: number): ListAnswer {
  const parsed = parseCursor(cursor)
  const answer: ListAnswer = parsed === null ? { kind: 'failed', failure: 'bad_cursor' } : pageFrom(state, parsed)
  const outcome = answer.kind === 'failed' ? answer.failure : 'ok'
  record(state, { kind: 'api_call', route: 'files/list_folder/continue', path: null, outcome }, nowMs)
  return answer
}

function pageFrom(state: ModelState, cursor: Cursor): ListAnswer {
  if (cursor.shown === null) return changesSince(state, cursor)
  const all = factsBelow(state, cursor.key, cursor)
  const shown = cursor.shown + cursor.limit
  const more = shown < all.length
  const next = { ...cursor, shown: more ? shown : null }
  return { kind: 'page', facts: all.slice(cursor.shown, shown), cursor: writeCursor(next), more }
}

function changesSince(state: ModelState, cursor: Cursor): ListAnswer {
  const keys = new Set<string>()
  let seen = cursor.changesSeen
  while (seen < state.tree.changes.length && keys.size < cursor.limit) {
    const key = state.tree.changes[seen] ?? ''
    seen += 1
    const isChild = cursor.recursive || !key.slice(cursor.key.length + 1).includes('/')
    if (key !== cursor.key && isWithin(key, cursor.key) && isChild) keys.add(key)
  }
  const more = seen < state.tree.changes.length
  const facts = [...keys].map((key) => factNow(state, key))
  return { kind: 'page', facts, cursor: writeCursor({ ...cursor, changesSeen: seen }), more }
}

function factNow(state: ModelState, key: string): Fact {
  const node = state.tree.nodes.get(key)
  if (node !== undefined) return factOf(state, node)
  return { kind: 'deleted', path: state.tree.histories.get(key)?.path ?? key }
}

function writeCursor(cursor: Cursor): string {
  const { recursive, includeDeleted, limit, key, shown, changesSeen } = cursor
  return `AA${Buffer.from(JSON.stringify([recursive, includeDeleted, limit, key, shown, changesSeen])).toString('base64url')}`
}

function parseCursor(text: string): Cursor | null {
  if (!text.startsWith('AA')) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(text.slice(2), 'base64url').toString())
    if (!Array.isArray(parts)) return null
    const [recursive, includeDeleted, limit, key, shown, changesSeen]: unknown[] = parts
    if (typeof recursive !== 'boolean' || typeof includeDeleted !== 'boolean' || typeof key !== 'string') return null
    if (typeof limit !== 'number' || typeof changesSeen !== 'number') return null
    if (typeof shown !== 'number' && shown !== null) return null
    return { recursive, includeDeleted, limit, key, shown, changesSeen }
  } catch {
    return null
  }
}
