// What docs/deployment.md tells administrators of Debian to do, done in a bare Debian, word for word.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { BareRoot } from '../bare-root.ts'
import type { Checks } from '../checks.ts'
import { blocksBelow, documentVersions } from '../document.ts'
import { run } from '../needs.ts'
import { root } from '#test/run/tool.ts'

const { first, later } = documentVersions

/** `deb` and `laterDeb` are the app in the versions of the document. */
export async function checkDocument(checks: Checks, folder: string, deb: string, laterDeb: string): Promise<void> {
  const files = join(folder, 'files')
  mkdirSync(files, { recursive: true })
  run('cp', [deb, join(files, `outbox-${first}-linux-amd64.deb`)])
  run('cp', [laterDeb, join(files, `outbox-${later}-linux-amd64.deb`)])
  const bare = new BareRoot(join(folder, 'bare'), files)
  // What the package only recommends, such as a keyring, would come from a network and stay.
  bare.run(`echo 'APT::Install-Recommends "false";' >/etc/apt/apt.conf.d/99-as-it-is`)
  const before = bare.paths()
  const [install = '', policy = '', autostart = '', upgrade = '', downgrade = '', uninstall = ''] = blocksBelow(
    'The app',
    'sh',
  )
  const done = (block: string): string => bare.run(`cd /files\n${block}`)
  const version = (): string => bare.run("dpkg-query -W -f '${Version}' outbox")

  await checks.check('as the deployment guide says: install and detect', () => {
    assert.match(done(install), new RegExp(`^outbox ${first} installed$`, 'm'))
  })
  await checks.check('as the deployment guide says: the policy belongs to root and to nobody else', () => {
    done(policy)
    assert.equal(bare.run('stat -c "%U %a" /etc/outbox /etc/outbox/policy.json'), 'root 755\nroot 644\n')
    JSON.parse(bare.run('cat /etc/outbox/policy.json'))
  })
  await checks.check('as the deployment guide says: it starts for everyone, without its window', () => {
    done(autostart)
    bare.run('desktop-file-validate /etc/xdg/autostart/outbox.desktop')
    assert.match(bare.run('cat /etc/xdg/autostart/outbox.desktop'), /^Exec=\/opt\/Outbox\/outbox --hidden$/m)
  })
  await checks.check('as the deployment guide says: upgrade, downgrade, and the policy stays', () => {
    done(upgrade)
    assert.equal(version(), later)
    done(downgrade)
    assert.equal(version(), first)
    bare.run('test -s /etc/outbox/policy.json')
  })
  await checks.check('as the deployment guide says: uninstalling leaves nothing', () => {
    done(uninstall)
    const known = new Set(before)
    const left = bare.paths().filter((path) => !known.has(path))
    assert.deepEqual(
      left,
      ['/etc/xdg', '/etc/xdg/autostart'].filter((path) => !known.has(path)),
    )
  })
}

/** An apt repository of one's own, made from the app's `deb` and the terminal program's, and the app installed out of it. */
export async function checkRepository(checks: Checks, folder: string, deb: string): Promise<void> {
  const files = join(folder, 'repository-files')
  mkdirSync(files, { recursive: true })
  run('cp', [deb, join(files, `outbox-${first}-linux-amd64.deb`)])
  run(process.execPath, [
    join(root, 'resources/packaging/package.ts'),
    '--programs',
    '--only',
    'deb',
    '--output',
    files,
  ])
  const bare = new BareRoot(join(folder, 'repository'), files)
  const [make = '', use = ''] = blocksBelow('An apt repository of your own', 'repository')
  await checks.check('as the deployment guide says: a signed apt repository, and the app out of it', () => {
    bare.run(`gpg --batch --quiet --passphrase '' --quick-generate-key apt@example.com
cd /files
${make}`)
    // The repository is read from its folder, and nothing else is asked.
    bare.run(`rm -rf /etc/apt/sources.list /etc/apt/sources.list.d/*
${use.replaceAll('https://apt.example.com', 'file:///srv/apt')}`)
    assert.equal(bare.run("dpkg-query -W -f '${Version} ${db:Status-Status}' outbox"), `${first} installed`)
  })
  await checks.check('a repository that somebody changed is refused by apt', () => {
    bare.run('apt-get purge -y -q outbox && cd /srv/apt/outbox && echo >>Packages && rm -rf /var/lib/apt/lists/*')
    const said = bare.run('(apt-get update && apt-get install -y outbox) 2>&1 || echo refused')
    assert.match(said, /refused\n$/)
  })
}
