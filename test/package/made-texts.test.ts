// Texts that are made for packages: the unit of the server's package, the uninstaller's list, and what wixl and rpmbuild read.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rpmSpec } from '#resources/packaging/linux/rpm.ts'
import { installedUnit } from '#resources/packaging/programs/program-debs.ts'
import { wixSource } from '#resources/packaging/windows/msi.ts'
import { uninstallList } from '#resources/packaging/windows/nsis.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { root } from './packed.ts'

const isPosix = process.platform !== 'win32'

describe('the unit of the server', () => {
  const unit = readFileSync(join(root, 'resources/server/outbox-server.service'), 'utf8')

  it('starts the installed program in the package, and is otherwise the one of a checkout', () => {
    const installed = installedUnit(unit)
    expect(installed).toContain('\nExecStart=/usr/bin/outbox-server --config /etc/outbox/server.json\n')
    expect(installed).not.toContain('/opt/outbox')
    expect(installed.split('\n').filter((line) => !unit.split('\n').includes(line))).toHaveLength(3)
  })

  it('is refused when it no longer has a line that is changed', () => {
    expect(() => installedUnit(unit.replace(/^ExecStart=.*$/m, ''))).toThrow(/no line like/)
  })
})

it('uninstalling deletes what was installed at the top of the folder, by name', () => {
  const entry = (name: string, isFolder: boolean) => ({ name, isDirectory: () => isFolder })
  expect(uninstallList([entry('Outbox.exe', false), entry('locales', true)])).toBe(
    'Delete "$INSTDIR\\Outbox.exe"\nRMDir /r "$INSTDIR\\locales"\n',
  )
})

it('what wixl reads is the same for the same files, and has each of them once', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'resources'))
  for (const name of ['Outbox.exe', 'resources/a&b.txt']) writeFileSync(join(folder, name), 'x')
  const source = wixSource(folder, '1.2.3-beta.1')
  expect(source).toBe(wixSource(folder, '1.2.3-beta.1'))
  expect(source).toContain('Version="1.2.3"')
  expect(source.match(/Source="app\/resources\/a&amp;b\.txt"/g)).toHaveLength(1)
  expect(source).toContain('<RegistryValue Name="Version" Type="string" Value="1.2.3-beta.1" KeyPath="yes"/>')
  const ids = [...source.matchAll(/<Component Id="(\w+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(6)
})

it.skipIf(!isPosix)('rpmbuild is given a per cent sign as a sign, and a pre-release as older', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'opt/Outbox'), { recursive: true })
  writeFileSync(join(folder, 'opt/Outbox/100%.txt'), 'x')
  const texts = { summary: '100%', description: 'd', licence: 'MIT', url: '', vendor: '', payload: '', workFolder: '' }
  const scripts = { afterInstall: '#!/bin/bash\ntrue', afterRemove: '#!/bin/bash\ntrue' }
  const about = { root: folder, name: 'outbox', version: '1.0.0-beta.1', release: '', architecture: 'x86_64', file: '' }
  const spec = rpmSpec({ ...texts, ...scripts, ...about, requires: ['gtk3'] })
  expect(spec).toContain('Version: 1.0.0~beta.1\n')
  expect(spec).toContain('"/opt/Outbox/100%%.txt"')
  expect(spec).toContain('%dir "/opt/Outbox"')
  expect(spec).not.toContain('%dir "/opt"')
})
