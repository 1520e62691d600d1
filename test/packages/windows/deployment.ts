// What docs/deployment.md tells administrators of Windows to do, done under wine, line by line as in a batch file.
import assert from 'node:assert/strict'
import type { Checks } from '../checks.ts'
import { blocksBelow, documentVersions } from '../document.ts'
import { installedKey } from '#resources/packaging/windows/msi.ts'
import type { Wine } from './wine.ts'

const { first, later } = documentVersions
const policies = String.raw`HKLM\SOFTWARE\Policies\Outbox\Outbox`

export async function checkDocument(checks: Checks, wine: Wine, before: readonly string[]): Promise<void> {
  // `call`, so that the next line waits for the end of this one.
  const done = (block: string): string => {
    const lines = block.split('\n').flatMap((line) => [`call ${line}`, 'if errorlevel 1 exit /b 1'])
    const batch = ['@echo off', String.raw`cd /d Z:\files`, ...lines, ''].join('\r\n')
    return wine.run(`cat >/tmp/guide.bat <<'END'\n${batch}END\nw cmd /c 'Z:\\tmp\\guide.bat'`)
  }
  const installed = (): string | undefined => /Version +REG_SZ +(\S+)/.exec(wine.registry(`HKLM\\${installedKey}`))?.[1]
  const [install = '', upgrade = '', downgrade = '', uninstall = ''] = blocksBelow(
    'Install, upgrade, downgrade and uninstall by hand',
    'bat',
  )

  await checks.check('as the deployment guide says: the MSI is installed, detected, and has the policy', () => {
    const said = done(install)
    assert.match(said, new RegExp(`Version +REG_SZ +${first.replaceAll('.', String.raw`\.`)}\\n`))
    assert.match(said, /ServerUrl +REG_SZ +https:\/\/outbox\.example\.com\n/)
    assert.match(said, /WatchFolder +REG_SZ +C:\\Scans\n/)
  })
  await checks.check('as the deployment guide says: upgrade and downgrade, each detected', () => {
    done(upgrade)
    assert.equal(installed(), later)
    assert.match(wine.registry(policies), /ServerUrl/)
    done(downgrade)
    assert.equal(installed(), first)
    assert.match(wine.registry(policies), /ServerUrl/)
  })
  await checks.check('as the deployment guide says: uninstalling the MSI leaves nothing', () => {
    done(uninstall)
    assert.equal(installed(), undefined)
    assertAsBefore(wine, before)
  })
  await checks.check('as the deployment guide says: the installer, detected, upgraded and uninstalled', () => {
    const lines = blocksBelow('The installer without Windows Installer', 'bat').flatMap((block) => block.split('\n'))
    const [setup = '', detect = '', again = '', remove = ''] = lines
    done(setup)
    assert.match(done(detect), /Version +REG_SZ +0\.1\.0\n/)
    done(again)
    assert.equal(installed(), later)
    done(remove)
    // The uninstaller goes on in a copy of itself.
    wine.run(`for try in $(seq 100); do if ! test -e 'Program Files/Outbox'; then break; fi; sleep 0.1; done`)
    assert.equal(installed(), undefined)
    assertAsBefore(wine, before)
  })
}

function assertAsBefore(wine: Wine, before: readonly string[]): void {
  const known = new Set(before)
  assert.deepEqual(
    wine.files().filter((path) => !known.has(path)),
    [],
  )
}
