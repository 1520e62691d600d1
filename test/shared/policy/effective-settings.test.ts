import { describe, expect, it } from 'vitest'
import { defaultSettings } from '#shared/contract/settings.ts'
import { effectiveSettings, settingOfKey } from '#shared/policy/effective-settings.ts'
import { mergePolicies, type Policy } from '#shared/policy/policy.ts'
import { policyKeys } from '#shared/policy/schema.ts'

const home = '/home/ada'
const policyOf = (part: { enforced?: object; defaults?: object }): Policy =>
  mergePolicies([{ kind: 'found', source: 'machine', place: 'here', document: { version: 1, ...part } }])

describe('the settings that hold', () => {
  it('are the ones of the person where no company decides', () => {
    const own = { ...defaultSettings, historyDays: 30 }
    const { origins, settings } = effectiveSettings(own, policyOf({}), null, home)
    expect(settings).toEqual(own)
    expect(origins.get('historyDays')).toBe('person')
    expect(origins.get('autostart')).toBe('built_in')
  })

  it('are enforced values before chosen ones, and chosen ones before proposed ones', () => {
    const own = { ...defaultSettings, historyDays: 30, notices: 'none' as const }
    const policy = policyOf({ enforced: { historyDays: 90 }, defaults: { notices: 'attention', autostart: false } })
    const { origins, settings } = effectiveSettings(own, policy, null, home)
    expect(settings).toMatchObject({ historyDays: 90, notices: 'none', autostart: false })
    expect([origins.get('historyDays'), origins.get('notices'), origins.get('autostart')]).toEqual([
      'machine',
      'person',
      'machine_default',
    ])
  })

  it('keep a choice that equals what Outbox brings', () => {
    const policy = policyOf({ defaults: { autostart: false } })
    const chosen = new Set(['autostart'])
    expect(effectiveSettings(defaultSettings, policy, chosen, home).settings.autostart).toBe(true)
    expect(effectiveSettings(defaultSettings, policy, new Set(), home).settings.autostart).toBe(false)
  })

  it('let people add patterns to enforced ones, and take none away', () => {
    const own = { ...defaultSettings, ignore: ['*.mine', '*.iso'] }
    const { settings } = effectiveSettings(
      own,
      policyOf({ enforced: { ignorePatterns: ['*.iso', '*.pst'] } }),
      null,
      home,
    )
    expect(settings.ignore).toEqual(['*.iso', '*.pst', '*.mine'])
  })

  it('are what Outbox brings where an enforced value cannot be used', () => {
    const own = { ...defaultSettings, pauseOnBattery: true }
    const { origins, settings } = effectiveSettings(own, policyOf({ enforced: { pauseOnBattery: 2 } }), null, home)
    expect(settings.pauseOnBattery).toBe(false)
    expect(origins.get('pauseOnBattery')).toBe('built_in')
  })

  it.each([
    ['~/Outbox', '/home/ada', '/home/ada/Outbox'],
    ['~\\Outbox', 'C:\\Users\\Ada', 'C:\\Users\\Ada\\Outbox'],
    ['D:\\Scans', 'C:\\Users\\Ada', 'D:\\Scans'],
    ['/srv/~/x', '/home/ada', '/srv/~/x'],
  ])('find the folder %s of somebody at home in %s', (watchFolder, at, folder) => {
    expect(effectiveSettings(defaultSettings, policyOf({ enforced: { watchFolder } }), null, at).settings.folder).toBe(
      folder,
    )
  })

  it('hear each key that is a setting', () => {
    const values = {
      serverUrl: 'https://outbox.example.com',
      watchFolder: '/srv/out',
      furtherFolders: ['Scans=trash:~/Scans', 'Fax=/srv/fax'],
      ignorePatterns: ['*.iso'],
      replaceByName: true,
      afterUpload: 'sent',
      largeFilesAtOnce: 1,
      uploadLimit: '2MB/s',
      timetable: 'Mon-Fri 08:00-18:00 pause',
      pauseOnMetered: true,
      pauseOnBattery: true,
      historyDays: 1,
      graceSeconds: 10,
      autostart: false,
      notices: 'none',
      thumbnails: !defaultSettings.thumbnails,
      language: 'de',
    }
    const { origins, settings } = effectiveSettings(defaultSettings, policyOf({ enforced: values }), null, home)
    for (const key of policyKeys) {
      const setting = settingOfKey[key]
      if (setting === null) continue
      expect(Object.keys(values)).toContain(key)
      expect(origins.get(key)).toBe('machine')
      expect(settings[setting]).not.toEqual(defaultSettings[setting])
    }
    expect(settings.speedLimit).toEqual({ kind: 'fixed', kilobytesPerSecond: 2_000 })
    expect(settings.furtherFolders).toEqual([
      { into: 'Scans', folder: `${home}/Scans`, afterUpload: 'trash' },
      { into: 'Fax', folder: '/srv/fax', afterUpload: null },
    ])
  })
})
