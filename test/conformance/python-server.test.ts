// The company server in Python that the documents offer: the look at it, as a command, and the real terminal client that sends through it.
import { execFile, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startDropbox } from '#emulator/start.ts'
import { lastStates, startOutbox } from '#test/end-to-end/outbox-process.ts'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'
import { createAuthority, hasOpenssl } from '#test/rigs/network/certificates.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

// Debian's packages belong to the system's Python, not to whichever comes first on the PATH.
const python = '/usr/bin/python3'
const example = join(import.meta.dirname, '../../docs/examples/company_server.py')
const token = 'a-token-for-trials-that-nobody-may-print-0123456789'

const missing =
  spawnSync(python, ['-c', 'import dropbox, flask']).status !== 0
    ? `${python} has no dropbox or flask package`
    : hasOpenssl()
      ? null
      : 'there is no openssl to make a certificate with'
if (missing !== null) console.log(`skipped: the company server in Python, because ${missing}`)

const lineSchema = z.looseObject({ event: z.string(), check: z.string().optional(), outcome: z.string().optional() })

test('is short', async () => {
  expect((await readFile(example, 'utf8')).split('\n').length - 1).toBeLessThanOrEqual(120)
})

test.skipIf(missing !== null)('passes the look, and files go through it, whole and once', async () => {
  const home = temporaryFolder()
  const authority = createAuthority(home, 'acme')
  const dropbox = await startDropbox({ tls: authority.sign('IP:127.0.0.1') })
  onTestFinished(() => dropbox.close())
  const trust = join(home, 'trusted.pem')
  await writeFile(trust, authority.cert)
  const server = await startExample(home, trust, dropbox)
  const tokenFile = join(home, 'token')
  await writeFile(tokenFile, token, { mode: 0o600 })
  const reach = ['--server', server, '--token-file', tokenFile, '--allow-loopback']

  const look = [builtProgram('src/conformance/main.ts'), ...reach, '--json']
  const options = { env: { ...process.env, NODE_EXTRA_CA_CERTS: trust } }
  const { stdout } = await promisify(execFile)(process.execPath, look, options)
  const seen = stdout
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))
  const notThere = seen.flatMap(({ check, outcome }) =>
    outcome === undefined || outcome === 'passes' ? [] : [`${check ?? ''} ${outcome}`],
  )
  const optional =
    'account lacks, idempotency lacks, receipt lacks, relays lacks, retry_after untried, server_time lacks'
  expect(notThere.toSorted().join(', ')).toBe(`${optional}, tls untried`)
  expect(seen.at(-1)).toMatchObject({ event: 'summary', usable: true })

  const folder = join(home, 'folder')
  await mkdir(join(folder, 'sub'), { recursive: true })
  await writeFile(join(folder, 'Grüße.txt'), 'with an umlaut')
  await writeFile(join(folder, 'sub', 'empty.txt'), '')
  const watch = ['watch', '--folder', folder, ...reach, '--data', join(home, 'data'), '--once']
  const sent = await startOutbox(watch, { NODE_EXTRA_CA_CERTS: trust }).ended
  expect([sent.code, lastStates(sent.events)]).toEqual([0, { 'Grüße.txt': 'done', 'sub/empty.txt': 'done' }])
  const commits = dropbox.journal().flatMap((entry) => (entry.kind === 'commit' ? [entry.path] : []))
  const files = commits.filter((path) => !path.includes('outbox-conformance'))
  expect(files.toSorted()).toEqual(['/Scans/laptop-7/Grüße.txt', '/Scans/laptop-7/sub/empty.txt'])
  expect(await readFile(join(dropbox.filesDir, 'Scans/laptop-7/Grüße.txt'), 'utf8')).toBe('with an umlaut')
})

/** Starts the example and answers where it is. */
async function startExample(
  home: string,
  trust: string,
  { accessToken, url }: { readonly accessToken: string; readonly url: string },
): Promise<string> {
  const devices = join(home, 'devices.json')
  const hash = createHash('sha256').update(token).digest('hex')
  await writeFile(devices, JSON.stringify({ [hash]: { device: 'laptop-7', base: '/Scans/laptop-7' } }))
  const { host } = new URL(url)
  const env = {
    PATH: process.env['PATH'],
    PORT: '0',
    DEVICES: devices,
    DROPBOX_ACCESS_TOKEN: accessToken,
    DROPBOX_API_HOST: host,
    DROPBOX_API_CONTENT_HOST: host,
    // Whatever the machine has set for these, our certificate is the one to trust, and no proxy is asked.
    REQUESTS_CA_BUNDLE: trust,
    CURL_CA_BUNDLE: trust,
    SSL_CERT_FILE: trust,
    NO_PROXY: '*',
    PYTHONWARNINGS: 'ignore',
    PYTHONDONTWRITEBYTECODE: '1',
    LANG: 'C.UTF-8',
  }
  const child = spawn(python, [example], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  onTestFinished(async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  })
  const said: string[] = []
  for await (const line of createInterface(child.stderr)) {
    const [, at] = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line) ?? []
    if (at === undefined) said.push(line)
    else {
      child.stderr.resume()
      return at
    }
  }
  throw new Error(`the example did not start: ${said.join('\n')}`)
}
