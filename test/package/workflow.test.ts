// What runs on GitHub for every change: with no more rights than to read, and no code that can be swapped underneath.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url))
const files = readdirSync(folder)

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
  it('were found', () => expect(files).toEqual(['check.yml']))

  for (const file of files) {
    const text = readFileSync(folder + file, 'utf8')

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

  it('check.yml checks on three systems with the real Electron', () => {
    const text = readFileSync(`${folder}check.yml`, 'utf8')
    expect(text).toMatch(/system: \[ubuntu-[\d.]+, windows-\d+, macos-\d+\]/)
    for (const command of ['npm ci', 'install-electron', 'npm run check', 'npm run package'])
      expect(text).toContain(command)
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
})
