// Reading and arranging the namespace: metadata, listings, revisions, folders, deletion, space.
import { drawNodeId, homeNamespaceId, record, type ModelState } from './model-state.ts'
import type { NameFault } from './namespace/names.ts'
import { isWithin } from './namespace/paths.ts'
import { isReadOnly, resolvePath, type Place } from './resolve-path.ts'
import { ensureFolder, fileInTheWay, removeNode, type History, type Node } from './namespace/tree.ts'

export type LookupFailure = 'not_found' | 'not_file' | 'not_folder' | NameFault

/** What an API route shows of a file, a folder or what was deleted. */
export type Fact =
  | {
      readonly kind: 'file'
      readonly path: string
      readonly id: string
      readonly rev: string
      readonly sizeBytes: number
      readonly contentHash: string
      readonly clientModified: string | null
      readonly serverModifiedMs: number
    }
  | { readonly kind: 'folder'; readonly path: string; readonly id: string; readonly readOnly: boolean }
  | { readonly kind: 'deleted'; readonly path: string }

export type Lookup = Fact | { readonly kind: 'failed'; readonly failure: LookupFailure }

export type RevisionsAnswer =
  | {
      readonly kind: 'revisions'
      readonly isDeleted: boolean
      readonly newestFirst: readonly Fact[]
      readonly more: boolean
    }
  | { readonly kind: 'failed'; readonly failure: LookupFailure }

/** What is at `path` now; with `includeDeleted` also what was. */
export function getMetadata(
  state: ModelState,
  path: string,
  nowMs: number,
  includeDeleted = false,
  route = 'files/get_metadata',
): Lookup {
  const found = lookUp(state, path, includeDeleted)
  const outcome = found.kind === 'failed' ? `path/${found.failure}` : 'ok'
  record(state, { kind: 'api_call', route, path, outcome }, nowMs)
  return found
}

function lookUp(state: ModelState, path: string, includeDeleted: boolean): Lookup {
  const place = resolvePath(state, path)
  if (place.kind !== 'place') return { kind: 'failed', failure: failureOf(place) }
  const node = state.tree.nodes.get(place.key)
  if (node !== undefined && place.key !== '') return factOf(state, node)
  const history = includeDeleted ? state.tree.histories.get(place.key) : undefined
  return history === undefined ? { kind: 'failed', failure: 'not_found' } : { kind: 'deleted', path: history.path }
}

/** How a lookup names a path that leads nowhere. */
export function failureOf(place: Exclude<Place, { kind: 'place' }>): LookupFailure {
  return place.kind === 'faulty' && place.fault === 'malformed_path' ? 'malformed_path' : 'not_found'
}

/** A node as the API shows it. */
export function factOf(state: ModelState, node: Node): Fact {
  if (node.kind === 'folder') {
    return { kind: 'folder', path: node.path, id: node.id, readOnly: isReadOnly(state, node.key) }
  }
  return { kind: 'file', path: node.path, id: node.id, ...node.current }
}

/** All revisions of the file at `path`, deleted or not, newest first. */
export function listRevisions(state: ModelState, path: string, limit: number, nowMs: number): RevisionsAnswer {
  const answer = findRevisions(state, path, limit)
  const outcome = answer.kind === 'failed' ? `path/${answer.failure}` : 'ok'
  record(state, { kind: 'api_call', route: 'files/list_revisions', path, outcome }, nowMs)
  return answer
}

function findRevisions(state: ModelState, path: string, limit: number): RevisionsAnswer {
  const place = resolvePath(state, path)
  if (place.kind !== 'place') return { kind: 'failed', failure: failureOf(place) }
  if (state.tree.nodes.get(place.key)?.kind === 'folder') return { kind: 'failed', failure: 'not_file' }
  const history = state.tree.histories.get(place.key)
  if (history === undefined) return { kind: 'failed', failure: 'not_found' }
  const newestFirst = history.revisions.slice(-limit).reverse()
  return {
    kind: 'revisions',
    isDeleted: history.deletedAtMs !== null,
    newestFirst: newestFirst.map((revision) => ({ kind: 'file', path: history.path, id: history.id, ...revision })),
    more: history.revisions.length > limit,
  }
}

export type ArrangeAnswer =
  | { readonly kind: 'arranged'; readonly fact: Fact }
  | {
      readonly kind: 'failed'
      readonly failure:
        | LookupFailure
        | 'conflict/file'
        | 'conflict/folder'
        | 'conflict/file_ancestor'
        | 'no_write_permission'
    }

/** Makes a folder and its parents. */
export function createFolder(state: ModelState, path: string, nowMs: number): ArrangeAnswer {
  const place = resolvePath(state, path)
  const answer = tryCreateFolder(state, place)
  const outcome = answer.kind === 'failed' ? `path/${answer.failure}` : 'ok'
  record(state, { kind: 'api_call', route: 'files/create_folder_v2', path, outcome }, nowMs)
  if (answer.kind === 'arranged' && answer.fact.kind === 'folder') {
    record(state, { kind: 'folder_created', path: answer.fact.path, id: answer.fact.id }, nowMs)
  }
  return answer
}

function tryCreateFolder(state: ModelState, place: Place): ArrangeAnswer {
  if (place.kind === 'faulty') return { kind: 'failed', failure: place.fault }
  if (place.kind === 'foreign_namespace') return { kind: 'failed', failure: 'no_write_permission' }
  if (place.kind !== 'place') return { kind: 'failed', failure: failureOf(place) }
  const there = state.tree.nodes.get(place.key)
  if (there !== undefined)
    return { kind: 'failed', failure: there.kind === 'file' ? 'conflict/file' : 'conflict/folder' }
  if (isReadOnly(state, place.key)) return { kind: 'failed', failure: 'no_write_permission' }
  if (fileInTheWay(state.tree, place.names) !== null) return { kind: 'failed', failure: 'conflict/file_ancestor' }
  return {
    kind: 'arranged',
    fact: factOf(
      state,
      ensureFolder(state.tree, place.names, () => drawNodeId(state)),
    ),
  }
}

/** Deletes a file (only while its revision is `parentRev`, where that is given), or a folder with all it holds. */
export function deletePath(
  state: ModelState,
  path: string,
  nowMs: number,
  parentRev: string | null = null,
): ArrangeAnswer {
  const answer = tryDelete(state, resolvePath(state, path), nowMs, parentRev)
  const summary = answer.kind === 'failed' ? deleteSummary(answer.failure) : 'ok'
  record(state, { kind: 'api_call', route: 'files/delete_v2', path, outcome: summary }, nowMs)
  if (answer.kind === 'arranged') record(state, { kind: 'deleted', path: answer.fact.path }, nowMs)
  return answer
}

function tryDelete(state: ModelState, place: Place, nowMs: number, parentRev: string | null): ArrangeAnswer {
  if (place.kind !== 'place') return { kind: 'failed', failure: failureOf(place) }
  const node = state.tree.nodes.get(place.key)
  if (node === undefined || place.key === '') return { kind: 'failed', failure: 'not_found' }
  if (isReadOnly(state, place.key)) return { kind: 'failed', failure: 'no_write_permission' }
  if (parentRev !== null && node.kind === 'file' && node.current.rev !== parentRev) {
    return { kind: 'failed', failure: 'conflict/file' }
  }
  const fact = factOf(state, node)
  removeNode(state.tree, node, nowMs)
  return { kind: 'arranged', fact }
}

/** Deletion names its failures after what failed: the lookup or the write. */
export function deleteSummary(failure: string): string {
  const isWrite = failure === 'no_write_permission' || failure.startsWith('conflict/')
  return `${isWrite ? 'path_write' : 'path_lookup'}/${failure}`
}

/** Every fact below `folderKey` that a listing shows, in path order. */
export function factsBelow(
  state: ModelState,
  folderKey: string,
  how: { readonly recursive: boolean; readonly includeDeleted: boolean },
): readonly Fact[] {
  const facts: Fact[] = []
  const visit = (key: string): void => {
    const node = state.tree.nodes.get(key)
    if (node?.kind !== 'folder') return
    for (const childKey of node.children) {
      const child = state.tree.nodes.get(childKey)
      if (child !== undefined) facts.push(factOf(state, child))
      if (how.recursive) visit(childKey)
    }
  }
  visit(folderKey)
  if (how.includeDeleted) facts.push(...deletedBelow(state, folderKey, how.recursive))
  return facts
}

function deletedBelow(state: ModelState, folderKey: string, recursive: boolean): readonly Fact[] {
  const isListed = ([key, history]: [string, History]): boolean =>
    history.deletedAtMs !== null &&
    key !== folderKey &&
    isWithin(key, folderKey) &&
    (recursive || !key.slice(folderKey.length + 1).includes('/'))
  return [...state.tree.histories].filter(isListed).map(([, { path }]) => ({ kind: 'deleted', path }))
}

/** How much is used of how much. */
export function spaceUsage(state: ModelState): {
  readonly usedBytes: number
  readonly quotaBytes: number
  readonly namespaceId: string
} {
  return { usedBytes: state.tree.usedBytes, quotaBytes: state.limits.quotaBytes, namespaceId: homeNamespaceId }
}
