// What docs/deployment.md tells administrators to do with the terminal program, done in a bare Debian, word for word.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { BareRoot } from '../bare-root.ts'
import type { Checks } from '../checks.ts'
import { blocksBelow, documentVersions } from '../document.ts'

/** `packages` holds the terminal program's deb. */
export async function checkService(checks: Checks, folder: string, packages: string): Promise<void> {
  const bare = new BareRoot(join(folder, 'service'), packages)
  const before = bare.paths()
  const [install = '', uninstall = ''] = blocksBelow('The terminal program, as a service', 'sh')

  await checks.check('as the deployment guide says: the terminal program as a service, with a sound unit', () => {
    assert.match(bare.run(`cd /files\n${install}`), new RegExp(`^Outbox ${documentVersions.first}$`, 'm'))
    assert.equal(bare.run('stat -c "%U %a" /srv/scans /etc/outbox-scans'), 'scans 700\nscans 700\n')
  })
  await checks.check('its command is understood, and says that there is no key yet', () => {
    const said = bare.run(`unit() { sed -n "s/^$1=//p" /etc/systemd/system/outbox-scans.service; }
install -d -o scans -m 700 /var/lib/outbox-scans
runuser -u "$(unit User)" -- $(unit ExecStart) 2>&1 || echo "ended with $?"`)
    assert.match(said, /"event":"error","code":"token_file_missing"|"event":"error"/)
    assert.match(said, /ended with 1\n$/)
    assert.doesNotMatch(said, /usage|unknown/i)
  })
  await checks.check('as the deployment guide says: uninstalling leaves the files and the records', () => {
    bare.run(uninstall)
    const known = new Set(before)
    const left = bare.paths().filter((path) => !known.has(path))
    assert.deepEqual(
      left.filter((path) => !path.startsWith('/var/lib/outbox-scans')),
      ['/srv/scans'],
    )
  })
}
