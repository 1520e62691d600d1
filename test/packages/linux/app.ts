// The app for Linux: what is in its packages, and what a Debian makes of them. Its Electron is a stand-in where the real one
// cannot be had, so that nothing here shows a window.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { BareRoot } from '../bare-root.ts'
import type { Checks } from '../checks.ts'
import { checkFuses } from '../fuses.ts'
import { documentVersions } from '../document.ts'
import { run } from '../needs.ts'
import { checkDocument, checkRepository } from './deployment.ts'
import { filesBelow } from '#resources/packaging/linux/package-root.ts'
import { root } from '#test/run/tool.ts'

const { first: now, later } = documentVersions

export async function checkLinux(checks: Checks, folder: string): Promise<void> {
  const first = join(folder, 'first')
  const second = join(folder, 'second')
  const next = join(folder, 'next')
  const isMade = await checks.check('deb, rpm and tar.gz are packed, each with its bill of materials', () => {
    pack('--stand-in', '--output', first)
    const kinds = readdirSync(first).flatMap((name) => /\.(deb|rpm|tar\.gz)$/.exec(name)?.[1] ?? [])
    assert.deepEqual(kinds.toSorted(), ['deb', 'rpm', 'tar.gz'])
    assert.equal(readdirSync(first).filter((name) => name.endsWith('.cdx.json')).length, 3)
  })
  if (!isMade) return
  await checks.check('a second build gives the same app.asar, byte for byte', () => {
    pack('--stand-in', '--dir', '--output', second)
    assert.equal(hashOf(asarIn(second)), hashOf(asarIn(first)))
  })
  await checks.check('every fuse is turned, as read from the program', () =>
    checkFuses(join(first, 'linux-unpacked', 'outbox')),
  )
  await checkShown(checks, first)
  await checkRpm(checks, fileIn(first, '.rpm'), join(folder, 'rpm'))
  pack('--stand-in', '--built', '--only', 'deb', '--as-version', later, '--output', next)
  await checkInstalled(checks, folder, fileIn(first, '.deb'), fileIn(next, '.deb'))
  await checks.check('the deployment guide is about this version', () =>
    assert.match(fileIn(first, '.deb'), new RegExp(`outbox-${now}-`)),
  )
  await checkDocument(checks, join(folder, 'guide'), fileIn(first, '.deb'), fileIn(next, '.deb'))
  await checkRepository(checks, join(folder, 'guide'), fileIn(first, '.deb'))
}

/** `npm run package -- --linux …`. */
function pack(...words: readonly string[]): void {
  run(process.execPath, [join(root, 'resources/packaging/package.ts'), '--linux', ...words])
}

function asarIn(folder: string): string {
  return join(folder, 'linux-unpacked', 'resources', 'app.asar')
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

function fileIn(folder: string, ending: string): string {
  return join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? `no file ending in ${ending}`)
}

/** What menus and software centres show, judged by their own tools. */
async function checkShown(checks: Checks, folder: string): Promise<void> {
  const open = join(folder, 'open')
  run('dpkg-deb', ['-R', fileIn(folder, '.deb'), open])
  await checks.check('desktop-file-validate has nothing to say', () => {
    assert.equal(run('desktop-file-validate', [join(open, 'usr/share/applications/outbox.desktop')]), '')
  })
  await checks.check('appstreamcli validates what software centres show', () => {
    const metainfo = join(open, 'usr/share/metainfo/com.outbox.uploader.metainfo.xml')
    run('appstreamcli', ['validate', '--no-net', metainfo])
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    assert.match(
      readFileSync(metainfo, 'utf8'),
      new RegExp(`<release version="${version}" `),
      'the release of this version',
    )
  })
  await checks.check('the licences of Outbox and of all that is bundled lie in the package', () => {
    assert.match(readFileSync(join(open, 'usr/share/doc/outbox/copyright'), 'utf8'), /MIT License/)
    const all = readFileSync(join(open, 'opt/Outbox/resources/licences.txt'), 'utf8')
    for (const name of ['zod', 'chokidar', 'react', 'react-dom', 'conf'])
      assert.match(all, new RegExp(`^${name} \\d`, 'm'))
  })
}

async function checkRpm(checks: Checks, rpm: string, folder: string): Promise<void> {
  await checks.check('the rpm holds the files of the deb, with the modes and the owner of the system', () => {
    mkdirSync(folder)
    run('sh', ['-c', 'rpm2cpio "$1" | (cd "$2" && cpio -idm --quiet)', 'sh', rpm, folder])
    const inRpm = filesBelow(folder).map((path) => path.slice(folder.length))
    const open = join(folder, '../first/open')
    const inDeb = filesBelow(open)
      .map((path) => path.slice(open.length))
      .filter((path) => !path.startsWith('/DEBIAN/'))
    assert.deepEqual(inRpm, inDeb)
    const listed = run('rpm', [
      '-qp',
      '--qf',
      '[%{FILEMODES:perms} %{FILEUSERNAME}:%{FILEGROUPNAME} %{FILENAMES}\n]',
      rpm,
    ])
    const odd = listed.split('\n').filter((line) => line !== '' && !/^(drwxr-xr-x|-rw-r--r--) root:root \//.test(line))
    assert.deepEqual(odd, ['-rwxr-xr-x root:root /opt/Outbox/outbox'])
  })
  await checks.check('the rpm says what it is and needs, and its script takes nothing away at an upgrade', () => {
    const told = run('rpm', ['-qp', '--qf', '%{NAME} %{VERSION} %{ARCH} %{LICENSE}', rpm])
    assert.match(told, /^outbox \d+\.\d+\.\d+ x86_64 MIT$/)
    assert.match(run('rpm', ['-qpR', rpm]), /^gtk3$/m)
    const scripts = run('rpm', ['-qp', '--scripts', rpm])
    assert.match(
      scripts,
      /postuninstall scriptlet \(using \/bin\/bash\):\n(#.*\n)*case "\$1" in\n +remove \| purge \| 0\) ;;/,
    )
  })
}

async function checkInstalled(checks: Checks, folder: string, deb: string, laterDeb: string): Promise<void> {
  const files = join(folder, 'files')
  mkdirSync(files)
  run('cp', [deb, join(files, 'outbox.deb')])
  run('cp', [laterDeb, join(files, 'later.deb')])
  const bare = new BareRoot(join(folder, 'bare'), files)
  // As on a computer whose kernel has AppArmor: the scripts ask this program.
  bare.run('cd /usr/sbin && rm apparmor_status && cp /bin/true apparmor_status')
  const before = bare.paths()
  const version = (): string => bare.run("dpkg-query -W -f '${Version} ${db:Status-Status}' outbox")
  const apt = 'apt-get install -y -q --no-install-recommends'

  await checks.check('apt installs the deb in a bare Debian, with all it depends on', () => {
    bare.run(`${apt} /files/outbox.deb`)
    assert.match(version(), /^\d+\.\d+\.\d+ installed$/)
    assert.equal(bare.run('dpkg --verify outbox; dpkg --audit'), '')
  })
  await checks.check('its menu entry starts the installed program, and so does its name on the path', () => {
    bare.run('desktop-file-validate /usr/share/applications/outbox.desktop')
    const exec = bare.run('sed -n "s/^Exec=//p" /usr/share/applications/outbox.desktop').trim()
    assert.equal(exec, '/opt/Outbox/outbox %U')
    assert.equal(bare.run('readlink -f /usr/bin/outbox').trim(), '/opt/Outbox/outbox')
    const said = bare.run('/opt/Outbox/outbox 2>&1 || true')
    assert.match(said, /stand-in runtime and does not start the app/)
  })
  await checks.check('its AppArmor profile is there, and AppArmor can read it', () => {
    bare.run('apparmor_parser --skip-kernel-load --skip-cache /etc/apparmor.d/outbox')
    assert.match(
      bare.run('cat /etc/apparmor.d/outbox'),
      /profile "outbox" "\/opt\/Outbox\/outbox" flags=\(unconfined\) \{\n +userns,/,
    )
  })
  await checks.check('an upgrade replaces it, and keeps profile, menu entry and name on the path', () => {
    bare.run('mkdir -p /etc/outbox && echo "{}" >/etc/outbox/policy.json')
    bare.run(`${apt} /files/later.deb`)
    assert.equal(version(), `${later} installed`)
    bare.run(
      'test -e /etc/apparmor.d/outbox && test -x /usr/bin/outbox && test -s /usr/share/applications/outbox.desktop',
    )
    assert.equal(bare.run('dpkg --verify outbox; dpkg --audit'), '')
  })
  await checks.check('purging it leaves nothing but the policy that the administrator wrote', () => {
    bare.run('apt-get purge -y -q outbox')
    const after = new Set(bare.paths())
    const known = new Set(before)
    const left = [...after].filter((path) => !known.has(path))
    assert.deepEqual(left, ['/etc/outbox', '/etc/outbox/policy.json'])
    // dpkg takes the folder /opt along when nothing is in it any more.
    assert.deepEqual(
      before.filter((path) => !after.has(path) && path !== '/opt'),
      [],
    )
  })
}
