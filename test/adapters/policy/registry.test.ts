// On Windows the registry itself is read; it is written by the system's own tool.
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readPolicy } from '#adapters/policy/read-policy.ts'
import { readRegistryPolicy, registryKey } from '#adapters/policy/registry.ts'
import { mergePolicies, noPolicy } from '#shared/policy/policy.ts'
import { asRegistry, changedValues } from '#test/rigs/policy/changed-values.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
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
    expect(await readPolicy(null)).toEqual(noPolicy)
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

  it('is read with every key there is', async () => {
    const { keys, values } = asRegistry(changedValues)
    const line = ([name, value]: readonly [string, string | number | null]): string =>
      `"${name}"=${typeof value === 'number' ? `dword:${value.toString(16).padStart(8, '0')}` : JSON.stringify(value)}`
    const parts = [['', { values }] as const, ...[...keys].map(([name, list]) => [`\\${name}`, list] as const)]
    const text = parts.map(
      ([below, list]) =>
        `[HKEY_CURRENT_USER\\${registryKey}${below}]\r\n${[...list.values].map(line).join('\r\n')}\r\n`,
    )
    const file = join(temporaryFolder(), 'all.reg')
    await writeFile(file, `\ufeffWindows Registry Editor Version 5.00\r\n\r\n${text.join('\r\n')}`, 'utf16le')
    reg('import', file)
    const { enforced, faults } = mergePolicies([await readRegistryPolicy('user')])
    expect(faults).toEqual([])
    expect(Object.fromEntries(Object.entries(enforced).map(([name, ruled]) => [name, ruled?.value]))).toEqual(
      changedValues,
    )
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
