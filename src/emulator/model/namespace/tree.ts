// What is in Dropbox: one namespace of folders and files with their revisions.
import { keyOfNames, parentOfKey } from './paths.ts'

export type Revision = {
  readonly rev: string
  readonly contentHash: string
  readonly sizeBytes: number
  readonly clientModified: string | null
  readonly serverModifiedMs: number
}

export type FileNode = {
  readonly kind: 'file'
  readonly key: string
  readonly path: string
  readonly id: string
  current: Revision
}
export type FolderNode = {
  readonly kind: 'folder'
  readonly key: string
  readonly path: string
  readonly id: string
  /** Keys of what lies directly in it. */
  readonly children: Set<string>
}
export type Node = FileNode | FolderNode

/** All revisions a path ever had, oldest first; they outlive the file. */
export type History = { path: string; id: string; readonly revisions: Revision[]; deletedAtMs: number | null }

/** Draws an id that was never there. */
export type MakeId = (kind: 'file' | 'folder') => string

export type Tree = {
  readonly nodes: Map<string, Node>
  readonly ids: Map<string, string>
  readonly histories: Map<string, History>
  /** Keys in the order they changed, for cursors. */
  readonly changes: string[]
  usedBytes: number
}

/** A namespace that holds only its root. */
export function emptyTree(): Tree {
  const root: FolderNode = { kind: 'folder', key: '', path: '', id: 'id:root', children: new Set() }
  return { nodes: new Map([['', root]]), ids: new Map(), histories: new Map(), changes: [], usedBytes: 0 }
}

/** The nearest thing on the way to `names` that is a file, so that no folder can be there; null when the way is free. */
export function fileInTheWay(tree: Tree, names: readonly string[]): FileNode | null {
  for (let count = names.length - 1; count > 0; count -= 1) {
    const node = tree.nodes.get(keyOfNames(names.slice(0, count)))
    if (node !== undefined) return node.kind === 'file' ? node : null
  }
  return null
}

/** The folder of `names`, made with all its parents where missing. The way must be free. */
export function ensureFolder(tree: Tree, names: readonly string[], makeId: MakeId): FolderNode {
  const key = keyOfNames(names)
  const node = tree.nodes.get(key)
  if (node !== undefined) {
    if (node.kind === 'file') throw new Error('assertion failed: a file is where a folder should be')
    return node
  }
  const parent = ensureFolder(tree, names.slice(0, -1), makeId)
  const folder: FolderNode = {
    kind: 'folder',
    key,
    path: `${parent.path}/${names.at(-1) ?? ''}`,
    id: makeId('folder'),
    children: new Set(),
  }
  addNode(tree, folder, parent)
  return folder
}

/** Puts a revision at `names`: a new file, or the next revision of the one there. */
export function putFile(tree: Tree, names: readonly string[], revision: Revision, makeId: MakeId): FileNode {
  const key = keyOfNames(names)
  const before = tree.nodes.get(key)
  const file = before?.kind === 'file' ? before : addFile(tree, names, key, revision, makeId)
  if (before?.kind === 'file') {
    tree.usedBytes -= before.current.sizeBytes
    before.current = revision
    tree.changes.push(key)
  }
  tree.usedBytes += revision.sizeBytes
  remember(tree, file, revision)
  return file
}

function addFile(tree: Tree, names: readonly string[], key: string, revision: Revision, makeId: MakeId): FileNode {
  const parent = ensureFolder(tree, names.slice(0, -1), makeId)
  const path = `${parent.path}/${names.at(-1) ?? ''}`
  const file: FileNode = { kind: 'file', key, path, id: makeId('file'), current: revision }
  addNode(tree, file, parent)
  return file
}

function addNode(tree: Tree, node: Node, parent: FolderNode): void {
  tree.nodes.set(node.key, node)
  tree.ids.set(node.id, node.key)
  parent.children.add(node.key)
  tree.changes.push(node.key)
}

function remember(tree: Tree, file: FileNode, revision: Revision): void {
  const history = tree.histories.get(file.key)
  if (history === undefined) {
    const first = { path: file.path, id: file.id, revisions: [revision], deletedAtMs: null }
    tree.histories.set(file.key, first)
    return
  }
  history.revisions.push(revision)
  history.path = file.path
  history.id = file.id
  history.deletedAtMs = null
}

/** Takes a node and everything below it away; the histories stay. */
export function removeNode(tree: Tree, node: Node, nowMs: number): void {
  if (node.kind === 'folder') {
    for (const key of node.children) {
      const child = tree.nodes.get(key)
      if (child !== undefined) removeNode(tree, child, nowMs)
    }
  } else {
    tree.usedBytes -= node.current.sizeBytes
    const history = tree.histories.get(node.key)
    if (history !== undefined) history.deletedAtMs = nowMs
  }
  const parent = tree.nodes.get(parentOfKey(node.key))
  if (parent?.kind === 'folder') parent.children.delete(node.key)
  tree.nodes.delete(node.key)
  tree.ids.delete(node.id)
  tree.changes.push(node.key)
}
