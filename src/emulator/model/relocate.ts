// Moving and copying files and folders. What is moved keeps its ids; what is copied gets new ones.
import { freeNames, isContended } from './commit.ts'
import type { Fact } from './lookups.ts'
import { factOf, failureOf } from './lookups.ts'
import { drawNodeId, nextRev, record, type ModelState } from './model-state.ts'
import { keyOfNames } from './namespace/paths.ts'
import { isReadOnly, resolvePath, type Place } from './resolve-path.ts'
import { ensureFolder, fileInTheWay, putFile, removeNode, type FileNode, type Node } from './namespace/tree.ts'

export type Relocation = {
  readonly how: 'move' | 'copy'
  readonly from: string
  readonly to: string
  /** Whether a name that is taken is replaced by a free one. */
  readonly autorename: boolean
}

export type RelocateAnswer =
  | {
      readonly kind: 'relocated'
      readonly fact: Fact
      /** What a disk has to follow: folders that are there now, and files from where to where. */
      readonly folders: readonly string[]
      readonly files: readonly { readonly from: string; readonly to: string }[]
      readonly from: string
    }
  /** `summary` is the error as a path of tags. */
  | { readonly kind: 'failed'; readonly summary: string }

/** Moves or copies a file, or a folder with all it holds; the journal has a line either way. */
export function relocate(state: ModelState, asked: Relocation, nowMs: number): RelocateAnswer {
  const answer = tryRelocate(state, asked, nowMs)
  const outcome = answer.kind === 'failed' ? answer.summary : 'ok'
  record(state, { kind: 'api_call', route: `files/${asked.how}_v2`, path: asked.from, outcome }, nowMs)
  return answer
}

function tryRelocate(state: ModelState, asked: Relocation, nowMs: number): RelocateAnswer {
  const source = resolvePath(state, asked.from)
  const target = resolvePath(state, asked.to)
  const node = source.kind === 'place' && source.key !== '' ? state.tree.nodes.get(source.key) : undefined
  if (node === undefined) {
    return failed(`from_lookup/${source.kind === 'place' ? 'not_found' : failureOf(source)}`)
  }
  if (target.kind !== 'place') return failed(`to/${faultOf(target)}`)
  const refusal = refusalOf(state, asked, node, target, nowMs)
  if (refusal !== null) return failed(refusal)
  const isTaken = state.tree.nodes.has(target.key)
  const names = isTaken ? freeNames(state, target.names, false) : target.names
  const parts = partsOf(state, node)
  const from = node.path
  const revs = parts.flatMap((part) => (part.node.kind === 'file' ? [nextRev(state)] : []))
  if (asked.how === 'move') {
    moveNode(state, node, names, revs, nowMs)
    record(state, { kind: 'moved', from, to: pathOf(state, names), revs }, nowMs)
  } else copyParts(state, parts, names, revs, nowMs)
  const there = state.tree.nodes.get(keyOfNames(names))
  if (there === undefined) throw new Error('assertion failed: what was moved or copied is at its new place')
  const placed = parts.map((part) => ({ part, to: pathOf(state, [...names, ...part.below]) }))
  return {
    kind: 'relocated',
    fact: factOf(state, there),
    from,
    folders: placed.flatMap(({ part, to }) => (part.node.kind === 'folder' ? [to] : [])),
    files: placed.flatMap(({ part, to }) => (part.node.kind === 'file' ? [{ from: part.node.path, to }] : [])),
  }
}

function refusalOf(
  state: ModelState,
  { autorename, how }: Relocation,
  node: Node,
  target: Extract<Place, { kind: 'place' }>,
  nowMs: number,
): string | null {
  if (target.key === '') return 'to/conflict/folder'
  if (target.key === node.key) return 'duplicated_or_nested_paths'
  if (target.key.startsWith(`${node.key}/`)) {
    return how === 'move' ? 'cant_move_folder_into_itself' : 'duplicated_or_nested_paths'
  }
  if (how === 'move' && isReadOnly(state, node.key)) return 'from_write/no_write_permission'
  if (isReadOnly(state, target.key)) return 'to/no_write_permission'
  if (isContended(state, nowMs)) return 'too_many_write_operations'
  if (fileInTheWay(state.tree, target.names) !== null) return 'to/conflict/file_ancestor'
  const there = state.tree.nodes.get(target.key)
  if (there !== undefined && !autorename) return `to/conflict/${there.kind}`
  const isFull = how === 'copy' && state.tree.usedBytes + bytesOf(state, node) > state.limits.quotaBytes
  return isFull ? 'insufficient_quota' : null
}

/** Takes `node` and all below it to `names`, with `revs` for its files in their order. Its ids stay. */
export function moveNode(
  state: ModelState,
  node: Node,
  names: readonly string[],
  revs: readonly string[],
  nowMs: number,
): void {
  const parts = partsOf(state, node)
  removeNode(state.tree, node, nowMs)
  ensureFolder(state.tree, names.slice(0, -1), () => drawNodeId(state))
  const left = [...revs]
  for (const part of parts) place(state, part, names, part.node.id, left.shift.bind(left), nowMs)
}

function copyParts(
  state: ModelState,
  parts: readonly Part[],
  names: readonly string[],
  revs: readonly string[],
  nowMs: number,
): void {
  const left = [...revs]
  for (const part of parts) {
    const made = place(state, part, names, drawNodeId(state), left.shift.bind(left), nowMs)
    if (made.kind === 'folder') record(state, { kind: 'folder_created', path: made.path, id: made.id }, nowMs)
    else record(state, commitOf(made), nowMs)
  }
}

function place(
  state: ModelState,
  { below, node }: Part,
  names: readonly string[],
  id: string,
  nextOfRevs: () => string | undefined,
  nowMs: number,
): Node {
  const at = [...names, ...below]
  if (node.kind === 'folder') return ensureFolder(state.tree, at, () => id)
  const rev = nextOfRevs()
  if (rev === undefined) throw new Error('assertion failed: there is a revision for each file')
  const revision = { ...node.current, rev, serverModifiedMs: nowMs }
  return putFile(state.tree, at, revision, (kind) => (kind === 'file' ? id : drawNodeId(state)))
}

/** A copy is a commit like any other for whoever reads the journal. */
function commitOf({ current, id, path }: FileNode) {
  const { clientModified, contentHash, rev, sizeBytes } = current
  const facts = { path, id, rev, contentHash, sizeBytes, clientModified }
  return { kind: 'commit', ...facts, mode: 'add', linkId: null, postId: null, attempt: 0 } as const
}

/** A node as it was, and its names below what is moved. */
type Part = { readonly node: Node; readonly below: readonly string[] }

/** `node` and all below it, parents first. */
function partsOf(state: ModelState, node: Node, below: readonly string[] = []): readonly Part[] {
  if (node.kind === 'file') return [{ node: { ...node }, below }]
  const children = [...node.children].flatMap((key) => {
    const child = state.tree.nodes.get(key)
    if (child === undefined) return []
    return partsOf(state, child, [...below, child.path.slice(child.path.lastIndexOf('/') + 1)])
  })
  return [{ node, below }, ...children]
}

function bytesOf(state: ModelState, node: Node): number {
  return partsOf(state, node).reduce(
    (sum, part) => sum + (part.node.kind === 'file' ? part.node.current.sizeBytes : 0),
    0,
  )
}

/** The path at `names` as Dropbox shows it. */
function pathOf(state: ModelState, names: readonly string[]): string {
  return state.tree.nodes.get(keyOfNames(names))?.path ?? `/${names.join('/')}`
}

function faultOf(place: Exclude<Place, { kind: 'place' }>): string {
  if (place.kind === 'foreign_namespace') return 'no_write_permission'
  return place.kind === 'faulty' ? place.fault : 'malformed_path'
}

function failed(summary: string): RelocateAnswer {
  return { kind: 'failed', summary }
}
