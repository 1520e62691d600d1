// Nodes, their histories, and what they take.
import { expect, test } from 'vitest'
import {
  emptyTree,
  ensureFolder,
  fileInTheWay,
  putFile,
  removeNode,
  type Revision,
  type Tree,
} from '#emulator/model/namespace/tree.ts'

let count = 0
const makeId = (): string => `id:${(count += 1)}`

function revision(rev: string, sizeBytes = 1): Revision {
  return { rev, contentHash: 'a'.repeat(64), sizeBytes, clientModified: null, serverModifiedMs: 0 }
}

function aTree(): Tree {
  const tree = emptyTree()
  putFile(tree, ['A', 'b', 'c'], revision('1', 5), makeId)
  return tree
}

test('a file makes the folders above it, once, and each knows its children', () => {
  const tree = aTree()
  putFile(tree, ['a', 'B', 'd'], revision('2'), makeId)
  expect([...tree.nodes.keys()]).toEqual(['', '/a', '/a/b', '/a/b/c', '/a/b/d'])
  expect(tree.nodes.get('/a/b/d')?.path).toBe('/A/b/d')
  const folder = tree.nodes.get('/a/b')
  expect(folder?.kind === 'folder' && [...folder.children]).toEqual(['/a/b/c', '/a/b/d'])
})

test('another revision replaces the space of the one before and keeps the id', () => {
  const tree = aTree()
  const { id } = putFile(tree, ['a', 'b', 'c'], revision('2', 7), makeId)
  expect([tree.usedBytes, tree.ids.get(id), tree.histories.get('/a/b/c')?.revisions.length]).toEqual([7, '/a/b/c', 2])
})

test('a file in the way of a folder is found, however deep the path goes on', () => {
  const tree = aTree()
  expect(fileInTheWay(tree, ['a', 'b', 'c', 'd', 'e'])?.path).toBe('/A/b/c')
  expect(fileInTheWay(tree, ['a', 'b', 'c'])).toBeNull()
  expect(fileInTheWay(tree, ['x', 'y'])).toBeNull()
  expect(() => ensureFolder(tree, ['a', 'b', 'c'], makeId)).toThrow('a file is where a folder should be')
})

test('what is removed is gone with all it held, and its history stays', () => {
  const tree = aTree()
  const folder = ensureFolder(tree, ['A'], makeId)
  removeNode(tree, folder, 9)
  expect([...tree.nodes.keys()]).toEqual([''])
  expect([tree.usedBytes, tree.ids.size, tree.histories.get('/a/b/c')?.deletedAtMs]).toEqual([0, 0, 9])
  putFile(tree, ['a', 'b', 'c'], revision('2'), makeId)
  expect(tree.histories.get('/a/b/c')).toMatchObject({ deletedAtMs: null, revisions: [{ rev: '1' }, { rev: '2' }] })
})

test('each change is noted in its order', () => {
  const tree = aTree()
  const file = tree.nodes.get('/a/b/c')
  if (file !== undefined) removeNode(tree, file, 1)
  expect(tree.changes).toEqual(['/a', '/a/b', '/a/b/c', '/a/b/c'])
})
