// Dropbox's own Python SDK, unchanged, against the emulator over HTTPS with a certificate made for the occasion.
import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { startDropbox, type Dropbox } from '#emulator/start.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

// Debian's python3-dropbox belongs to the system's Python, not to whichever comes first on the PATH.
const python = '/usr/bin/python3'
const ownClient = join(import.meta.dirname, 'three_steps.py')
const sessionClient = join(import.meta.dirname, 'sessions.py')
const arrangingClient = join(import.meta.dirname, 'arrange.py')
const acceptanceClient = join(import.meta.dirname, '../../../shared/acceptance/seed_client.py')

const missing = reasonToSkip()
if (missing !== null) console.log(`skipped: the Python SDK against the local Dropbox, because ${missing}`)

function reasonToSkip(): string | null {
  if (spawnSync(python, ['-c', 'import dropbox, requests']).status !== 0) return `${python} has no dropbox package`
  return spawnSync('openssl', ['version']).status === 0 ? null : 'there is no openssl to make a certificate with'
}

describe.skipIf(missing !== null)('Dropbox’s Python SDK', () => {
  let dir: string
  let dropbox: Dropbox
  const body = Buffer.from('Grüße aus Python\n')

  // One of the clients gives its token back, so each has a Dropbox of its own.
  beforeEach(async () => {
    dir = makeFolder()
    makeCertificate(dir)
    const [cert, key] = await Promise.all([
      readFile(join(dir, 'cert.pem'), 'utf8'),
      readFile(join(dir, 'key.pem'), 'utf8'),
    ])
    dropbox = await startDropbox({ tls: { cert, key } })
    await writeFile(join(dir, 'file.txt'), body)
  })
  afterEach(async () => {
    await dropbox?.close()
    removeFolder(dir)
  })

  function environment(): NodeJS.ProcessEnv {
    const cert = join(dir, 'cert.pem')
    return {
      PATH: process.env['PATH'],
      DROPBOX_TOKEN: dropbox.accessToken,
      DROPBOX_API_HOST: new URL(dropbox.url).host,
      DROPBOX_API_CONTENT_HOST: new URL(dropbox.url).host,
      // Whatever the machine has set for these, our certificate is the one to trust, and no proxy is asked.
      REQUESTS_CA_BUNDLE: cert,
      CURL_CA_BUNDLE: cert,
      SSL_CERT_FILE: cert,
      NO_PROXY: '*',
      PYTHONWARNINGS: 'ignore',
      LANG: 'C.UTF-8',
    }
  }

  async function runClient(script: string, path: string): Promise<string> {
    const options = { env: environment(), timeout: 100_000 }
    const { stdout } = await promisify(execFile)(python, [script, join(dir, 'file.txt'), path], options)
    return stdout
  }

  test('link, post, look: 200 with the hash, then 410, and 409 for a link that never was', async () => {
    expect(JSON.parse(await runClient(ownClient, '/Python/Datei.txt'))).toEqual({
      statuses: [200, 410, 409],
      answered: contentHashOf(body),
      stored: contentHashOf(body),
      size: body.length,
      listed: ['/Python/Datei.txt'],
      missing: 'not found',
    })
    expect(await readFile(join(dropbox.filesDir, 'Python', 'Datei.txt'))).toEqual(body)
  })

  test('download, move, copy, search and batches are read by its strict types', async () => {
    const [line = '', revoked] = (await runClient(arrangingClient, '/Arranged')).trim().split('\n')
    expect(JSON.parse(line)).toEqual({
      downloaded: ['a.txt', true],
      moved: ['/Arranged/sub/b.txt', true, true],
      copied: ['/Arranged/copy', true],
      move_of_nothing: true,
      found: ['/Arranged/copy/b.txt', '/Arranged/sub/b.txt'],
      made: [true, true],
      batch: '/Arranged/n2',
      gone: ['n2', true],
      changes: ['/arranged/copy', '/arranged/copy/b.txt'],
      values: true,
    })
    expect(revoked).toBe('True')
    expect(existsSync(join(dropbox.filesDir, 'Arranged', 'copy'))).toBe(false)
    expect(await readFile(join(dropbox.filesDir, 'Arranged', 'sub', 'b.txt'))).toEqual(body)
  })

  test('a large file in sessions, with the refusals that its types have', async () => {
    const large = Buffer.alloc(9_000_000, 'python')
    await writeFile(join(dir, 'file.txt'), large)
    const hash = contentHashOf(large)
    expect(JSON.parse(await runClient(sessionClient, '/Sessions'))).toEqual({
      correct: large.length,
      lookup: large.length,
      conflict: true,
      finished: [large.length, hash],
      batch: [hash, true],
    })
  })

  const acceptance = existsSync(acceptanceClient)
  if (!acceptance) console.log('skipped: the acceptance client, because it is not beside the repository')
  test.skipIf(!acceptance)('the acceptance client sees what is documented', async () => {
    expect(await runClient(acceptanceClient, '/Acceptance/file.txt')).toContain('\nas documented')
  })
})

function makeCertificate(dir: string): void {
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', join(dir, 'key.pem'), '-out', join(dir, 'cert.pem')]
  const names = ['-subj', '/CN=local', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost']
  const authority = ['-addext', 'basicConstraints=critical,CA:TRUE']
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...names, ...authority], { stdio: 'ignore' })
}
