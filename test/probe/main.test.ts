// The probe runs here as it runs in the workflow, and each of its questions gets an answer.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '#test/package/packed.ts'
import { bundledStandIn } from '#test/stand-in/bundle/bundled-stand-in.ts'

const chromium = process.env['STANDIN_CHROMIUM'] ?? '/usr/bin/chromium'

function probe(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Map<string, string> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'test/probe/main.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, E2E_STANDIN: '1', ...env },
    timeout: 60_000,
  })
  expect([status, stderr]).toEqual([0, ''])
  const lines = stdout.trim().split('\n')
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]))
}

it('tells what it saw of files and folders, and that it is not on Electron', () => {
  const seen = probe()
  expect(seen.get('Electron')).toContain('not on Electron')
  const cases = ['U1', 'U4', 'U8', 'U10', 'W1', 'W7', 'W22']
  expect(cases.filter((name) => ![...seen.keys()].some((about) => about.startsWith(name)))).toEqual([])
  // Elsewhere some of the looks must fail: that is what is asked.
  if (process.platform === 'linux')
    expect([...seen.values()].filter((line) => line.includes('failed with'))).toEqual([])
})

it.skipIf(!existsSync(chromium))(
  'has questions that Electron understands',
  async () => {
    const seen = probe(['--stand-in'], { STANDIN_BUNDLE: await bundledStandIn() })
    expect(seen.get('W4 how the keystore sealed')).toMatch(/^tag v1\d/)
    expect(seen.get('W3 the window')).toMatch(/shown/)
    expect(seen.get('W9 W10 started at login')).toContain('wasOpenedAtLogin')
  },
  60_000,
)
