import { describe, expect, it } from 'vitest'
import { registryDocument, registryName, type RegistryTree } from '#adapters/policy/registry-document.ts'
import { policyKeys } from '#shared/policy/schema.ts'

const tree = (
  values: Record<string, string | number | null>,
  keys: Record<string, RegistryTree> = {},
): RegistryTree => ({ values: new Map(Object.entries(values)), keys: new Map(Object.entries(keys)) })

describe('a policy in the registry', () => {
  it('names keys with a capital, and Windows does not tell capitals apart', () => {
    const document = registryDocument(tree({ ServerUrl: 'https://a.example', HISTORYDAYS: 30, autostart: 0 }))
    expect(document).toEqual({
      version: 1,
      enforced: { serverUrl: 'https://a.example', historyDays: 30, autostart: false },
      defaults: {},
    })
  })

  it('keeps lists in the order of their numbers, and defaults in a key of their own', () => {
    const list = tree({ 10: '*.b', 2: '*.a', 1: '*.c' })
    const document = registryDocument(tree({}, { IgnorePatterns: list, Defaults: tree({ Notices: 'none' }) }))
    expect(document).toEqual({
      version: 1,
      enforced: { ignorePatterns: ['*.c', '*.a', '*.b'] },
      defaults: { notices: 'none' },
    })
  })

  it('lets through what is of another type, so that it is found invalid', () => {
    const document = registryDocument(
      tree({ Autostart: 2, PauseOnBattery: '1', Notices: null, Nonsense: 'x', '': 'y' }),
    )
    expect(document).toMatchObject({ enforced: { autostart: 2, pauseOnBattery: '1', notices: null, Nonsense: 'x' } })
  })

  it('gives no two keys one name', () => {
    expect(new Set(policyKeys.map((key) => registryName(key).toLowerCase())).size).toBe(policyKeys.length)
  })
})
