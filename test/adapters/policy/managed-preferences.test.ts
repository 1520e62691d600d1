// No Mac was here: the payload's form is tested, and that a Mac without a profile has no policy.
import { describe, expect, it } from 'vitest'
import { preferencesDocument, readManagedPreferences } from '#adapters/policy/managed-preferences.ts'
import { mergePolicies } from '#shared/policy/policy.ts'

describe('the policy of a profile', () => {
  it('is nothing where no profile brought one', async () => {
    expect(await readManagedPreferences('machine', 'ada')).toMatchObject({ kind: 'nothing' })
    expect(await readManagedPreferences('user', 'ada')).toMatchObject({ kind: 'nothing' })
  })

  it('keeps proposals apart, and leaves out what macOS adds', () => {
    const payload = { PayloadUUID: 'x', serverUrl: 'https://a.example', Defaults: { notices: 'none' } }
    expect(preferencesDocument(payload)).toEqual({
      version: 1,
      enforced: { serverUrl: 'https://a.example' },
      defaults: { notices: 'none' },
    })
  })

  it.each([null, 'text', [1], { Defaults: 'text' }])('cannot be used when it is %j', (payload) => {
    const document = preferencesDocument(payload)
    const [fault] = mergePolicies([{ kind: 'found', source: 'machine', place: 'here', document }]).faults
    expect(fault?.closes).toBe(true)
  })
})
