// What of others comes into this project, and on which terms: the lock file, read as npm reads it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { partsOf } from '#resources/packaging/parts.ts'
import { root } from '../packed.ts'

const read = (name: string): string => readFileSync(join(root, name), 'utf8')

const lockedSchema = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dev: z.boolean().optional(),
})
type Locked = z.infer<typeof lockedSchema>
type Lock = Readonly<Record<string, Locked>>

const lockFile = z
  .object({ lockfileVersion: z.number(), packages: z.record(z.string(), lockedSchema) })
  .parse(JSON.parse(read('package-lock.json')))
const { '': own, ...locked } = lockFile.packages
const manifest = z
  .object({ dependencies: z.record(z.string(), z.string()), allowScripts: z.record(z.string(), z.boolean()) })
  .parse(JSON.parse(read('package.json')))

/** Packages that come from anywhere but the registry, or whose bytes nothing vouches for. */
function notVouchedFor(lock: Lock): string[] {
  const isFine = ({ resolved, integrity, link }: Locked): boolean =>
    link !== true &&
    (resolved === undefined || resolved.startsWith('https://registry.npmjs.org/')) &&
    /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')
  return Object.entries(lock).flatMap(([path, one]) => (isFine(one) ? [] : [path]))
}

/** Packages that want to run a script when they are installed, about which nobody decided. */
function undecidedScripts(lock: Lock, decided: Readonly<Record<string, boolean>>): string[] {
  const wanting = Object.entries(lock).filter(([, { hasInstallScript }]) => hasInstallScript === true)
  return wanting.map(([path]) => nameOf(path)).filter((name) => !Object.hasOwn(decided, name))
}

/** Packages under a licence that nobody looked at. What only builds and tests may have more of them than what is handed out. */
function unknownLicences(lock: Lock): string[] {
  return Object.entries(lock).flatMap(([path, { license = 'none', dev }]) => {
    const isKnown =
      handedOut.test(license) || (dev === true && (atHome.has(license) || nameOf(path) in withoutLicenceField))
    return isKnown ? [] : [`${nameOf(path)}: ${license}`]
  })
}

const handedOut = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|\(MIT OR [\w.-]+\))$/
const atHome: ReadonlySet<string> = new Set([
  'MPL-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'WTFPL',
  'WTFPL OR ISC',
  '(WTFPL OR MIT)',
])
/** Their licence stands in their files alone. */
const withoutLicenceField: Readonly<Record<string, string>> = { 'combine-errors': 'MIT' }

function nameOf(path: string): string {
  return path.split('node_modules/').at(-1) ?? path
}

describe('the lock file', () => {
  it('is of the third version and was looked at as a whole', () => {
    expect(lockFile.lockfileVersion).toBe(3)
    expect(own).toBeDefined()
    expect(Object.keys(locked).length).toBeGreaterThan(400)
  })

  it('takes every package from the registry, with the SHA-512 of its bytes', () => {
    expect(notVouchedFor(locked)).toEqual([])
  })

  it('has a decision about every script that wants to run at an installation', () => {
    expect(undecidedScripts(locked, manifest.allowScripts)).toEqual([])
    const allowed = Object.entries(manifest.allowScripts).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []))
    // It asks the registry for the Node of this system, in its own version; no lock file holds the hash of that package.
    expect(allowed).toEqual(['node'])
  })

  it('names a licence for each package, and none that was not looked at', () => {
    expect(unknownLicences(locked)).toEqual([])
  })
})

describe('npm', () => {
  const settings = read('.npmrc').split('\n')

  it('installs exact versions only, none younger than a week, and stops at a script nobody decided about', () => {
    expect(settings).toEqual(
      expect.arrayContaining(['save-exact=true', 'min-release-age=7', 'strict-allow-scripts=true']),
    )
  })

  it('is called in CI as what installs the lock file and nothing else', () => {
    for (const file of ['.ci/run', '.github/workflows/check.yml', '.github/workflows/nightly.yml']) {
      expect(read(file)).toMatch(/npm ci\b/)
      expect(read(file)).not.toMatch(/npm (i|install|add|update)\b/)
    }
  })
})

describe('the budget of what runs beside the app', () => {
  it('lets no more than 100 packages of others into terminal and server together', () => {
    const parts = partsOf(Object.keys(manifest.dependencies), root)
    expect(parts.length).toBeGreaterThan(30)
    expect(parts.length).toBeLessThanOrEqual(100)
  })
})

describe('these checks find', () => {
  const good: Locked = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==`, license: 'MIT' }

  it.each<[string, Locked]>([
    ['a package of another host', { ...good, resolved: 'https://evil.example/x.tgz' }],
    ['a package over plain http', { ...good, resolved: 'http://registry.npmjs.org/x/-/x-1.0.0.tgz' }],
    ['a package of git', { ...good, resolved: 'git+ssh://git@github.com/x/x.git#0123' }],
    ['a folder', { ...good, link: true }],
    ['bytes nobody vouches for', { version: '1.0.0' }],
    ['bytes with a weak hash', { ...good, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
  ])('%s', (_what, one) => expect(notVouchedFor({ 'node_modules/x': one })).toEqual(['node_modules/x']))

  it('a script nobody decided about, and a licence nobody looked at', () => {
    const lock = { 'node_modules/@a/x': { ...good, hasInstallScript: true, license: 'GPL-3.0' } }
    expect(undecidedScripts(lock, { y: true })).toEqual(['@a/x'])
    expect(unknownLicences(lock)).toEqual(['@a/x: GPL-3.0'])
    expect(unknownLicences({ 'node_modules/x': { ...good, license: 'MPL-2.0' } })).toEqual(['x: MPL-2.0'])
  })

  it('nothing in what is right', () => expect(notVouchedFor({ 'node_modules/x': good })).toEqual([]))
})
