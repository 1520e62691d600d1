import { describe, expect, it } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { mergePolicies, noPolicy } from '#shared/policy/policy.ts'
import { reportOf, titleOf } from '#shared/policy/report.ts'
import { originWords, valueWords } from '#shared/outside/policy-words.ts'
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
      return line === undefined ? [] : [valueWords(line.value, english), originWords(line, english), line.isLocked]
    }
    expect(said('uploadLimit')).toEqual(['500', 'Your organization: computer', true])
    expect(said('quitAllowed')).toEqual(['off', 'Your organization: person', true])
    expect(said('notices')).toEqual(['none', 'Default of your organization: computer', false])
    expect(said('historyDays')).toEqual(['30', 'You', false])
    expect(said('autostart')).toEqual(['on', 'Outbox, since what computer says cannot be used', true])
    expect(said('serverUrl')).toEqual(['–', 'Outbox itself', false])
    expect(said('ignorePatterns')).toEqual(['–', 'Outbox itself', false])
  })

  it('has a title for each key', () => {
    for (const key of policyKeys) expect(titleOf(key)).not.toBe(key)
  })
})
