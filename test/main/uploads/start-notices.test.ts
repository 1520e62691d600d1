// What is said at the start.
import { expect, it } from 'vitest'
import { missingKeyNotices, startNotices } from '#main/uploads/start-notices.ts'

it('says nothing when all is well', () => {
  expect(startNotices({ setAside: null, key: 'key', isSetUp: true })).toEqual([])
  expect(startNotices({ setAside: null, key: 'nothing', isSetUp: false })).toEqual([])
})

it('asks for the key again where none could be kept', () => {
  const [notice, ...others] = startNotices({ setAside: null, key: 'nothing', isSetUp: true })
  expect(notice).toMatch(/^The device key is not stored on this computer\. Type it again/)
  expect(others).toEqual([])
  expect(missingKeyNotices.has(notice ?? '')).toBe(true)
})

it('says what happened, what is kept, and what to do', () => {
  expect(
    startNotices({ setAside: 'settings.damaged-20261123T100000Z.json', key: 'unreadable', isSetUp: true }),
  ).toEqual([
    'This computer does not open the device key any more. Type it again; your files wait until then.',
    'The settings could not be read, so Outbox starts with its own. The old ones are kept as settings.damaged-20261123T100000Z.json. Your files and what was sent are not touched.',
  ])
})
