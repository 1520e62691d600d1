// The installer and the MSI for Windows, with a stand-in for Electron: made, signed by a certificate that is thrown away,
// verified, and installed under wine. Wine is no Windows: its installer service is its own, and it asks nobody for rights.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Wine } from './wine.ts'
import { makeCertificate } from './certificate.ts'
import type { TrialCertificate } from './certificate.ts'
import type { Checks } from '../checks.ts'
import { checkFuses } from '../fuses.ts'
import { documentVersions } from '../document.ts'
import { run } from '../needs.ts'
import { checkDocument } from './deployment.ts'
import { upgradeCode } from '#resources/packaging/windows/msi.ts'
import { root } from '#test/run/tool.ts'

const { first: now, later } = documentVersions
const policies = String.raw`HKLM\SOFTWARE\Policies\Outbox\Outbox`
const autostarts = String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run`
const uninstallKey = String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\com.outbox.uploader`

export async function checkWindows(checks: Checks, folder: string): Promise<void> {
  const certificate = makeCertificate(join(folder, 'certificate'))
  const [first, next, files] = [join(folder, 'first'), join(folder, 'next'), join(folder, 'files')]
  const isMade = await checks.check('the installer and the MSI are packed and signed', () => {
    pack(certificate, '--output', first)
    pack(certificate, '--built', '--as-version', later, '--output', next)
    mkdirSync(files)
    for (const [from, name, version] of [
      [first, 'first', now],
      [next, 'later', later],
    ] as const) {
      for (const kind of ['exe', 'msi']) {
        run('cp', [packed(from, kind), join(files, `${name}.${kind}`)])
        run('cp', [packed(from, kind), join(files, `outbox-${version}-win-x64.${kind}`)])
      }
    }
  })
  if (!isMade) return
  await checks.check('every fuse is turned, as read from Outbox.exe', () =>
    checkFuses(join(first, 'win-unpacked', 'Outbox.exe')),
  )
  await checkSignatures(checks, files, certificate)
  const wine = new Wine(join(folder, 'wine'), files)
  const before = wine.files()
  await checkSetup(checks, wine, before, certificate)
  await checkMsi(checks, wine, before, join(files, 'first.msi'))
  await checkDocument(checks, wine, before)
}

/** `npm run package -- --win …`. */
function pack({ environment }: TrialCertificate, ...words: readonly string[]): void {
  run(
    process.execPath,
    [join(root, 'resources/packaging/package.ts'), '--win', '--stand-in', '--release', ...words],
    environment,
  )
}

function packed(folder: string, kind: string): string {
  return join(folder, readdirSync(folder).find((name) => name.endsWith(`.${kind}`)) ?? `no .${kind}`)
}

async function checkSignatures(checks: Checks, files: string, { authority }: TrialCertificate): Promise<void> {
  for (const name of ['first.exe', 'first.msi']) {
    await checks.check(`the one signature of ${name} is good, and a changed byte breaks it`, () => {
      const file = join(files, name)
      assert.match(verified(file, authority), /Number of verified signatures: 1\nSucceeded/)
      const changed = join(files, `changed-${name}`)
      run('cp', [file, changed])
      run('sh', ['-c', `printf X | dd of="$1" bs=1 seek=400000 conv=notrunc status=none`, 'sh', changed])
      assert.doesNotMatch(verified(changed, authority), /Succeeded/)
    })
  }
  await checks.check('nothing is packed for a release without a certificate', () => {
    const args = [join(root, 'resources/packaging/package.ts'), '--win', '--stand-in', '--release', '--built']
    const env = { ...process.env, WIN_CSC_LINK: '', CSC_LINK: '' }
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
    assert.deepEqual([status, stderr.includes('A release is signed')], [1, true])
  })
}

function verified(file: string, authority: string): string {
  const { stdout, stderr } = spawnSync('osslsigncode', ['verify', '-CAfile', authority, '-in', file], {
    encoding: 'utf8',
  })
  return `${stdout}${stderr}`
}

async function checkSetup(
  checks: Checks,
  wine: Wine,
  before: readonly string[],
  { authority }: TrialCertificate,
): Promise<void> {
  await checks.check('the installer installs for everyone, silently, where it is told to', () => {
    // Two words, so that /D= gets no quotation marks: with them NSIS does not hear it.
    wine.run(String.raw`w 'Z:\files\first.exe' /S /allusers '/D=C:\Apps\Out' box`)
    wine.run(`test -s 'Apps/Out box/resources/app.asar' && test -s 'Apps/Out box/Uninstall Outbox.exe'`)
    const entry = wine.registry(`HKLM\\${uninstallKey}`)
    assert.match(entry, /DisplayVersion +REG_SZ +0\.1\.0/)
    assert.match(entry, /QuietUninstallString +REG_SZ +"C:\\Apps\\Out box\\Uninstall Outbox\.exe" \/AllUsers \/S/)
    assert.match(
      wine.run(`w 'C:\\Apps\\Out box\\Outbox.exe' || true; cat /tmp/err`),
      /stand-in runtime and does not start the app/,
    )
  })
  await checks.check('the signatures of the installed program and of its uninstaller are good', () => {
    for (const name of ['Outbox.exe', 'Uninstall Outbox.exe']) {
      const said = verified(wine.fileOf(`Apps/Out box/${name}`), authority)
      assert.match(said, /Number of verified signatures: 1\nSucceeded/, name)
    }
  })
  await checks.check('an upgrade replaces the program in its folder, and nothing of the old one stays', () => {
    wine.run(`touch 'Apps/Out box/resources/old-file'; w Z:\\\\files\\\\later.exe /S /allusers`)
    assert.match(wine.registry(`HKLM\\${uninstallKey}`), /DisplayVersion +REG_SZ +0\.2\.0/)
    wine.run(
      `test -s 'Apps/Out box/resources/app.asar' && ! test -e 'Apps/Out box/resources/old-file' && ! test -e 'Program Files/Outbox'`,
    )
  })
  await checks.check('uninstalling leaves only what people have: queue, settings, their own files', () => {
    wine.run(`mkdir -p users/erika/AppData/Roaming/Outbox; echo '{}' >users/erika/AppData/Roaming/Outbox/settings.json; touch 'Apps/Out box/mine.txt'
w 'C:\\Apps\\Out box\\Uninstall Outbox.exe' /AllUsers /S; for try in $(seq 100); do if ! test -e 'Apps/Out box/Outbox.exe'; then break; fi; sleep 0.1; done; sleep 1`)
    assert.deepEqual(newIn(wine, before), [
      './Apps/Out box/mine.txt',
      './users/erika/AppData/Roaming/Outbox/settings.json',
    ])
    assert.doesNotMatch(wine.registry(`HKLM\\${uninstallKey}`), /DisplayVersion/)
    wine.run(`rm -r Apps users/erika/AppData/Roaming/Outbox`)
  })
}

function newIn(wine: Wine, before: readonly string[]): readonly string[] {
  const known = new Set(before)
  return wine.files().filter((path) => !known.has(path))
}

async function checkMsi(checks: Checks, wine: Wine, before: readonly string[], msi: string): Promise<void> {
  const said = 'SERVERURL=https://outbox.example.com WATCHFOLDER=C:\\\\Scans AUTOSTART=1'
  await checks.check('the MSI has the upgrade code that never changes', () => {
    assert.match(
      run('msiinfo', ['export', msi, 'Property']),
      new RegExp(`^UpgradeCode\\t\\{${upgradeCode}\\}\\r?$`, 'm'),
    )
  })
  await checks.check('the MSI says which version the program has, so that an upgrade replaces it', () => {
    assert.match(run('msiinfo', ['export', msi, 'File']), /\tOutbox\.exe\t\d+\t\d+(?:\.\d+){3}\t\d+\t/)
  })
  await checks.check('the MSI installs silently per computer, and writes the policy it was given', () => {
    wine.run(`w msiexec /i Z:\\\\files\\\\first.msi /qn ${said}`)
    wine.run(`test -s 'Program Files/Outbox/resources/app.asar'`)
    const policy = wine.registry(policies)
    assert.match(policy, /ServerUrl +REG_SZ +https:\/\/outbox\.example\.com\n/)
    assert.match(policy, /WatchFolder +REG_SZ +C:\\Scans\n/)
    assert.match(wine.registry(autostarts), /Outbox +REG_SZ +"C:\\Program Files\\Outbox\\Outbox\.exe" --hidden\n/)
  })
  await checks.check('an upgrade that says nothing of them keeps policy and autostart', () => {
    wine.run(`w msiexec /i Z:\\\\files\\\\later.msi /qn`)
    const policy = wine.registry(policies)
    assert.match(policy, /ServerUrl +REG_SZ +https:\/\/outbox\.example\.com\n/)
    assert.match(policy, /WatchFolder +REG_SZ +C:\\Scans\n/)
    assert.match(wine.registry(autostarts), /Outbox +REG_SZ/)
    assert.match(
      wine.registry(String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall`) +
        wine.run(`w reg query 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall' /s /reg:64 || true`),
      /DisplayVersion +REG_SZ +0\.2\.0/,
    )
  })
  await checks.check('an older version is refused', () => {
    assert.equal(
      wine.run(`if w msiexec /i Z:\\\\files\\\\first.msi /qn; then echo taken; else echo refused; fi`),
      'refused\n',
    )
  })
  await checks.check('uninstalling takes program, policy and autostart away', () => {
    wine.run(`w msiexec /x Z:\\\\files\\\\later.msi /qn`)
    assert.deepEqual(newIn(wine, before), [])
    assert.doesNotMatch(wine.registry(policies), /ServerUrl|WatchFolder/)
    assert.doesNotMatch(wine.registry(autostarts), /Outbox/)
  })
  await checks.check('without a word of them nothing is decided: no empty policy is written', () => {
    wine.run(`w msiexec /i Z:\\\\files\\\\first.msi /qn`)
    assert.doesNotMatch(wine.registry(policies), /ServerUrl|WatchFolder/)
    assert.doesNotMatch(wine.registry(autostarts), /Outbox/)
    wine.run(`w msiexec /x Z:\\\\files\\\\first.msi /qn`)
  })
}
