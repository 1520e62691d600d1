// The rules of names that the mounted file system plays.
import { describe, expect, it } from 'vitest'
import { nameRules, Tree } from './tree.ts'
import type { NameRules } from './tree.ts'

const composed = 'caf\u00e9.txt'
const decomposed = 'cafe\u0301.txt'

function aTree(rules: NameRules): Tree {
  let now = 0n
  return new Tree(rules, () => (now += 1n))
}

const listed = ({ root }: Tree): string[] => [...root.entries.values()].map(({ name }) => name)

describe('a tree with the rules of', () => {
  it('FAT takes two cases for one name and two accents for two', () => {
    const tree = aTree(nameRules.fat)
    const made = tree.make(tree.root, 'Report.txt', 'file')
    expect(tree.find(tree.root, 'REPORT.TXT')).toBe(made)
    expect(tree.make(tree.root, 'report.txt', 'file')).toBe('EEXIST')
    tree.make(tree.root, composed, 'file')
    expect(tree.find(tree.root, decomposed)).toBeNull()
  })

  it('APFS takes two accents for one name and lists what was written', () => {
    const tree = aTree(nameRules.apfs)
    const made = tree.make(tree.root, composed, 'file')
    expect(tree.find(tree.root, decomposed)).toBe(made)
    expect(listed(tree)).toEqual([composed])
  })

  it('HFS+ lists decomposed what was written composed', () => {
    const tree = aTree(nameRules.hfs)
    const made = tree.make(tree.root, composed, 'file')
    expect(tree.find(tree.root, composed)).toBe(made)
    expect(listed(tree)).toEqual([decomposed])
  })
})

it('renames in capitals only in one step, and keeps the file', () => {
  const tree = aTree(nameRules.fat)
  const made = tree.make(tree.root, 'Report.txt', 'file')
  expect(tree.rename(tree.root, 'Report.txt', tree.root, 'report.txt', true)).toBeNull()
  expect([listed(tree), tree.find(tree.root, 'Report.txt')]).toEqual([['report.txt'], made])
})

it('replaces a file by a rename unless that is forbidden, and no folder that holds something', () => {
  const tree = aTree(nameRules.fat)
  const next = tree.make(tree.root, 'next.tmp', 'file')
  tree.make(tree.root, 'report.txt', 'file')
  expect(tree.rename(tree.root, 'next.tmp', tree.root, 'REPORT.txt', false)).toBe('EEXIST')
  expect(tree.rename(tree.root, 'next.tmp', tree.root, 'REPORT.txt', true)).toBeNull()
  expect([listed(tree), tree.find(tree.root, 'report.txt')]).toEqual([['REPORT.txt'], next])
  const folder = tree.make(tree.root, 'folder', 'folder')
  if (typeof folder === 'string' || folder.kind !== 'folder') throw new Error('no folder was made')
  tree.make(folder, 'inside', 'file')
  expect(tree.rename(tree.root, 'report.txt', tree.root, 'folder', true)).toBe('ENOTEMPTY')
  expect(tree.remove(tree.root, 'folder', 'folder')).toBe('ENOTEMPTY')
  expect(tree.remove(tree.root, 'folder', 'file')).toBe('EISDIR')
  expect(tree.remove(tree.root, 'nothing', 'file')).toBe('ENOENT')
})

it('writes at any place of a file', () => {
  const tree = aTree(nameRules.fat)
  const file = tree.make(tree.root, 'a', 'file')
  if (typeof file === 'string' || file.kind !== 'file') throw new Error('no file was made')
  tree.write(file, Buffer.from('world'), 6)
  tree.write(file, Buffer.from('hello '), 0)
  expect(file.bytes.toString()).toBe('hello world')
  tree.resize(file, 5)
  expect(file.bytes.toString()).toBe('hello')
})
