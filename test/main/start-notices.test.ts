// What is said at the start.
import { expect, it } from 'vitest'
import { startNotices } from '#main/start-notices.ts'

it('says nothing when all is well', () => {
  expect(startNotices({ setAside: null, key: 'key' })).toEqual([])
  expect(startNotices({ setAside: null, key: 'nothing' })).toEqual([])
})

it('says what happened, what is kept, and what to do', () => {
  expect(startNotices({ setAside: 'settings.damaged-20261123T100000Z.json', key: 'unreadable' })).toEqual([
    'This computer does not open the device key any more. Type it again in the set-up; your files wait until then.',
    'The settings could not be read, so Outbox starts with its own. The old ones are kept as settings.damaged-20261123T100000Z.json. Your files and what was sent are not touched.',
  ])
})
