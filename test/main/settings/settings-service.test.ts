// The settings as the window shows and changes them.
import { expect, it } from 'vitest'
import { partsOf } from '#main/about.ts'
import { createSettingsService } from '#main/settings/settings-service.ts'
import { needsAnotherRun } from '#main/uploads/create-uploader.ts'
import type { SettingsService } from '#main/settings/settings-service.ts'
import { shownSettingsSchema, defaultSettings } from '#shared/contract/settings.ts'
import type { Settings } from '#shared/contract/settings.ts'

type Rig = { readonly settings: SettingsService; readonly said: string[]; readonly stored: () => Settings }

function aRig(given: Partial<Settings> = {}, system: { isOn: boolean | null } = { isOn: null }): Rig {
  let stored: Settings = { ...defaultSettings, ...given }
  const said: string[] = []
  const build = {
    version: '1.2.3',
    parts: [{ name: 'zod', version: '4' }],
    licences: 'MIT',
    homepage: null,
    source: null,
  }
  const settings = createSettingsService({
    read: () => stored,
    write: (change) => void (stored = { ...stored, ...change }),
    managed: () => ({ ignore: 'machine' }),
    about: { ...build, parts: partsOf(build, { electron: '45.0.0', node: '24.0.0', other: '1' }) },
    builtInRules: () => [{ pattern: '*.tmp', madeBy: 'a program' }],
    setAutostart(isOn) {
      said.push(`autostart ${isOn}`)
      if (system.isOn !== null) system.isOn = isOn
    },
    readAutostart: () => system.isOn,
    isMeteredTold: true,
    applySpeed: () => void said.push('speed'),
    updates: () => ({ isOffered: true, text: 'Outbox looks for newer versions.' }),
    applyUpdates: () => undefined,
    applyLanguage: () => void said.push('language'),
    needsAnotherRun,
    restart: () => void said.push('restart'),
    troubleOf: (into) => (into === 'Fax' ? 'It is a whole drive.' : null),
    isSignedIn: () => false,
  })
  return { settings, said, stored: () => stored }
}

it('shows what the contract names, and neither a path whole nor a secret', () => {
  const furtherFolders: Settings['furtherFolders'] = [
    { folder: '/srv/scans', into: 'Scans', afterUpload: 'trash' },
    { folder: '/', into: 'Fax', afterUpload: null },
  ]
  const { settings } = aRig({
    server: 'https://uploads.example',
    folder: '/srv/box',
    furtherFolders,
    ignore: ['*.bak'],
  })
  expect(shownSettingsSchema.parse(settings.shown())).toEqual({
    ignore: ['*.bak'],
    builtInRules: [{ pattern: '*.tmp', madeBy: 'a program' }],
    replaceByName: false,
    afterUpload: 'keep',
    largeFiles: 2,
    autostart: true,
    language: 'system',
    notices: 'all',
    updateMode: 'notify',
    updates: 'Outbox looks for newer versions.',
    speedLimit: { kind: 'full' },
    timetable: [],
    pauseOnMetered: false,
    pauseOnBattery: false,
    thumbnails: true,
    listColumns: { hidden: [], widths: {} },
    graceSeconds: 0,
    historyDays: 730,
    folder: '/srv/box',
    furtherFolders: [
      { folder: '/srv/scans', into: 'Scans', afterUpload: 'trash', trouble: null },
      { folder: '/', into: 'Fax', afterUpload: null, trouble: 'It is a whole drive.' },
    ],
    server: 'uploads.example',
    signedIn: false,
    managed: { ignore: 'machine' },
    about: {
      version: '1.2.3',
      parts: [
        { name: 'Electron', version: '45.0.0' },
        { name: 'Node.js', version: '24.0.0' },
        { name: 'zod', version: '4' },
      ],
      licences: 'MIT',
    },
  })
  expect(aRig().settings.shown()).toMatchObject({ folder: '', server: '' })
})

it('lets another time to keep the history hold, by a new start', () => {
  const { settings, stored, said } = aRig()
  expect(settings.change({ historyDays: 30 })).toMatchObject({ historyDays: 30 })
  expect(stored().historyDays).toBe(30)
  expect(said).toEqual(['restart'])
  settings.change({ historyDays: 30 })
  expect(said).toEqual(['restart'])
})

it('changes what it is given and leaves the rest', () => {
  const { settings, stored, said } = aRig({ ignore: ['*.bak'] })
  expect(settings.change({ notices: 'none' })).toMatchObject({ notices: 'none', ignore: ['*.bak'], autostart: true })
  expect(stored()).toEqual({ ...defaultSettings, ignore: ['*.bak'], notices: 'none' })
  expect(said).toEqual([])
})

it('lets a change take hold, and only a change', () => {
  const { settings, said, stored } = aRig({ ignore: ['a'] })
  settings.change({ autostart: true, ignore: ['a'] })
  expect(said).toEqual([])
  settings.change({ autostart: false, ignore: ['a', 'b', 'a'] })
  expect(said).toEqual(['autostart false', 'restart'])
  expect(stored().ignore).toEqual(['a', 'b'])
})

it('begins anew when a name that is used again is to be treated otherwise', () => {
  const { settings, said, stored } = aRig()
  expect(settings.change({ replaceByName: true })).toMatchObject({ replaceByName: true })
  expect(settings.change({ notices: 'none' })).toMatchObject({ replaceByName: true })
  expect([stored().replaceByName, said]).toEqual([true, ['restart']])
})

it('speaks another language once it is chosen', () => {
  const { settings, said, stored } = aRig()
  expect(settings.change({ language: 'en' })).toMatchObject({ language: 'en' })
  settings.change({ language: 'en' })
  expect([stored().language, said]).toEqual(['en', ['language']])
})

it('begins anew when files are to be moved after they were sent', () => {
  const { settings, said, stored } = aRig()
  expect(settings.change({ afterUpload: 'sent' })).toMatchObject({ afterUpload: 'sent' })
  expect([stored().afterUpload, said]).toEqual(['sent', ['restart']])
})

it('begins anew when more large files are to be sent at once', () => {
  const { settings, said, stored } = aRig()
  expect(settings.change({ largeFiles: 3 })).toMatchObject({ largeFiles: 3 })
  settings.change({ largeFiles: 3 })
  expect([stored().largeFiles, said]).toEqual([3, ['restart']])
})

it('shows the start with the computer as the system has it, and changes it there', () => {
  const system = { isOn: false }
  const { settings, said, stored } = aRig({ autostart: true }, system)
  expect(settings.shown().autostart).toBe(false)
  settings.change({ notices: 'none' })
  expect(said).toEqual([])
  expect(settings.change({ autostart: true }).autostart).toBe(true)
  expect(said).toEqual(['autostart true'])
  expect(settings.change({ autostart: false }).autostart).toBe(false)
  expect(stored().autostart).toBe(false)
})
