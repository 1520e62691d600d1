// This folder: Dropbox’s rules, without a server and without a disk.

// The commit: the one moment at which bytes become a revision at a path, or are refused.
import type { CommitFacts, WriteCause } from './journal.ts'
import type { CommitInfo } from './links.ts'
import { drawNodeId, nextRev, record, type ModelState } from './model-state.ts'
import { keyOfNames } from './namespace/paths.ts'
import { isReadOnly, resolvePath } from './resolve-path.ts'
import { fileInTheWay, putFile, type FileNode, type Revision } from './namespace/tree.ts'
import { decideWrite, type Standing } from './namespace/write-modes.ts'

/** Whole bytes on their way to a path, known by their size and hash. */
export type Bytes = { readonly sizeBytes: number; readonly contentHash: string }

export type Origin = { readonly linkId: string | null; readonly postId: number | null; readonly attempt: number }

export type CommitAnswer =
  /** `wrote` is false when the same bytes were already there. */
  | { readonly kind: 'stored'; readonly file: FileNode; readonly wrote: boolean }
  | { readonly kind: 'refused'; readonly cause: WriteCause }

/** The origin of bytes that came through no link. */
export const withoutLink: Origin = { linkId: null, postId: null, attempt: 0 }

/** Writes `bytes` where and how `info` says, or refuses; the journal has a line either way. */
export function commit(state: ModelState, info: CommitInfo, bytes: Bytes, origin: Origin, nowMs: number): CommitAnswer {
  const decision = decide(state, info, bytes, nowMs)
  if (decision.kind === 'refuse') return refuse(state, info, bytes, origin, decision.cause, nowMs)
  if (decision.kind === 'keep') {
    const facts = factsOf(decision.file, decision.file.current, info, origin)
    record(state, { kind: 'commit_unchanged', ...facts }, nowMs)
    return { kind: 'stored', file: decision.file, wrote: false }
  }
  const revision: Revision = {
    rev: nextRev(state),
    contentHash: bytes.contentHash,
    sizeBytes: bytes.sizeBytes,
    clientModified: info.clientModified,
    serverModifiedMs: nowMs,
  }
  const file = putFile(state.tree, decision.names, revision, () => drawNodeId(state))
  if (state.limits.contention !== null) state.recentCommitsMs.push(nowMs)
  record(state, { kind: 'commit', ...factsOf(file, revision, info, origin) }, nowMs)
  return { kind: 'stored', file, wrote: true }
}

/** Journals a refusal and answers it. */
export function refuse(
  state: ModelState,
  info: CommitInfo,
  bytes: Bytes,
  origin: Origin,
  cause: WriteCause,
  nowMs: number,
): CommitAnswer {
  const { linkId, postId } = origin
  const { contentHash } = bytes
  record(
    state,
    { kind: 'commit_refused', path: info.path, cause, mode: info.mode.kind, contentHash, linkId, postId },
    nowMs,
  )
  return { kind: 'refused', cause }
}

type Decision =
  | { readonly kind: 'write'; readonly names: readonly string[] }
  | { readonly kind: 'keep'; readonly file: FileNode }
  | { readonly kind: 'refuse'; readonly cause: WriteCause }

function decide(state: ModelState, info: CommitInfo, bytes: Bytes, nowMs: number): Decision {
  const place = resolvePath(state, info.path)
  if (place.kind === 'faulty') return { kind: 'refuse', cause: place.fault }
  if (place.kind === 'unknown_id') return { kind: 'refuse', cause: 'malformed_path' }
  if (place.kind === 'foreign_namespace') return { kind: 'refuse', cause: 'no_write_permission' }
  if (place.key === '') return { kind: 'refuse', cause: 'conflict/folder' }
  if (isReadOnly(state, place.key)) return { kind: 'refuse', cause: 'no_write_permission' }
  if (isContended(state, nowMs)) return { kind: 'refuse', cause: 'too_many_write_operations' }
  if (fileInTheWay(state.tree, place.names) !== null) return { kind: 'refuse', cause: 'conflict/file_ancestor' }

  const node = state.tree.nodes.get(place.key)
  const decision = decideWrite(standingAt(state, place.key), info.mode, bytes.contentHash, info.strictConflict)
  if (decision === 'unchanged' && node?.kind === 'file') return { kind: 'keep', file: node }
  if (decision !== 'write' && !info.autorename) {
    return { kind: 'refuse', cause: decision === 'conflict_folder' ? 'conflict/folder' : 'conflict/file' }
  }
  const names = decision === 'write' ? place.names : freeNames(state, place.names, info.mode.kind === 'update')
  const replacedBytes = decision === 'write' && node?.kind === 'file' ? node.current.sizeBytes : 0
  if (state.tree.usedBytes - replacedBytes + bytes.sizeBytes > state.limits.quotaBytes) {
    return { kind: 'refuse', cause: 'insufficient_space' }
  }
  return { kind: 'write', names }
}

function standingAt(state: ModelState, key: string): Standing {
  const node = state.tree.nodes.get(key)
  if (node === undefined) return { kind: 'nothing', wasDeleted: state.tree.histories.has(key) }
  if (node.kind === 'folder') return { kind: 'folder' }
  return { kind: 'file', rev: node.current.rev, contentHash: node.current.contentHash }
}

/** True when as many commits as the limits allow hold the namespace. */
export function isContended(state: ModelState, nowMs: number): boolean {
  const { contention } = state.limits
  if (contention === null) return false
  state.recentCommitsMs = state.recentCommitsMs.filter((atMs) => nowMs - atMs < contention.holdMs)
  return state.recentCommitsMs.length >= contention.maxConcurrent
}

/** The name autorename finds: "name (1).ext", or "name (conflicted copy).ext" for an update that came too late. */
export function freeNames(state: ModelState, names: readonly string[], isLate: boolean): readonly string[] {
  const name = names.at(-1) ?? ''
  const dot = name.lastIndexOf('.')
  const stem = dot > 0 ? name.slice(0, dot) : name
  const extension = dot > 0 ? name.slice(dot) : ''
  for (let count = 1; ; count += 1) {
    const copy = count === 1 ? ' (conflicted copy)' : ` (conflicted copy ${count})`
    const mark = isLate ? copy : ` (${count})`
    const candidate = [...names.slice(0, -1), `${stem}${mark}${extension}`]
    if (!state.tree.nodes.has(keyOfNames(candidate))) return candidate
  }
}

function factsOf(file: FileNode, revision: Revision, info: CommitInfo, origin: Origin): CommitFacts {
  return {
    path: file.path,
    id: file.id,
    rev: revision.rev,
    contentHash: revision.contentHash,
    sizeBytes: revision.sizeBytes,
    clientModified: revision.clientModified,
    mode: info.mode.kind,
    ...origin,
  }
}
