import { expect, it } from 'vitest'
import { KeptEntry } from '#engine/queue/kept-entry.ts'
import { aFile, anUpload, aStored, done } from '../builders.ts'

const doneUpload = anUpload({ path: 'a.pdf', observed: aFile(), stored: aStored(), state: done })
const small = () => 'small' as const

it('what is done is packed, and is told as it was', () => {
  const entry = new KeptEntry(doneUpload, 1, small)
  expect([entry.isPacked, entry.path, entry.sizeClass()]).toEqual([true, 'a.pdf', 'small'])
  expect(entry.upload).toEqual(doneUpload)
})

it('a change opens it, and the end of the change packs it again', () => {
  const entry = new KeptEntry(doneUpload, 1, small)
  entry.upload = { ...entry.upload, intent: 'skip', stored: null }
  expect([entry.isPacked, entry.upload.intent]).toEqual([false, 'skip'])
  entry.upload = doneUpload
  expect([entry.isPacked, entry.upload]).toEqual([true, doneUpload])
})

it('two packed ones do not mix, whoever is asked first', () => {
  const one = new KeptEntry(doneUpload, 1, small)
  const other = new KeptEntry({ ...doneUpload, path: 'b.pdf' }, 2, small)
  expect([one.upload.path, other.upload.path, one.upload.path]).toEqual(['a.pdf', 'b.pdf', 'a.pdf'])
  other.upload = { ...other.upload, failures: 3 }
  expect([one.upload.failures, other.upload.failures]).toEqual([doneUpload.failures, 3])
})
