// Debian's rclone, unchanged, against the emulator. Its hosts are fixed, so a proxy leads them here and a test's own
// authority vouches for them.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { startDropbox, type Dropbox } from '#emulator/start.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'
import { createAuthority, hasOpenssl } from '#test/rigs/network/certificates.ts'
import { startTunnelProxy, type TunnelProxy } from '#test/rigs/network/tunnel-proxy.ts'

const missing = reasonToSkip()
if (missing !== null) console.log(`skipped: rclone against the local Dropbox, because ${missing}`)

function reasonToSkip(): string | null {
  if (spawnSync('rclone', ['version', '--config', '/dev/null']).status !== 0) return 'rclone is not installed'
  return hasOpenssl() ? null : 'there is no openssl to make a certificate with'
}

describe.skipIf(missing !== null)('rclone', () => {
  let dir: string
  let from: string
  let dropbox: Dropbox
  let proxy: TunnelProxy
  const large = Buffer.alloc(5_000_000, 7)

  beforeAll(async () => {
    dir = makeFolder()
    from = join(dir, 'from')
    const tls = createAuthority(dir, 'acme').sign('DNS:api.dropboxapi.com,DNS:content.dropboxapi.com')
    dropbox = await startDropbox({ tls })
    proxy = await startTunnelProxy(Number(new URL(dropbox.url).port))
    const token = { access_token: dropbox.accessToken, token_type: 'bearer', expiry: '2099-01-01T00:00:00Z' }
    await writeFile(join(dir, 'rclone.conf'), `[dbx]\ntype = dropbox\ntoken = ${JSON.stringify(token)}\n`)
    await mkdir(join(from, 'sub', 'deep'), { recursive: true })
    await writeFile(join(from, 'a.txt'), 'hello')
    await writeFile(join(from, 'empty'), '')
    await writeFile(join(from, 'sub', 'Grüße.txt'), 'world')
    await writeFile(join(from, 'sub', 'deep', 'large.bin'), large)
  })
  afterAll(async () => {
    await proxy?.close()
    await dropbox?.close()
    removeFolder(dir)
  })

  async function rclone(...words: readonly string[]): Promise<string> {
    const reach = ['--config', join(dir, 'rclone.conf'), '--ca-cert', join(dir, 'acme.pem'), '--retries', '1']
    const env = { PATH: process.env['PATH'], HOME: dir, HTTPS_PROXY: proxy.url }
    const child = spawn('rclone', [...reach, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const collected = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk: Buffer) => (collected.stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (collected.stderr += chunk.toString()))
    const [code]: unknown[] = await once(child, 'close')
    if (code !== 0) throw new Error(`rclone ${words.join(' ')}: ${collected.stderr}`)
    return `${collected.stdout}${words[0] === 'check' ? collected.stderr : ''}`
  }

  test('sync, check, list, read, move, copy, fetch and purge', async () => {
    await rclone('sync', from, 'dbx:Backup')
    expect(await rclone('check', from, 'dbx:Backup')).toContain('4 matching files')
    expect(await readFile(join(dropbox.filesDir, 'Backup', 'sub', 'deep', 'large.bin'))).toEqual(large)

    expect(await rclone('cat', 'dbx:Backup/sub/Grüße.txt')).toBe('world')
    expect(await rclone('cat', '--offset', '1', '--count', '3', 'dbx:Backup/a.txt')).toBe('ell')
    // A folder at the top is asked for as "//Backup".
    expect((await rclone('lsf', '-R', 'dbx:')).split('\n').toSorted()).toContain('Backup/sub/deep/large.bin')
    const listed: unknown = JSON.parse(await rclone('lsjson', '--hash', 'dbx:Backup'))
    const hello = { Path: 'a.txt', Size: 5, Hashes: { dropbox: contentHashOf(Buffer.from('hello')) } }
    expect(listed).toContainEqual(expect.objectContaining(hello))

    await rclone('moveto', 'dbx:Backup/sub', 'dbx:Kept/moved')
    await rclone('copyto', 'dbx:Backup/a.txt', 'dbx:Kept/b.txt')
    await rclone('copy', 'dbx:Kept', join(dir, 'back'))
    expect(await readFile(join(dir, 'back', 'moved', 'Grüße.txt'), 'utf8')).toBe('world')
    expect(await readFile(join(dir, 'back', 'moved', 'deep', 'large.bin'))).toEqual(large)
    expect(await readFile(join(dir, 'back', 'b.txt'), 'utf8')).toBe('hello')

    await rclone('purge', 'dbx:Backup')
    expect(await rclone('lsf', 'dbx:')).toBe('Kept/\n')
    expect(new Set(proxy.asked)).toEqual(new Set(['api.dropboxapi.com:443', 'content.dropboxapi.com:443']))
  })

  test.each(['off', 'sync', 'async'])('a large file and some small ones in chunks, with batches %s', async (mode) => {
    const chunked = ['--dropbox-batch-mode', mode, '--dropbox-chunk-size', '1M', '--dropbox-batch-timeout', '100ms']
    await rclone('copy', ...chunked, from, `dbx:Batch-${mode}`)
    expect(await rclone('check', from, `dbx:Batch-${mode}`)).toContain('4 matching files')
    const sent = await readFile(join(dropbox.filesDir, `Batch-${mode}`, 'sub', 'deep', 'large.bin'))
    expect(sent.equals(large)).toBe(true)
    expect(dropbox.sessionCount()).toBe(0)
  })
})
