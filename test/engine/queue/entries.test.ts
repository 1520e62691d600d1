import { expect, it } from 'vitest'
import { Entries } from '#engine/queue/entries.ts'
import { isPackedUpload, loadedForm } from '#shared/packed/packed-upload.ts'
import { aContext, aFile, anUpload, aStored, done } from '../builders.ts'

it('keeps the order of arrival, and puts before all others what is wanted first', () => {
  const entries = new Entries(() => 'small')
  for (const path of ['a', 'b', 'c']) entries.add(anUpload({ path }))
  expect(entries.of(['c', 'x', 'a']).map(({ upload }) => upload.path)).toEqual(['c', 'a'])
  entries.putFirst(['c', 'b'])
  const order = [...entries.values()].toSorted((one, other) => one.order - other.order)
  expect(order.map(({ upload }) => upload.path)).toEqual(['c', 'b', 'a'])
  expect(order[0]?.sizeClass()).toBe('small')
  expect([entries.delete('a'), entries.delete('a'), [...entries.uploads()].length]).toEqual([true, false, 2])
})

const doneUpload = anUpload({ path: 'a.pdf', observed: aFile(), stored: aStored(), state: done })

it('what is done is packed, and is told as it was', () => {
  const entry = new Entries(() => 'small').add(doneUpload)
  expect([entry.isPacked, entry.path, entry.sizeClass()]).toEqual([true, 'a.pdf', 'small'])
  expect(entry.upload).toEqual(doneUpload)
})

it('a change opens it, and the end of the change packs it again', () => {
  const entries = new Entries(() => 'small')
  const entry = entries.add(doneUpload)
  entry.upload = { ...entry.upload, intent: 'skip' }
  expect([entry.isPacked, entry.upload.intent]).toEqual([false, 'skip'])
  expect([...entries.openUploads()]).toEqual([entry.upload])
  entry.upload = doneUpload
  expect([entry.isPacked, entry.upload, [...entries.open()]]).toEqual([true, doneUpload, []])
})

it('two packed ones do not mix, whoever is asked first', () => {
  const entries = new Entries(() => 'small')
  const [one, other] = [entries.add(doneUpload), entries.add({ ...doneUpload, path: 'b.pdf' })]
  expect([one.upload.path, other.upload.path, one.upload.path]).toEqual(['a.pdf', 'b.pdf', 'a.pdf'])
  other.upload = { ...other.upload, failures: 3 }
  expect([one.upload.failures, other.upload.failures]).toEqual([doneUpload.failures, 3])
})

it('a look that shows what is known is told from every other, without opening what is packed', () => {
  const entries = new Entries(() => 'small')
  entries.add(doneUpload)
  const { observed } = doneUpload
  expect(entries.isDoneWith('a.pdf', observed)).toBe(true)
  const changes = [{ sizeBytes: 8 }, { mtimeMs: 8 }, { ctimeMs: 8 }, { fileId: '8' }]
  for (const change of changes) expect(entries.isDoneWith('a.pdf', aFile(change))).toBe(false)
  expect(entries.isDoneWith('a.pdf', { kind: 'absent' })).toBe(false)
  expect(entries.isDoneWith('b.pdf', observed)).toBe(false)
  entries.add({ ...doneUpload, intent: 'pause' })
  expect(entries.isDoneWith('a.pdf', observed)).toBe(false)
})

it('what was sent as a copy is among those that are looked at, and paths are of all that are not gone', () => {
  const entries = new Entries(() => 'small')
  const copy = { ...doneUpload, path: 'b.pdf', stored: { ...aStored(), destination: '/a (2).pdf' } }
  for (const upload of [{ ...doneUpload, stored: { ...aStored(), destination: '/top/a.pdf' } }, copy])
    entries.add(upload)
  entries.add(anUpload({ path: 'c.pdf', state: { kind: 'gone', atMs: 1 } }))
  expect([...entries.openUploads()].map(({ path }) => path)).toEqual(['b.pdf', 'c.pdf'])
  expect([...entries.open()].map(({ path }) => path)).toEqual(['c.pdf'])
  expect([...entries.paths()]).toEqual(['a.pdf', 'b.pdf'])
})

it('what was loaded packed stays so, and counts as changed now; what was agreed with another target is opened', () => {
  const entries = new Entries(() => 'small')
  const context = aContext()
  const loaded = loadedForm(doneUpload)
  expect(isPackedUpload(loaded)).toBe(true)
  const entry = entries.takeUp(loaded, context)
  expect([entry.isPacked, entry.upload]).toEqual([true, { ...doneUpload, changedAtMs: context.nowMs }])
  const elsewhere = entries.takeUp(loaded, { ...context, targetId: context.targetId + 1 })
  expect([elsewhere.isPacked, elsewhere.upload.stored]).toEqual([false, null])
})
