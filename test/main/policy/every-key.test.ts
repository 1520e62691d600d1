// Every key of the policy, changed in every place where a policy may lie: what holds then, who decided it, and what a person can change.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { userInfo } from 'node:os'
import { expect, test } from 'vitest'
import { preferencesDocument } from '#adapters/policy/managed-preferences.ts'
import { readPolicyFile } from '#adapters/policy/policy-file.ts'
import { registryDocument } from '#adapters/policy/registry-document.ts'
import { manageSettings, type ManagedStore } from '#main/policy/managed-settings.ts'
import { defaultSettings, managedSettingNames, type Settings } from '#shared/contract/settings.ts'
import { effectiveSettings, settingOfKey, type Origin } from '#shared/policy/effective-settings.ts'
import { mergePolicies, noPolicy, type Policy, type PolicyRead, type PolicySource } from '#shared/policy/policy.ts'
import { policyKeys } from '#shared/policy/schema.ts'
import { asRegistry, changedValues } from '#test/rigs/policy/changed-values.ts'
import { isWindows, notOnWindows } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

function storeUnder(policy: () => Policy): ManagedStore {
  let own: Settings = { ...defaultSettings, chosen: [] }
  const plain = {
    read: () => own,
    change: (change: Partial<Settings>) => void (own = { ...own, ...change }),
    found: { kind: 'read', settings: own } as const,
    onTrouble: () => undefined,
  }
  return manageSettings(plain, policy, '/home/ada')
}

/** What is said of each key: its value, who decided it, whether a person can change it. */
function reportOf(store: ManagedStore): readonly unknown[] {
  return store.report().map(({ isLocked, key, origin, value }) => ({ key, value, origin, isLocked }))
}

function expected(origin: Origin, isLocked: boolean): readonly unknown[] {
  return policyKeys.map((key) => ({ key, value: changedValues[key], origin, isLocked }))
}

const settings = policyKeys.flatMap((key) => settingOfKey[key] ?? [])

test('there is another value for each key than what Outbox brings', () => {
  const brought = new Map(
    storeUnder(() => noPolicy)
      .report()
      .map(({ key, value }) => [key, value]),
  )
  for (const key of policyKeys) expect([key, brought.get(key)]).not.toEqual([key, changedValues[key]])
  expect(settings.toSorted()).toEqual([...managedSettingNames].toSorted())
})

type Part = 'enforced' | 'defaults'

const fromWindows = (source: PolicySource, part: Part): PolicyRead => {
  const tree = asRegistry(changedValues)
  const below = { values: new Map(), keys: new Map([['Defaults', tree]]) }
  return { kind: 'found', source, place: 'here', document: registryDocument(part === 'enforced' ? tree : below) }
}

const fromMacOS = (source: PolicySource, part: Part): PolicyRead => {
  const payload = part === 'enforced' ? changedValues : { Defaults: changedValues }
  const document = preferencesDocument(JSON.parse(JSON.stringify({ PayloadUUID: 'x', ...payload })))
  return { kind: 'found', source, place: 'here', document }
}

test.each<[PolicySource, Part, (source: PolicySource, part: Part) => PolicyRead, Origin]>([
  ['machine', 'enforced', fromWindows, 'machine'],
  ['user', 'enforced', fromWindows, 'user'],
  ['machine', 'defaults', fromWindows, 'machine_default'],
  ['user', 'defaults', fromWindows, 'user_default'],
  ['machine', 'enforced', fromMacOS, 'machine'],
  ['user', 'enforced', fromMacOS, 'user'],
  ['machine', 'defaults', fromMacOS, 'machine_default'],
  ['user', 'defaults', fromMacOS, 'user_default'],
])('every key of the %s, %s, by %o, is said by %s', (source, part, read, origin) => {
  const policy = mergePolicies([read(source, part)])
  expect(policy.faults).toEqual([])
  const store = storeUnder(() => policy)
  expect(reportOf(store)).toEqual(expected(origin, part === 'enforced'))
  const marked = part === 'enforced' ? settings.map((setting) => [setting, source]) : []
  expect(store.managed()).toEqual(Object.fromEntries(marked))
})

test('every key in the file of Linux, enforced, then proposed, then taken away', async (context) => {
  if (isWindows) context.skip(notOnWindows.modes)
  const file = join(temporaryFolder(), 'policy.json')
  let policy = noPolicy
  const store = storeUnder(() => policy)
  const write = async (part: object): Promise<void> => {
    await writeFile(file, JSON.stringify({ version: 1, ...part }), { mode: 0o600 })
    policy = mergePolicies([await readPolicyFile(file, userInfo().uid)])
    expect(policy.faults).toEqual([])
  }
  await write({ enforced: changedValues })
  expect(reportOf(store)).toEqual(expected('machine', true))
  expect(store.managed()).toEqual(Object.fromEntries(settings.map((setting) => [setting, 'machine'])))
  await write({ defaults: changedValues })
  expect(reportOf(store)).toEqual(expected('machine_default', false))
  expect(store.managed()).toEqual({})
  await write({})
  expect(store.report().filter(({ origin }) => origin !== 'built_in')).toEqual([])
})

test('every setting that a person chose holds against a proposal, and says so', () => {
  const chosen = effectiveSettings(
    defaultSettings,
    mergePolicies([fromMacOS('machine', 'enforced')]),
    new Set(),
    '/home/ada',
  ).settings
  let policy = noPolicy
  const store = storeUnder(() => policy)
  store.change(Object.fromEntries(settings.map((setting) => [setting, chosen[setting]])))
  const brought = storeUnder(() => noPolicy).report()
  const defaults = Object.fromEntries(
    brought.filter(({ value }) => value !== null).map(({ key, value }) => [key, value]),
  )
  policy = mergePolicies([{ kind: 'found', source: 'machine', place: 'here', document: { version: 1, defaults } }])
  expect(Object.keys(policy.defaults).length).toBeGreaterThan(15)
  const lines = store.report().filter(({ key }) => settingOfKey[key] !== null)
  expect(lines.map(({ key, origin, value }) => [key, value, origin])).toEqual(
    policyKeys.filter((key) => settingOfKey[key] !== null).map((key) => [key, changedValues[key], 'person']),
  )
  expect(store.managed()).toEqual({})
})
