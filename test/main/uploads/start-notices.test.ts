// What is said at the start.
import { english } from '#shared/messages/english.ts'
import { expect, it } from 'vitest'
import { missingKeyNotices, startNotices, unwrittenSettingsWords } from '#main/uploads/start-notices.ts'
import { defaultSettings } from '#shared/contract/settings.ts'

const read = { kind: 'read', settings: defaultSettings } as const
const setAside = {
  kind: 'set_aside',
  settings: defaultSettings,
  keptAs: 'settings.damaged-20261123T100000Z.json',
} as const

it('says nothing when all is well', () => {
  expect(startNotices({ settings: read, key: 'key', isSetUp: true, unknownLanguage: null }, english)).toEqual([])
  expect(startNotices({ settings: read, key: 'nothing', isSetUp: false, unknownLanguage: null }, english)).toEqual([])
})

it('asks for the key again where none could be kept', () => {
  const [notice, ...others] = startNotices(
    { settings: read, key: 'nothing', isSetUp: true, unknownLanguage: null },
    english,
  )
  expect(notice).toMatch(/^The device key is not stored on this computer\. Type it again/)
  expect(others).toEqual([])
  expect(missingKeyNotices(english).has(notice ?? '')).toBe(true)
})

it('says what happened, what is kept, and what to do', () => {
  expect(
    startNotices({ settings: setAside, key: 'unreadable', isSetUp: true, unknownLanguage: null }, english),
  ).toEqual([
    'This computer does not open the device key any more. Type it again; your files wait until then.',
    'The settings could not be read, so Outbox starts with its own. The old ones are kept as settings.damaged-20261123T100000Z.json. Your files and what was sent are not touched.',
  ])
})

it('says which language it does not speak, in English', () => {
  expect(startNotices({ settings: read, key: 'key', isSetUp: true, unknownLanguage: 'tlh' }, english)).toEqual([
    'Outbox does not speak the language \u201ctlh\u201d that its settings name, so it speaks English. Choose another one in the settings.',
  ])
})

it('says of settings it cannot reach that it leaves them alone, and what to do', () => {
  const [notice] = startNotices(
    {
      settings: { kind: 'out_of_reach', settings: defaultSettings },
      key: 'nothing',
      isSetUp: false,
      unknownLanguage: null,
    },
    english,
  )
  expect(notice).toContain('another program holds settings.json or you may not open it')
  expect(notice).toContain('leaves that file as it is')
  expect(notice).toContain('start Outbox again')
})

it.each([
  ['ENOSPC', 'the disk is full'],
  ['EACCES', 'its folder takes no changes'],
  ['EBUSY', 'held by another program'],
  ['EROFS', 'the disk takes no changes'],
  ['unknown', 'the disk does not take it'],
])('says of settings that were not written (%s) why, and how long they hold', (code, why) => {
  expect(unwrittenSettingsWords(code, english)).toContain(why)
  expect(unwrittenSettingsWords(code, english)).toContain('until Outbox ends')
})
