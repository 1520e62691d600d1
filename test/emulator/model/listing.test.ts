// Pages of a folder, and what changed since.
import { expect, test } from 'vitest'
import { continueListing, latestCursor, listFolder, type ListAnswer } from '#emulator/model/listing.ts'
import { deletePath } from '#emulator/model/lookups.ts'
import { aState, put } from './a-state.ts'

const all = { recursive: true, includeDeleted: false, limit: 10 }

function pathsOf(answer: ListAnswer): readonly string[] {
  return answer.kind === 'page' ? answer.facts.map(({ path }) => path) : [answer.failure]
}

function cursorOf(answer: ListAnswer): string {
  return answer.kind === 'page' ? answer.cursor : ''
}

test('every entry comes once, however long the pages are', () => {
  const state = aState()
  for (const name of ['a', 'b', 'c', 'd', 'e']) put(state, `/x/${name}`)
  for (const limit of [1, 2, 5, 6]) {
    const found: string[] = []
    let answer = listFolder(state, '/x', { ...all, limit }, 0)
    for (let more = true; more;) {
      found.push(...pathsOf(answer))
      more = answer.kind === 'page' && answer.more
      if (more) answer = continueListing(state, cursorOf(answer), 0)
    }
    expect(found).toEqual(['/x/a', '/x/b', '/x/c', '/x/d', '/x/e'])
  }
})

test('below a folder is what lies in it, or all of it', () => {
  const state = aState()
  put(state, '/x/sub/a')
  put(state, '/xy')
  expect(pathsOf(listFolder(state, '/X', { ...all, recursive: false }, 0))).toEqual(['/x/sub'])
  expect(pathsOf(listFolder(state, '', all, 0))).toEqual(['/x', '/x/sub', '/x/sub/a', '/xy'])
})

test('what was deleted is listed when asked for', () => {
  const state = aState()
  put(state, '/x/a')
  deletePath(state, '/x/a', 1)
  expect(pathsOf(listFolder(state, '/x', all, 2))).toEqual([])
  const deleted = listFolder(state, '/x', { ...all, includeDeleted: true }, 2)
  expect(deleted).toMatchObject({ facts: [{ kind: 'deleted', path: '/x/a' }] })
})

test('a latest cursor knows all that is there, and tells what comes later', () => {
  const state = aState()
  put(state, '/x/a')
  const latest = latestCursor(state, '/x', all, 0)
  const cursor = latest.kind === 'cursor' ? latest.cursor : ''
  expect(pathsOf(continueListing(state, cursor, 0))).toEqual([])
  put(state, '/x/b')
  expect(pathsOf(continueListing(state, cursor, 0))).toEqual(['/x/b'])
  expect(latestCursor(state, '/none', all, 0)).toEqual({ kind: 'failed', failure: 'not_found' })
})

test.each(['', 'AA', 'AAbm9uZQ', `AA${Buffer.from('[1]').toString('base64url')}`])('%j is no cursor', (cursor) => {
  expect(continueListing(aState(), cursor, 0)).toEqual({ kind: 'failed', failure: 'bad_cursor' })
})

test('a file cannot be listed, and neither can nothing', () => {
  const state = aState()
  put(state, '/a')
  expect(pathsOf(listFolder(state, '/a', all, 0))).toEqual(['not_folder'])
  expect(pathsOf(listFolder(state, '/b', all, 0))).toEqual(['not_found'])
  expect(pathsOf(listFolder(state, '/b/', all, 0))).toEqual(['malformed_path'])
})
