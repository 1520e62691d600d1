import { describe, expect, it } from 'vitest'
import { usableOf } from '#main/settings/usable-settings.ts'
import { defaultSettings } from '#shared/contract/settings.ts'

const known = { server: 'https://a.example', folder: '/home/kim/out' }
const usable = (more: object) => usableOf(JSON.stringify({ ...known, ...more }))

describe('one value that nobody knows', () => {
  it.each(['afterUpload', 'notices', 'updateMode', 'listColumns', 'largeFiles', 'windowPlace'] as const)(
    'is replaced by the usual one where that does no harm: %s',
    (name) => {
      const settings = { ...defaultSettings, ...known }
      expect(usable({ [name]: 'of a newer Outbox' })).toEqual({ settings, isWhole: false })
    },
  )

  it.each([
    'server',
    'folder',
    'furtherFolders',
    'existing',
    'ignore',
    'pause',
    'timetable',
    'graceSeconds',
    'historyDays',
  ])('is a reason to ask anew where it says what is sent, where, when, and what is kept: %s', (name) =>
    expect(usable({ [name]: { of: 'a newer Outbox' } })).toBeNull(),
  )
})

it('all is whole when each value is known, whatever stands beside', () => {
  expect(usable({ colour: 'red' })).toEqual({ settings: { ...defaultSettings, ...known }, isWhole: true })
})

it('nothing is usable in what is no object', () => {
  for (const text of ['', '[]', 'null', '"a"', '{']) expect(usableOf(text)).toBeNull()
})
