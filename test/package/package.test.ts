// The Linux packages, made here with a stand-in for Electron's runtime and taken apart again.
import { extractFile, listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wishOf } from '#resources/packaging/intent.ts'
import { bundledInApp, partsOf } from '#resources/packaging/parts.ts'
import { askedModules } from './asked-modules.ts'
import { packLinux, root, runPackage } from './packed.ts'
import type { Packed } from './packed.ts'

const canPack = process.platform === 'linux'
const canOpenDeb = canPack && spawnSync('dpkg-deb', ['--version']).status === 0
if (!canPack) console.log('skipped: Linux packages are packed on Linux')
else if (!canOpenDeb) console.log('skipped: the .deb, because dpkg-deb is not installed')

describe.skipIf(!canPack)('the packed app', () => {
  let packed: Packed
  beforeAll(() => {
    packed = packLinux()
  }, 180_000)
  afterAll(() => packed?.remove())

  const inside = (): string[] => {
    const paths = listPackage(packed.asar, { isPack: false }).map((path) => path.slice(1))
    return paths.filter((path) => !('files' in statFile(packed.asar, path))).toSorted()
  }
  const textOf = (path: string): string => extractFile(packed.asar, path).toString('utf8')
  const scripts = (): string[] => inside().filter((path) => /\.[cm]?js$/.test(path))

  it('holds what Vite built, the tray pictures and package.json, and nothing else', () => {
    const built = ['main', 'preload', 'renderer'].flatMap((part) => filesBelow(join(root, 'dist', part)))
    const tray = filesBelow(join(root, 'resources', 'tray'))
    const wanted = [...built, ...tray].map((path) => relative(root, path)).filter((path) => !path.endsWith('.map'))
    expect(wanted.length).toBeGreaterThan(16)
    expect(inside()).toEqual([...wanted, 'package.json'].toSorted())
  })

  it('holds no source, map, package, test, emulator or server', () => {
    const unwanted = /\.(tsx?|map|node)$|(^|\/)(node_modules|src|test|emulator|server|dropbox|docs)(\/|\.|$)/i
    expect(inside().filter((path) => unwanted.test(path))).toEqual([])
  })

  it('knows nothing of the Dropbox account, and of links only what it must', () => {
    const text = scripts().map(textOf).join('\n')
    for (const word of ['DropboxAuth', 'api.dropboxapi.com', 'oauth2/token', 'app_secret', 'FST_ERR_', root]) {
      expect([word, text.includes(word)]).toEqual([word, false])
    }
    const allowed = readFileSync(join(root, 'src/adapters/http/allowed-urls.ts'), 'utf8').split('apitul').length
    expect(text.split('apitul').length).toBeLessThanOrEqual(allowed)
  })

  it('holds no more than 50 packages of others, and names each with its licence', () => {
    const main = scripts().filter((path) => path.startsWith('dist/main/'))
    const bundled = main.flatMap((path) => [
      ...textOf(path).matchAll(/^\s*\/\/ node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//gm),
    ])
    // The page is made small, so that it says no more what it was made of: these with all that they need.
    const page = partsOf(['react', 'react-dom', '@tanstack/react-virtual'], root).map(({ manifest }) => manifest.name)
    const held = new Set([...bundled.map(([, name = '']) => name), ...page])
    expect(held.size).toBeGreaterThan(30)
    expect(held.size).toBeLessThanOrEqual(50)
    const named = new Set(partsOf(bundledInApp, root).map(({ manifest }) => manifest.name))
    expect([...held].filter((name) => !named.has(name))).toEqual([])
  })

  it('imports nothing that is not inside, in Node or in Electron', () => {
    const files = new Set(inside())
    const missing = scripts()
      .filter((path) => !path.startsWith('dist/renderer/'))
      .flatMap((path) => askedModules(textOf(path)).map((name) => ({ path, name })))
      .filter(({ path, name }) => {
        if (name.startsWith('.')) return !files.has(posix.join(posix.dirname(path), name))
        // koffi is native code, which the packages hold beside the asar.
        return name !== 'electron' && name !== 'koffi' && !isBuiltin(name)
      })
    expect(missing).toEqual([])
  })

  it('holds beside itself the native code that calls functions of the system, and it runs', async () => {
    const file = join(packed.unpacked, 'resources', 'node_modules', 'koffi', 'index.js')
    const koffi: { readonly load?: unknown } = await import(pathToFileURL(file).href)
    expect(koffi.load).toBeTypeOf('function')
  })

  it('holds each file that a script looks for beside itself', () => {
    const named = scripts().flatMap((path) => {
      const names = [...textOf(path).matchAll(/new URL\("(\.\/[^"]+)", import\.meta\.url\)/g)]
      return names.map(([, name = '']) => posix.join(posix.dirname(path), name))
    })
    expect(named).toContain('dist/main/schema.sql')
    expect(named.filter((name) => !inside().includes(name))).toEqual([])
  })

  it('starts where package.json says, which keeps nothing of the workshop', () => {
    const manifest = JSON.parse(textOf('package.json'))
    expect(inside()).toContain(manifest.main)
    expect(manifest).toMatchObject({ name: 'outbox', productName: 'Outbox', desktopName: 'outbox.desktop' })
    const told = Object.entries(manifest).flatMap(([name, value]) => (value === null ? [] : [name]))
    expect(told.filter((name) => /scripts|dependencies|imports|engines|allowScripts/i.test(name))).toEqual([])
  })

  it('has its fuses turned', async () => {
    const wire = await getCurrentFuseWire(join(packed.unpacked, 'outbox'))
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
    })
  })

  it('says loudly that its runtime is a stand-in', () => {
    expect(packed.said).toContain('packed with a stand-in runtime: this package does not start the app')
    expect(packed.packages.filter((name) => !name.includes('stand-in'))).toEqual([])
    const started = spawnSync(join(packed.unpacked, 'outbox'), { encoding: 'utf8' })
    expect([started.status, started.stderr]).toEqual([1, expect.stringContaining('stand-in runtime')])
  })

  it('comes as .tar.gz with the same files', () => {
    const archive = join(packed.folder, packed.packages.find((name) => name.endsWith('.tar.gz')) ?? '')
    expect(archive).toMatch(/outbox-\d+\.\d+\.\d+-linux-\w+-stand-in\.tar\.gz$/)
    const listed = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).split('\n')
    const files = listed
      .filter((path) => path !== '' && !path.endsWith('/'))
      .map((path) => path.replace(/^[^/]+\//, ''))
    expect(files.toSorted()).toEqual(
      filesBelow(packed.unpacked)
        .map((path) => relative(packed.unpacked, path))
        .toSorted(),
    )
  })

  describe.skipIf(!canOpenDeb)('as .deb', () => {
    let deb = ''
    let open = ''
    const dpkgDeb = (...args: string[]): string => execFileSync('dpkg-deb', args, { encoding: 'utf8' })
    beforeAll(() => {
      deb = join(packed.folder, packed.packages.find((name) => name.endsWith('.deb')) ?? '')
      open = join(packed.folder, 'open')
      mkdirSync(open)
      dpkgDeb('-R', deb, open)
    })

    it('says what it is and what it needs', () => {
      const field = (name: string): string => dpkgDeb('-f', deb, name).trim()
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
      expect([field('Package'), field('Version'), field('Section')]).toEqual(['outbox', version, 'net'])
      expect(['amd64', 'arm64']).toContain(field('Architecture'))
      for (const name of ['libgtk-3-0', 'libnss3', 'libgbm1', 'libsecret-1-0']) {
        expect(field('Depends').split(', ')).toContain(name)
      }
      expect(Number(field('Installed-Size'))).toBeGreaterThan(10)
      expect(field('Maintainer')).toMatch(/^.+ <.+@.+>$/)
      expect(field('Description')).toMatch(/^Sends .+\n .+/)
    })

    it('lets everybody read, the owner write, and only programs run', () => {
      const lines = dpkgDeb('-c', deb).trim().split('\n')
      expect(lines.filter((line) => !/^(drwxr-xr-x|-rwxr-xr-x|-rw-r--r--) root\/root /.test(line))).toEqual([])
      const programs = lines.filter((line) => line.startsWith('-rwx')).map((line) => line.split(' ').at(-1))
      expect(programs).toEqual(['./opt/Outbox/outbox'])
    })

    it('shows the app in the menu, under its icon', () => {
      const entry = readFileSync(join(open, 'usr/share/applications/outbox.desktop'), 'utf8')
      for (const line of ['Name=Outbox', 'Exec=/opt/Outbox/outbox %U', 'Icon=outbox', 'Type=Application']) {
        expect(entry.split('\n')).toContain(line)
      }
      expect(entry).toContain('Categories=Network;FileTransfer;')
      expect(entry).toContain('StartupWMClass=outbox')
      const icons = readdirSync(join(open, 'usr/share/icons/hicolor'))
      expect(icons).toHaveLength(9)
      for (const size of icons)
        expect(statSync(join(open, `usr/share/icons/hicolor/${size}/apps/outbox.png`)).size).toBeGreaterThan(0)
    })

    it('puts the command on the path, takes it away again, and can be verified', () => {
      for (const name of ['postinst', 'postrm']) {
        const script = join(open, 'DEBIAN', name)
        expect(spawnSync('bash', ['-n', script]).status).toBe(0)
        expect(readFileSync(script, 'utf8')).toContain('/opt/Outbox/outbox')
        expect(statSync(script).mode & 0o777).toBe(0o755)
      }
      const sums = spawnSync('md5sum', ['--check', '--strict', 'DEBIAN/md5sums'], { cwd: open, encoding: 'utf8' })
      expect(sums.status).toBe(0)
      const files = filesBelow(open).filter((path) => !relative(open, path).startsWith('DEBIAN'))
      expect(sums.stdout.trim().split('\n')).toHaveLength(files.length)
    })
  })
})

describe('npm run package', () => {
  it('explains itself when it cannot follow what it is told', () => {
    const { status, stderr } = runPackage(['--nonsense'])
    expect([status, stderr]).toEqual([2, expect.stringContaining('npm run package --')])
  })

  it.each([['--nonsense'], ['--linux --win'], ['--mac --stand-in']])('cannot follow %s', (words) => {
    expect(wishOf(words.split(' '))).toBe(null)
  })

  it('makes no .deb from words it does not know', () => {
    const script = join(root, 'resources', 'packaging', 'linux', 'fpm.ts')
    const { status } = spawnSync(process.execPath, [script, '-s', 'dir', '-t', 'deb', '--conflicts', 'other'])
    expect(status).toBe(1)
  })
})

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
