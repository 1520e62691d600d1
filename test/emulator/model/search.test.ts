// Finding by name.
import { expect, test } from 'vitest'
import { deletePath } from '#emulator/model/lookups.ts'
import { search, type SearchHow } from '#emulator/model/search.ts'
import { aState, put } from './a-state.ts'

const everywhere: SearchHow = { path: '', maxResults: 10, extensions: [], deleted: false }

function aCompany() {
  const state = aState()
  for (const path of ['/Plans/Plan 2026.pdf', '/Plans/old plan.txt', '/Ärger.txt', '/Gone plan.txt']) put(state, path)
  deletePath(state, '/Gone plan.txt', 1)
  return state
}

function found(query: string, how: Partial<SearchHow> = {}, skipped = 0): readonly string[] {
  const answer = search(aCompany(), query, { ...everywhere, ...how }, skipped, 2)
  return answer.kind === 'found' ? answer.facts.map(({ path }) => path) : [answer.failure]
}

test.each<[string, Partial<SearchHow>, readonly string[]]>([
  ['PLAN', {}, ['/Plans', '/Plans/Plan 2026.pdf', '/Plans/old plan.txt']],
  ['plan old', {}, ['/Plans/old plan.txt']],
  ['a\u0308rger', {}, ['/Ärger.txt']],
  ['plan', { extensions: ['pdf'] }, ['/Plans/Plan 2026.pdf']],
  ['plan', { path: '/plans', extensions: ['txt'] }, ['/Plans/old plan.txt']],
  ['plan', { deleted: true }, ['/Gone plan.txt']],
  ['nothing of the kind', {}, []],
  ['plan', { path: '/none' }, ['not_found']],
  ['plan', { path: '/Ärger.txt' }, ['not_folder']],
  ['plan', { path: '/a/' }, ['malformed_path']],
])('%s with %j', (query, how, paths) => {
  expect(found(query, how)).toEqual(paths)
})

test('results come in pages', () => {
  expect(found('plan', { maxResults: 2 })).toEqual(['/Plans', '/Plans/Plan 2026.pdf'])
  expect(found('plan', { maxResults: 2 }, 2)).toEqual(['/Plans/old plan.txt'])
  expect(search(aCompany(), 'plan', { ...everywhere, maxResults: 2 }, 0, 2)).toMatchObject({ more: true })
  expect(search(aCompany(), 'plan', { ...everywhere, maxResults: 2 }, 2, 2)).toMatchObject({ more: false })
})
