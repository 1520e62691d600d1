import { describe, expect, it } from 'vitest'
import { ItReports } from '#main/support/it-reports.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { english } from '#shared/messages/english.ts'
import { mergePolicies } from '#shared/policy/policy.ts'
import { reportOf } from '#shared/policy/report.ts'

function aRig(): { readonly reports: ItReports; readonly copied: string[] } {
  const document = {
    version: 1,
    enforced: { uploadLimit: '500', quitAllowed: false, autostart: 'yes' },
    defaults: { notices: 'none' },
  }
  const policy = mergePolicies([{ kind: 'found', source: 'machine', place: '/etc/outbox/policy.json', document }])
  const settings = { ...defaultSettings, historyDays: 30, ignore: ['a\u202Eb'] }
  const copied: string[] = []
  const reports = new ItReports({
    effective: () => reportOf(settings, policy, null, '/home/ada'),
    lookAtPolicy: async () => void copied.push('looked'),
    version: '1.2.3',
    copyText: async (text) => void copied.push(text),
    language: english,
  })
  return { reports, copied }
}

describe('the effective settings', () => {
  it('are said with who decided them, as it is now', async () => {
    const { copied, reports } = aRig()
    const { rows, title } = await reports.read('settings')
    expect(copied).toEqual(['looked'])
    const by = new Map(rows.map(({ from, title: name, value }) => [name, [value, from]]))
    expect(title).toBe('Effective settings')
    expect(by.get('Upload limit')).toEqual(['500', 'Your organization: /etc/outbox/policy.json'])
    expect(by.get('People may quit Outbox')).toEqual(['off', 'Your organization: /etc/outbox/policy.json'])
    expect(by.get('Notifications')).toEqual(['none', 'Default of your organization: /etc/outbox/policy.json'])
    expect(by.get('Days in the history')).toEqual(['30', 'You'])
    expect(by.get('Start with the computer')).toEqual([
      'on',
      'Outbox, since what /etc/outbox/policy.json says cannot be used',
    ])
    expect(by.get('Proxy server')).toEqual(['system', 'Outbox itself'])
    // No mark turns the line around.
    expect(by.get('Files that are never sent')?.[0]).not.toContain('\u202E')
  })

  it('are copied as text that IT reads in English', async () => {
    const { copied, reports } = aRig()
    expect(await reports.copy('settings')).toBe('Copied.')
    expect(copied[0]).toContain('Outbox 1.2.3, effective settings\n')
    expect(copied[0]).toContain('uploadLimit: 500 (Your organization: /etc/outbox/policy.json)\n')
  })
})
