// `npm run server` as a process.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { hashToken } from '#server/devices.ts'
import { startDropbox } from '#emulator/start.ts'
import { someSettings } from './config/some-settings.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'
import { isWindows } from '#test/rigs/possible.ts'

function run(words: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [builtProgram('src/server/main.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function finish(child: ChildProcess): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const collected = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => (collected.stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (collected.stderr += chunk.toString()))
  const [code] = await once(child, 'close')
  return { code, ...collected }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the output was not piped')
  const [line] = await once(createInterface(child.stdout), 'line')
  return String(line)
}

test('the demo says where it is and with which token, works, and ends when told to', async () => {
  const dropbox = await startDropbox()
  onTestFinished(() => dropbox.close())
  const child = run(['--demo', '--dropbox', dropbox.url, '--port', '0', '--json'])
  const ready: unknown = JSON.parse(await firstLine(child))
  expect(ready).toEqual({
    event: 'ready',
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    deviceToken: expect.stringMatching(/^obx_/),
  })
  const { url, deviceToken } = ready as { url: string; deviceToken: string } // its shape was just seen
  const headers = { authorization: `Bearer ${deviceToken}`, 'content-type': 'application/json' }
  const me = await fetch(`${url}/v1/me`, { headers })
  expect(await me.json()).toEqual({
    device: 'demo-computer',
    base: '/Outbox',
    directMaxBytes: 157_286_400,
    accountId: expect.stringMatching(/^[\w-]{43}$/),
    serverTime: expect.stringMatching(/Z$/),
  })
  const body = { path: 'a', size: 1, contentHash: 'a'.repeat(64), clientModified: null, replaces: null }
  const link = await fetch(`${url}/v1/links`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(await link.json()).toMatchObject({ kind: 'link', url: expect.stringContaining(dropbox.url) })
  child.kill('SIGTERM')
  // On Windows there is no asking: it is ended.
  expect(await once(child, 'exit')).toEqual(isWindows ? [null, 'SIGTERM'] : [0, null])
})

test('settings that cannot run end with a sentence and status 1', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'server.json')
  await writeFile(path, JSON.stringify({ ...someSettings(), host: '0.0.0.0' }))
  const { code, stderr, stdout } = await finish(run(['--config', path, '--json']))
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain('readable over plain http')
  expect(stderr).not.toMatch(/at .*\.ts/)
})

test('unknown options end with a sentence, how to do it, and status 1', async () => {
  const { code, stderr } = await finish(run(['--bogus']))
  expect(code).toBe(1)
  expect(stderr).toContain("Unknown option '--bogus'")
  expect(stderr).toContain('Usage: npm run server')
})

test('a token is made together with the entry that lets its device in', async () => {
  const { code, stdout } = await finish(run(['--make-token', 'laptop-7']))
  expect(code).toBe(0)
  const token = /obx_[\w-]{43}/.exec(stdout)?.[0] ?? ''
  expect(stdout).toContain(`"tokenSha256":"${hashToken(token)}"`)
})

test('a check says what can be used in a line each, and ends with status 0 or 1', async () => {
  const dropbox = await startDropbox()
  onTestFinished(() => dropbox.close())
  const folder = temporaryFolder()
  const path = join(folder, 'server.json')
  await writeFile(join(folder, 'refresh-token'), dropbox.refreshToken, { mode: 0o600 })
  const { appKey } = dropbox
  const settings = { ...someSettings(), dropbox: { appKey, refreshTokenFile: 'refresh-token', url: dropbox.url } }
  await writeFile(path, JSON.stringify(settings))
  const fine = await finish(run(['--check', path]))
  expect([fine.code, fine.stderr]).toEqual([0, ''])
  expect(fine.stdout).toMatch(/^ok {6}settings: [^]*\nThis server can serve\.\n$/)
  dropbox.order({ kind: 'tokens', to: 'revoke' })
  const refused = await finish(run(['--check', path, '--json']))
  expect([refused.code, refused.stderr]).toEqual([1, ''])
  const lines: unknown[] = refused.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.at(-1)).toMatchObject({ event: 'check', check: 'credential', ok: false })
})

test('the demo with a token file says where its token is, and not which', async () => {
  const path = join(temporaryFolder(), 'token')
  const child = run(['--demo', '--dropbox', 'http://127.0.0.1:9', '--port', '0', '--json', '--token-file', path])
  expect(Object.keys(JSON.parse(await firstLine(child)) as object)).toEqual(['event', 'url'])
})
