// On Windows the registry itself is read; it is written by the system's own tool.
import { execFileSync } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { readRegistryPolicy, registryKey } from '#adapters/policy/registry.ts'
import { mergePolicies } from '#shared/policy/policy.ts'
import { isWindows } from '#test/rigs/possible.ts'

const reg = (...words: readonly string[]): unknown => execFileSync('reg', words, { stdio: 'pipe' })

describe.skipIf(!isWindows)('the policy in the registry (of Windows only)', () => {
  const key = `HKCU\\${registryKey}`
  const add = (below: string, name: string, type: string, data: string): unknown =>
    reg('add', `${key}${below}`, '/v', name, '/t', type, '/d', data, '/f')
  afterEach(() => {
    try {
      reg('delete', key, '/f')
    } catch {
      // It was not made.
    }
  })

  it('is nothing where the key is missing', async () => {
    expect(await readRegistryPolicy('user')).toMatchObject({ kind: 'nothing' })
  })

  it('is read with its texts, switches, numbers, lists and defaults', async () => {
    add('', 'ServerUrl', 'REG_SZ', 'https://outbox.example.com')
    add('', 'Autostart', 'REG_DWORD', '0')
    add('', 'HistoryDays', 'REG_DWORD', '90')
    add('\\IgnorePatterns', '1', 'REG_SZ', '*.pst')
    add('\\IgnorePatterns', '2', 'REG_SZ', 'Entw\u00fcrfe*')
    add('\\Defaults', 'Notices', 'REG_SZ', 'attention')
    const read = await readRegistryPolicy('user')
    expect(read).toMatchObject({ kind: 'found', source: 'user', place: `HKEY_CURRENT_USER\\${registryKey}` })
    const { defaults, enforced, faults } = mergePolicies([read])
    expect(faults).toEqual([])
    const values = Object.fromEntries(Object.entries(enforced).map(([name, ruled]) => [name, ruled?.value]))
    expect(values).toEqual({
      serverUrl: 'https://outbox.example.com',
      autostart: false,
      historyDays: 90,
      ignorePatterns: ['*.pst', 'Entw\u00fcrfe*'],
    })
    expect(defaults.notices?.value).toBe('attention')
  })

  it('has a fault for a value of another type', async () => {
    add('', 'Autostart', 'REG_SZ', '0')
    add('', 'ServerUrl', 'REG_BINARY', '00ff')
    const { faults } = mergePolicies([await readRegistryPolicy('user')])
    expect(Object.fromEntries(faults.map(({ key: of, closes }) => [of, closes]))).toEqual({
      autostart: false,
      serverUrl: true,
    })
  })
})

describe.skipIf(isWindows)('the policy in the registry (anywhere else)', () => {
  it('cannot be read, which is not the same as nothing', async () => {
    expect(await readRegistryPolicy('machine')).toMatchObject({ kind: 'unusable', source: 'machine' })
  })
})
