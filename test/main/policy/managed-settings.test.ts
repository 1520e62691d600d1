import { describe, expect, it } from 'vitest'
import { manageSettings, type ManagedStore } from '#main/policy/managed-settings.ts'
import { defaultSettings, type Settings } from '#shared/contract/settings.ts'
import { mergePolicies, noPolicy, type Policy } from '#shared/policy/policy.ts'

type Rig = { readonly store: ManagedStore; readonly own: () => Settings; set: (policy: Policy) => void }

function aRig(given: Partial<Settings> = {}, first: Policy = noPolicy): Rig {
  let own: Settings = { ...defaultSettings, ...given }
  let policy = first
  const plain = {
    read: () => own,
    change: (change: Partial<Settings>) => void (own = { ...own, ...change }),
    found: { kind: 'read', settings: own } as const,
    onTrouble: () => undefined,
  }
  return {
    store: manageSettings(plain, () => policy, '/home/ada'),
    own: () => own,
    set: (now) => (policy = now),
  }
}

const policyOf = (part: { enforced?: object; defaults?: object }): Policy =>
  mergePolicies([{ kind: 'found', source: 'machine', place: 'here', document: { version: 1, ...part } }])

describe('settings below a policy', () => {
  it('are read as they hold, and change the moment the policy does', () => {
    const { set, store } = aRig({ historyDays: 30 })
    expect(store.read().historyDays).toBe(30)
    set(policyOf({ enforced: { historyDays: 90 } }))
    expect(store.read().historyDays).toBe(90)
    expect(store.managed()).toEqual({ historyDays: 'machine' })
    set(noPolicy)
    expect(store.read().historyDays).toBe(30)
    expect(store.managed()).toEqual({})
  })

  it("keep the person's own value untouched below an enforced one", () => {
    const { own, store } = aRig({ notices: 'none' }, policyOf({ enforced: { notices: 'all' } }))
    store.change({ notices: 'attention', autostart: false })
    expect(own()).toMatchObject({ notices: 'none', autostart: false })
    expect(store.read().notices).toBe('all')
  })

  it('keep a choice that equals what Outbox brings, against a proposal', () => {
    const { store } = aRig({}, policyOf({ defaults: { autostart: false } }))
    expect(store.read().autostart).toBe(false)
    store.change({ autostart: true })
    expect(store.read().autostart).toBe(true)
  })

  it('do not take what the company proposes for a choice when something else is changed', () => {
    const { own, set, store } = aRig({}, policyOf({ defaults: { historyDays: 10 } }))
    store.change({ notices: 'none' })
    expect(own().chosen).toEqual(['notices'])
    set(noPolicy)
    expect(store.read().historyDays).toBe(defaultSettings.historyDays)
  })

  it("keep only the person's own patterns, and drop none of the company's", () => {
    const { own, store } = aRig({ ignore: ['*.mine'] }, policyOf({ enforced: { ignorePatterns: ['*.pst'] } }))
    store.change({ ignore: ['*.new'] })
    expect(own().ignore).toEqual(['*.new'])
    expect(store.read().ignore).toEqual(['*.pst', '*.new'])
    store.change({ ignore: store.read().ignore })
    expect(own().ignore).toEqual(['*.new'])
  })

  it('say what is locked also where an enforced value cannot be used', () => {
    const { store } = aRig(
      { pauseOnBattery: true },
      policyOf({ enforced: { pauseOnBattery: 'yes', quitAllowed: false } }),
    )
    expect(store.managed()).toEqual({ pauseOnBattery: 'machine' })
    expect(store.read().pauseOnBattery).toBe(false)
  })
})
