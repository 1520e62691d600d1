// What electron-builder.yml promises, as far as a packed folder cannot show it on this system. The file is read and checked
// by electron-builder itself, so that a word it does not know fails here and not on the builder's machine.
import { Packager } from 'electron-builder'
import type { Configuration } from 'electron-builder'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { macSigning } from '#resources/packaging/mac-signing.ts'
import { root } from './packed.ts'

const read = (name: string): string => readFileSync(join(root, name), 'utf8')

/** electron-builder's own reading of the file, with `more` as its command line would add it. Rejects what its schema does. */
async function loaded(more: Configuration = {}): Promise<Configuration> {
  const packager = new Packager({ projectDir: root, config: more })
  await packager.validateConfig()
  return packager.config
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
  let config: Configuration
  beforeAll(async () => {
    config = await loaded()
  })

  it('says who the app is', () => {
    expect(config).toMatchObject({ appId: 'com.outbox.uploader', productName: 'Outbox' })
    expect(config.copyright).toContain('Outbox')
  })

  it('names the app as the app names itself, so that Windows knows its notices and its autostart', () => {
    expect(read('src/main/main.ts')).toContain(`app.setAppUserModelId('${config.appId}')`)
  })

  it('packs the very Electron whose types the app is checked against', () => {
    const schema = z.object({ devDependencies: z.object({ electron: z.string() }) })
    const { devDependencies } = schema.parse(JSON.parse(read('package.json')))
    expect(config.electronVersion).toBe(devDependencies.electron)
  })

  it('burns in every fuse that keeps strangers out', () => expect(config.electronFuses).toMatchObject(fuses))

  it('packs an archive, nothing native, and publishes nowhere', () => {
    expect(config).toMatchObject({ asar: true, npmRebuild: false, publish: null })
    expect(read('electron-builder.yml').match(/publish/g)).toHaveLength(1)
  })

  it('names each package by version and system', () => {
    expect(config.artifactName).toBe('${name}-${version}-${os}-${arch}.${ext}')
  })

  it('makes what each system installs', () => {
    expect(config.linux?.target).toEqual(['deb', 'rpm', 'tar.gz'])
    expect(config.win?.target).toEqual(['nsis'])
    expect(config.mac?.target).toEqual(['dmg', 'pkg'].map((target) => ({ target, arch: ['arm64', 'x64'] })))
  })

  it.each([
    ['win32', 'win'],
    ['linux', 'linux'],
    ['darwin', 'mac'],
  ] as const)("brings what calls the system's own functions on %s, and no other system's", (name, system) => {
    const koffi = 'node_modules/koffi'
    const native = `node_modules/@koromix/koffi-${name}-\${arch}`
    expect(config[system]?.extraResources).toMatchObject([
      { from: koffi, to: koffi },
      { from: native, to: native },
    ])
    expect(JSON.stringify(config.extraResources)).not.toContain('koffi')
  })

  it('asks no administrator for an installation for oneself', () => {
    expect(config.nsis).toMatchObject({ oneClick: false, perMachine: false, selectPerMachineByDefault: false })
  })

  it('takes the autostart away with the program, and never the queue', () => {
    expect(config.nsis).toMatchObject({ deleteAppDataOnUninstall: false })
    expect(existsSync(join(root, String(config.nsis?.include)))).toBe(true)
  })

  it('tells a person on macOS why Outbox wants what the system asks about', () => {
    const texts = Object.entries<unknown>(z.record(z.string(), z.string()).parse(config.mac?.extendInfo))
    const names = ['LocalNetwork', 'DocumentsFolder', 'DesktopFolder', 'DownloadsFolder', 'NetworkVolumes']
    const wanted = [...names, 'RemovableVolumes'].map((name) => `NS${name}UsageDescription`)
    expect(texts.map(([name]) => name).toSorted()).toEqual(wanted.toSorted())
    expect(texts.filter(([, text]) => !/^Outbox .+\.$/.test(String(text)))).toEqual([])
  })

  it('hardens the app on macOS with no exception but compiled JavaScript', () => {
    expect(config.mac).toMatchObject({ hardenedRuntime: true })
    for (const file of [config.mac?.entitlements, config.mac?.entitlementsInherit]) {
      const keys = [...read(String(file)).matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)
      expect(keys).toEqual(['com.apple.security.cs.allow-jit'])
    }
  })

  it('has no word for a certificate, which the builder brings, and takes ours for none', async () => {
    expect(config.mac).not.toHaveProperty('identity')
    const words = macSigning({ env: {}, identities: '' }).map((word) => word.replace('-c.mac.', '').split('='))
    expect(words.map(([name]) => name)).toEqual(['identity', 'hardenedRuntime'])
    const { mac } = await loaded({ mac: { identity: '-', hardenedRuntime: false } })
    expect(mac).toMatchObject({ identity: '-', hardenedRuntime: false, extendInfo: config.mac?.extendInfo })
  })

  it('is refused with a word that electron-builder does not know', async () => {
    const wrong: Configuration = JSON.parse('{ "mac": { "extendinfo": {} } }')
    await expect(loaded(wrong)).rejects.toThrow(/extendinfo|configuration\.mac/)
  })
})
