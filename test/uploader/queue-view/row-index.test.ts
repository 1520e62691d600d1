// The index that is kept up to date must always be the one a new beginning would make.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anUpload, everyState, stateNames } from '#test/engine/builders.ts'
import { groupOf } from '#uploader/progress/row-group.ts'
import { usualList } from '#shared/contract/ipc-channels.ts'
import { RowIndex } from '#uploader/queue-view/row-index.ts'
import type { Upload } from '#shared/upload.ts'
import { rowGroups } from '#shared/rows/row-groups.ts'
import { sortKeys, type ListQuery } from '#shared/contract/ipc-rows.ts'

const names = 'abcdefgh'.split('').map((letter) => `folder/${letter}.txt`)
const anyUpload = fc
  .record({
    path: fc.constantFrom(...names),
    state: fc.constantFrom(...stateNames),
    intent: fc.constantFrom('go', 'pause', 'skip'),
    addedAtMs: fc.integer({ min: 0, max: 3 }),
    failures: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ state, ...rest }) => anUpload({ ...rest, state: everyState[state] }))
const anyList: fc.Arbitrary<ListQuery> = fc.record({
  group: fc.constantFrom('all', ...rowGroups),
  search: fc.constantFrom('', 'a', 'folder', 'nothing'),
  sort: fc.constantFrom(...sortKeys),
  descending: fc.boolean(),
})

function whole(index: RowIndex) {
  return { paths: index.paths(0, 100), counts: index.counts, all: index.allCounts }
}

function change(index: RowIndex, upload: Upload): void {
  const group = groupOf(upload)
  index.change(upload.path, group === null ? null : { path: upload.path, group, upload })
}

/** An index that began with no upload and heard of each change, and the uploads as they are then. */
function changed(list: ListQuery, changes: readonly Upload[]) {
  const uploads = new Map<string, Upload>()
  const index = new RowIndex()
  index.begin(list, [], ['left/out.tmp'])
  for (const upload of changes) {
    uploads.set(upload.path, upload)
    change(index, upload)
  }
  return { index, uploads }
}

it('whatever changes, in whatever list', () => {
  fc.assert(
    fc.property(anyList, fc.array(anyUpload, { maxLength: 30 }), (list, changes) => {
      const { index, uploads } = changed(list, changes)
      const fresh = new RowIndex()
      fresh.begin(list, uploads.values(), ['left/out.tmp'])
      expect(whole(index)).toEqual(whole(fresh))
    }),
  )
})

it('another list of the same rows is the one a new beginning would make, and only its rows are opened', () => {
  fc.assert(
    fc.property(anyList, anyList, fc.array(anyUpload, { maxLength: 30 }), (before, list, changes) => {
      const { index, uploads } = changed(before, changes)
      const opened: string[] = []
      index.turnTo(list, (path) => {
        opened.push(path)
        const upload = uploads.get(path) ?? null
        const group = upload === null ? 'left_out' : groupOf(upload)
        return group === null ? null : { path, group, upload }
      })
      const fresh = new RowIndex()
      fresh.begin(list, uploads.values(), ['left/out.tmp'])
      expect(whole(index)).toEqual(whole(fresh))
      expect(opened.toSorted()).toEqual([...index.paths(0, 100)].toSorted())
    }),
  )
})

it('a row whose change is not told yet stands in one place', () => {
  const upload = anUpload({ path: 'a', state: everyState['waiting for a link'] })
  const done = { ...upload, state: everyState.done }
  const index = new RowIndex()
  index.begin(usualList, [upload], [])
  index.turnTo({ ...usualList, sort: 'name' }, (path) => ({ path, group: 'sent', upload: done }))
  expect([index.allCounts.waiting, index.counts.sent]).toEqual([0, 1])
  change(index, done)
  expect([index.paths(0, 9), index.counts.sent]).toEqual([['a'], 1])
  index.turnTo(usualList, () => null)
  expect([index.paths(0, 9), index.allCounts.sent]).toEqual([[], 0])
})

describe('the version', () => {
  const upload = anUpload({ path: 'a', state: everyState['waiting for a link'] })

  it('stays when a row of the list only looks different', () => {
    const index = new RowIndex()
    index.begin(usualList, [upload], [])
    const { version } = index
    change(index, { ...upload, failures: 7 })
    expect(index.version).toBe(version)
  })

  it('stays when something happens outside the list', () => {
    const index = new RowIndex()
    index.begin({ ...usualList, search: 'nothing like it' }, [upload], [])
    const { version } = index
    change(index, { ...upload, state: everyState.done })
    expect([index.version, index.allCounts.sent]).toEqual([version, 1])
  })

  it.each([
    ['comes', anUpload({ path: 'b' })],
    ['goes', { ...upload, state: everyState.gone }],
    ['moves to another group', { ...upload, state: everyState.blocked }],
    ['moves in its group', { ...upload, addedAtMs: 1 }],
  ])('is raised when a row %s', (_, after) => {
    const index = new RowIndex()
    index.begin(usualList, [upload, anUpload({ path: 'c', addedAtMs: 500 })], [])
    const { version } = index
    change(index, after)
    expect(index.version).toBeGreaterThan(version)
  })
})

it('pages go on where the one before ended, over the groups', () => {
  const index = new RowIndex()
  const states = ['blocked', 'sending', 'settling', 'done', 'settling', 'done', 'done'] as const
  const uploads = states.map((name, at) => anUpload({ path: `${at}`, state: everyState[name], addedAtMs: at }))
  index.begin({ ...usualList, sort: 'name' }, uploads, [])
  const pages = [0, 2, 4, 6, 8].map((offset) => index.paths(offset, 2))
  expect(pages).toEqual([['0', '1'], ['2', '4'], ['3', '5'], ['6'], []])
})

it('what a person wants first stands first until it is sent, however the list is read', () => {
  const uploads = names.map((path, at) => anUpload({ path, addedAtMs: at, state: everyState['waiting for a link'] }))
  const index = new RowIndex()
  index.begin(usualList, uploads, [])
  const rowsOf = (letters: string) =>
    uploads
      .filter(({ path }) => letters.includes(path.charAt(7)))
      .map((upload) => ({ path: upload.path, group: 'waiting' as const, upload }))
  const { version } = index
  index.putFirst(rowsOf('ef'))
  index.putFirst(rowsOf('c'))
  const order = (): string =>
    index
      .paths(0, 100)
      .map((path) => path.charAt(7))
      .join('')
  expect(order()).toBe('cefabdgh')
  expect(index.version).toBeGreaterThan(version)
  index.begin({ ...usualList, sort: 'name' }, uploads, [])
  expect(order()).toBe('abcdefgh')
  index.begin(usualList, uploads, [])
  expect(order()).toBe('cefabdgh')
})
