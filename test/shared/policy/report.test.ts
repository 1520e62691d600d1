import { describe, expect, it } from 'vitest'
import { defaultSettings } from '#shared/contract/settings.ts'
import { mergePolicies, noPolicy } from '#shared/policy/policy.ts'
import { originText, reportOf, titleOf, valueText } from '#shared/policy/report.ts'
import { policyKeys, policySchema } from '#shared/policy/schema.ts'

const found = (
  place: string,
  source: 'machine' | 'user',
  part: object,
): Parameters<typeof mergePolicies>[0][number] => ({
  kind: 'found',
  source,
  place,
  document: { version: 1, ...part },
})

describe('the report', () => {
  it('has each key once, with a value a policy could have', () => {
    const report = reportOf({ ...defaultSettings, server: 'https://a.example' }, noPolicy, null, '/home/ada')
    expect(report.map(({ key }) => key)).toEqual(policyKeys)
    for (const { key, origin, value } of report) {
      if (value !== null) expect([key, policySchema.shape[key].safeParse(value).success]).toEqual([key, true])
      expect(origin).toBe(key === 'serverUrl' ? 'person' : 'built_in')
    }
  })

  it('says what holds, who said it, and where', () => {
    const policy = mergePolicies([
      found('computer', 'machine', {
        enforced: { uploadLimit: '500', autostart: 'yes' },
        defaults: { notices: 'none' },
      }),
      found('person', 'user', { enforced: { uploadLimit: 'full', quitAllowed: false } }),
    ])
    const own = { ...defaultSettings, historyDays: 30 }
    const report = new Map(reportOf(own, policy, null, '/home/ada').map((line) => [line.key, line]))
    const said = (key: (typeof policyKeys)[number]): readonly unknown[] => {
      const line = report.get(key)
      return line === undefined ? [] : [valueText(line.value), originText(line), line.isLocked]
    }
    expect(said('uploadLimit')).toEqual(['500', 'enforced by computer', true])
    expect(said('quitAllowed')).toEqual(['off', 'enforced by person', true])
    expect(said('notices')).toEqual(['none', 'default of computer', false])
    expect(said('historyDays')).toEqual(['30', 'chosen', false])
    expect(said('autostart')).toEqual(['on', "Outbox's own, locked: the value in computer cannot be used", true])
    expect(said('serverUrl')).toEqual(['–', "Outbox's own", false])
    expect(said('ignorePatterns')).toEqual(['–', "Outbox's own", false])
  })

  it('has a title for each key', () => {
    for (const key of policyKeys) expect(titleOf(key)).not.toBe(key)
  })
})
