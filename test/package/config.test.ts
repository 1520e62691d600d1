// What electron-builder.yml promises, as far as a packed folder cannot show it on this system.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const config = read('electron-builder.yml')

/** The lines below a key of the first level, without comments. */
function section(key: string): string {
  const [, lines = ''] = new RegExp(`^${key}:\\n((?: .*\\n|\\n)+)`, 'm').exec(config) ?? []
  return lines.replaceAll(/^ *#.*\n/gm, '')
}

const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
}

describe('electron-builder.yml', () => {
  it('says who the app is', () => {
    expect(config).toMatch(/^appId: com\.outbox\.uploader$/m)
    expect(config).toMatch(/^productName: Outbox$/m)
    expect(config).toMatch(/^copyright: .*Outbox/m)
  })

  it('packs the very Electron whose types the app is checked against', () => {
    const schema = z.object({ devDependencies: z.object({ electron: z.string() }) })
    const { devDependencies } = schema.parse(JSON.parse(read('package.json')))
    expect(config).toMatch(new RegExp(`^electronVersion: ${devDependencies.electron.replaceAll('.', '\\.')}$`, 'm'))
  })

  it('burns in every fuse that keeps strangers out', () => {
    const lines = [...section('electronFuses').matchAll(/^ {2}(\w+): (true|false)$/gm)]
    expect(Object.fromEntries(lines.map(([, name, value]) => [name, value === 'true']))).toMatchObject(fuses)
  })

  it('packs an archive, nothing native, and publishes nowhere', () => {
    expect(config).toMatch(/^asar: true$/m)
    expect(config).toMatch(/^npmRebuild: false$/m)
    expect(config).toMatch(/^publish: null$/m)
    expect(config.match(/publish/g)).toHaveLength(1)
  })

  it('names each package by version and system', () => {
    expect(config).toMatch(/^artifactName: \$\{name\}-\$\{version\}-\$\{os\}-\$\{arch\}\.\$\{ext\}$/m)
  })

  it('makes what each system installs', () => {
    expect(section('linux')).toContain('target: [deb, tar.gz]')
    expect(section('win')).toContain('target: [nsis]')
    expect(section('mac')).toContain('target: dmg')
  })

  it('asks no administrator for an installation for oneself', () => {
    for (const line of ['oneClick: false', 'perMachine: false', 'selectPerMachineByDefault: false']) {
      expect(section('nsis')).toContain(`  ${line}\n`)
    }
    expect(section('nsis')).toContain('  deleteAppDataOnUninstall: false\n')
  })

  it('hardens the app on macOS with no exception but compiled JavaScript', () => {
    expect(section('mac')).toContain('hardenedRuntime: true')
    const plist = read('resources/packaging/entitlements.mac.plist')
    expect([...plist.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit'])
  })
})
