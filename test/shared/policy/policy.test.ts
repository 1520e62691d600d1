import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closingFaults, lockedKeys, mergePolicies, noPolicy, type PolicyRead } from '#shared/policy/policy.ts'
import { policyKeys } from '#shared/policy/schema.ts'

const machine = (document: unknown): PolicyRead => ({
  kind: 'found',
  source: 'machine',
  place: 'the machine',
  document,
})
const user = (document: unknown): PolicyRead => ({ kind: 'found', source: 'user', place: 'the user', document })

describe('a merged policy', () => {
  it('is empty where nothing was found', () => {
    expect(mergePolicies([{ kind: 'nothing', source: 'machine', place: 'a' }])).toEqual(noPolicy)
    expect(mergePolicies([])).toEqual(noPolicy)
  })

  it('takes an enforced value of the machine before one of the user, whatever it is', () => {
    const policy = mergePolicies([
      machine({ version: 1, enforced: { autostart: false } }),
      user({ version: 1, enforced: { autostart: true, historyDays: 30 } }),
    ])
    expect(policy.enforced.autostart).toEqual({ value: false, source: 'machine', place: 'the machine' })
    expect(policy.enforced.historyDays).toEqual({ value: 30, source: 'user', place: 'the user' })
    expect(policy.faults).toEqual([])
  })

  it('keeps enforced values and defaults apart', () => {
    const policy = mergePolicies([
      machine({ version: 1, defaults: { notices: 'none' } }),
      user({ version: 1, enforced: { notices: 'all' } }),
    ])
    expect(policy.defaults.notices?.value).toBe('none')
    expect(policy.enforced.notices?.value).toBe('all')
  })

  it('leaves out a key that nobody knows, and says so', () => {
    const policy = mergePolicies([machine({ version: 1, enforced: { toString: 1, serverURL: 'https://a.example' } })])
    expect(policy.enforced).toEqual({})
    expect(policy.faults.map(({ code, key }) => [code, key])).toEqual([
      ['unknown_key', 'toString'],
      ['unknown_key', 'serverURL'],
    ])
    expect(closingFaults(policy)).toEqual([])
  })

  it('does not let a weaker policy open what a slip in the stronger one meant to close', () => {
    const policy = mergePolicies([
      machine({ version: 1, enforced: { pauseOnMetered: 'yes' } }),
      user({ version: 1, enforced: { pauseOnMetered: false } }),
    ])
    expect(policy.enforced.pauseOnMetered).toBeUndefined()
    expect(lockedKeys(policy).has('pauseOnMetered')).toBe(true)
    expect(policy.faults).toMatchObject([{ code: 'invalid_enforced', closes: false }])
  })

  it.each([
    ['serverUrl', 'ftp://files.example'],
    ['serverUrl', 'https://user:secret@server.example'],
    ['serverUrl', 'http://server.example'],
    ['serverUrl', ''],
    ['uploadHosts', '*.example.com'],
    ['uploadHosts', ['*.example.com']],
    ['uploadHosts', ['example.com/path']],
    ['ignorePatterns', ['secret/*']],
    ['allowedTypes', ['*.pdf']],
    ['refusedTypes', 'exe'],
    ['largestFileMegabytes', '100 MB'],
  ])('closes when %s is enforced as %j', (key, value) => {
    const policy = mergePolicies([machine({ version: 1, enforced: { [key]: value } })])
    expect(closingFaults(policy)).toHaveLength(1)
    // The value may be a secret that was put in the wrong place.
    expect(JSON.stringify(policy.faults)).not.toContain('secret')
  })

  it('closes for a policy that cannot be used as a whole, and for one of another form', () => {
    const because = { kind: 'others_may_change' } as const
    const refused: PolicyRead = { kind: 'unusable', source: 'machine', place: '/etc/outbox/policy.json', because }
    expect(closingFaults(mergePolicies([refused]))).toMatchObject([{ place: '/etc/outbox/policy.json', because }])
    for (const document of [null, [], 'text', { version: 2 }, { enforced: {} }, { version: 1, enforce: {} }]) {
      expect(closingFaults(mergePolicies([machine(document)]))).toHaveLength(1)
    }
  })

  it('goes on without a default that cannot be used', () => {
    const policy = mergePolicies([machine({ version: 1, defaults: { serverUrl: 'nonsense', historyDays: 10 } })])
    expect(policy.defaults.serverUrl).toBeUndefined()
    expect(policy.defaults.historyDays?.value).toBe(10)
    expect(closingFaults(policy)).toEqual([])
    expect(policy.faults.map(({ code }) => code)).toEqual(['invalid_default'])
  })

  it('never throws and never holds a value it did not check', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (documents, value) => {
        const named = Object.fromEntries(policyKeys.map((key) => [key, value]))
        const reads = [...documents, { version: 1, enforced: named, defaults: named }].map(machine)
        const { enforced } = mergePolicies(reads)
        for (const ruled of Object.values(enforced)) expect(ruled).toBeDefined()
      }),
    )
  })
})
