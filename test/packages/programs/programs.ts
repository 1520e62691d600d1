// The terminal program and the company server: as packages of Debian in a bare Debian, and as tarballs of npm.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { BareRoot } from '../bare-root.ts'
import type { Checks } from '../checks.ts'
import { documentVersions } from '../document.ts'
import { run } from '../needs.ts'
import { checkService } from './deployment.ts'
import { demoAppKey, demoAppSecret, demoRefreshToken } from '#emulator/start.ts'
import { root } from '#test/run/tool.ts'

const { later } = documentVersions

export async function checkPrograms(checks: Checks, folder: string): Promise<void> {
  const output = join(folder, 'packages')
  const isMade = await checks.check(
    'both programs are packed for Debian and for npm, each with its bill of materials',
    () => {
      pack('--output', output)
      pack('--as-version', later, '--only', 'deb', '--output', output)
      const made = readdirSync(output).map((name) => name.replace(/\d+\.\d+\.\d+/, 'N'))
      assert.equal(new Set(made).size, 8, made.join(', '))
    },
  )
  if (!isMade) return
  await checkTarballs(checks, output, folder)
  const bare = new BareRoot(join(folder, 'bare'), output)
  const before = bare.paths()
  await checkTerminal(checks, bare)
  await checkServer(checks, bare)
  await checkGone(checks, bare, before)
  await checkService(checks, folder, output)
}

/** `npm run package -- --programs …`. */
function pack(...words: readonly string[]): void {
  run(process.execPath, [join(root, 'resources/packaging/package.ts'), '--programs', ...words])
}

async function checkTarballs(checks: Checks, output: string, folder: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  for (const [name, command] of [
    ['outbox-cli', 'outbox'],
    ['outbox-server', 'outbox-server'],
  ] as const) {
    const tarball = join(output, `${name}-${version}.tgz`)
    await checks.check(`npx runs ${name} from its tarball, with no other package`, () => {
      const npx = (word: string): string =>
        run('npx', ['--offline', '--yes', `--package=${tarball}`, command, word], {
          npm_config_cache: join(folder, 'npm'),
        })
      assert.match(npx('--help'), new RegExp(`(^|\\n) *(Usage: )?${command} `))
      assert.equal(npx('--version').trim(), `Outbox ${version}`)
    })
    await checks.check(`${name} holds no source, no map, no test and nothing of the local Dropbox`, () => {
      const inside = run('tar', ['-tzf', tarball]).trim().split('\n')
      const odd = inside.filter(
        (path) =>
          !/^package\/((bin\/[\w-]+\.mjs)|(lib\/[\w/-]+\.(js|sql))|package\.json|README\.md|LICENSE|licences\.txt)$/.test(
            path,
          ),
      )
      assert.deepEqual(odd, [])
      // What a program does not always need is in files of its own beside main.js.
      const code = run('tar', ['-xOzf', tarball, '--wildcards', 'package/lib/*.js'])
      for (const word of [root, 'link_switches', 'npm run outbox', 'npm run server']) {
        assert.ok(!code.includes(word), `lib holds "${word}"`)
      }
      assert.equal(code.includes('oauth2/token'), name === 'outbox-server', 'only the server talks to the account')
    })
  }
}

async function checkTerminal(checks: Checks, bare: BareRoot): Promise<void> {
  await checks.check('apt installs the terminal program in a bare Debian, and it runs on the Node it brings', () => {
    bare.run(`${apt} /files/outbox-cli_0.1*.deb`)
    assert.match(bare.run('cd /tmp && outbox --help'), /^ *outbox watch --folder DIR/m)
    assert.match(bare.run('outbox --version'), /^Outbox \d+\.\d+\.\d+\n$/)
    assert.equal(bare.run('command -v node || true'), '')
  })
  await checks.check('it says in words what is wrong, and opens its ledger', () => {
    assert.match(
      bare.run('outbox send 2>&1 || true'),
      /^The command send needs --server and --data\.\nSee: outbox send --help\n$/,
    )
    assert.match(bare.run('cd /tmp && outbox status --data /tmp/data --json || echo status $?'), /./)
  })
  await checks.check('an upgrade replaces it', () => {
    bare.run(`${apt} /files/outbox-cli_${later}_*.deb`)
    assert.equal(bare.run('outbox --version'), `Outbox ${later}\n`)
    assert.equal(bare.run('dpkg --verify outbox-cli; dpkg --audit'), '')
  })
}

async function checkServer(checks: Checks, bare: BareRoot): Promise<void> {
  await checks.check('apt installs the server, with a user, settings that others cannot read, and a sound unit', () => {
    const said = bare.run(`${apt} /files/outbox-server_0.1*.deb`)
    assert.match(said, /Fill in \/etc\/outbox\/server\.json/)
    assert.equal(bare.run('stat -c "%U:%G %a" /etc/outbox/server.json').trim(), 'root:outbox 640')
    assert.equal(bare.run('systemd-analyze verify --man=no /usr/lib/systemd/system/outbox-server.service 2>&1'), '')
    assert.match(bare.run('outbox-server --check /etc/outbox/server.json 2>&1 || true'), /not ok +settings/)
  })
  const dropbox = await startDropbox()
  try {
    const serve =
      'as its unit starts it, as its own user; a file sent from the terminal arrives, and it ends when it is told'
    await checks.check(`it serves ${serve}`, () => {
      const token = bare.run('outbox-server --make-token laptop-7')
      bare.run(settingsFor(dropbox.url, entryIn(token)))
      assert.match(
        bare.run('runuser -u outbox -- outbox-server --check /etc/outbox/server.json'),
        /This server can serve\./,
      )
      const said = bare.run(serveAndSend(tokenIn(token)))
      assert.match(said, /\{"ok":true\}/)
      assert.match(said, /"state":"done".*"destination":"\/laptop-7\/note.txt"/)
      assert.match(said, /ended with 0\noutbox\n/)
    })
  } finally {
    dropbox.end()
  }
  await checks.check('an upgrade replaces the program and keeps the settings as they were written', () => {
    const settings = bare.run('sha256sum /etc/outbox/server.json; stat -c "%U:%G %a" /etc/outbox/server.json')
    bare.run(`${apt} /files/outbox-server_${later}_*.deb`)
    assert.equal(bare.run('outbox-server --version'), `Outbox ${later}\n`)
    assert.equal(bare.run('sha256sum /etc/outbox/server.json; stat -c "%U:%G %a" /etc/outbox/server.json'), settings)
    assert.equal(bare.run('ls /etc/outbox').trim().split('\n').join(' '), 'app-secret refresh-token server.json')
    assert.equal(bare.run('dpkg --audit'), '')
  })
}

async function checkGone(checks: Checks, bare: BareRoot, before: readonly string[]): Promise<void> {
  await checks.check('removing keeps settings and records; purging leaves nothing', () => {
    bare.run('apt-get remove -y -q outbox-server outbox-cli')
    bare.run('test -s /etc/outbox/server.json && test -e /var/lib/outbox && ! test -e /usr/bin/outbox')
    bare.run('apt-get purge -y -q outbox-server')
    assert.equal(bare.run('getent passwd outbox || true'), '')
    const known = new Set(before)
    assert.deepEqual(
      bare.paths().filter((path) => !known.has(path)),
      [],
    )
  })
}

const apt = 'apt-get install -y -q --no-install-recommends'

/** What an administrator writes after installing: the settings, and two secrets that only the server may read. */
function settingsFor(dropboxUrl: string, device: object): string {
  const settings = {
    host: '127.0.0.1',
    port: 0,
    dropbox: {
      appKey: demoAppKey,
      appSecretFile: '/etc/outbox/app-secret',
      refreshTokenFile: '/etc/outbox/refresh-token',
      url: dropboxUrl,
    },
    devices: [device],
    auditFile: '/var/lib/outbox/audit.jsonl',
    relayFile: '/var/lib/outbox/relays.db',
  }
  return `cd /etc/outbox; cat >server.json <<'END'
${JSON.stringify(settings)}
END
for pair in app-secret=${demoAppSecret} refresh-token=${demoRefreshToken}; do
  install -o outbox -m 600 /dev/null \${pair%%=*}; printf %s \${pair#*=} >\${pair%%=*}
done`
}

/** Starts the server as its unit does, sends a file to it, and ends it. */
function serveAndSend(token: string): string {
  return `unit() { sed -n "s/^$1=//p" /usr/lib/systemd/system/outbox-server.service; }
cd /tmp
setpriv --reuid "$(unit User)" --regid "$(unit Group)" --init-groups $(unit ExecStart) --json >said 2>&1 & pid=$!
for try in $(seq 100); do if grep -q '"url"' said; then break; fi; sleep 0.1; done
cat said
url=$(sed -n 's/.*"url":"\\([^"]*\\)".*/\\1/p' said)
curl -sS "$url/healthz"; echo
install -m 600 /dev/null token; echo ${token} >token; echo hello >note.txt
outbox send note.txt --server "$url" --token-file token --data data --json --allow-loopback
kill -TERM $pid; wait $pid; echo "ended with $?"; stat -c %U /var/lib/outbox/audit.jsonl`
}

/** The local Dropbox, in a process of its own: the checks wait for other programs without listening. */
async function startDropbox(): Promise<{ readonly url: string; end(): void }> {
  const child = spawn(process.execPath, [join(root, 'src/start.mjs'), 'dropbox', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  const url = /"url":"([^"]+)"/.exec(String(line))?.[1]
  if (url === undefined) throw new Error(`The local Dropbox said: ${line}`)
  return { url, end: () => void child.kill() }
}

/** What `--make-token` printed: the token for the computer, and the line for the server's settings. */
function tokenIn(said: string): string {
  return /\bobx_\S+/.exec(said)?.[0] ?? assert.fail(said)
}

function entryIn(said: string): object {
  return JSON.parse(/^ *(\{.*\})$/m.exec(said)?.[1] ?? assert.fail(said)) as object
}
