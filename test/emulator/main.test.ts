// `npm run dropbox` as a person or a script starts it.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { folderForAll } from '#test/rigs/temporary-folder.ts'

const main = join(import.meta.dirname, '..', '..', 'src', 'emulator', 'main.ts')
const readySchema = z.object({ event: z.literal('ready'), url: z.url(), accessToken: z.string(), filesDir: z.string() })

const temporary = folderForAll()

/** What the process keeps for itself goes to our directory, so that nothing is left when it is killed. */
function run(args: readonly string[]): ChildProcess {
  const env = { ...process.env, TMPDIR: temporary }
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

async function outcome(child: ChildProcess): Promise<{ readonly code: unknown; readonly errors: string }> {
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const [code]: unknown[] = await once(child, 'close')
  return { code, errors }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output')
  const [line]: unknown[] = await once(createInterface({ input: child.stdout }), 'line')
  return String(line)
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '--json says where it is in its first line, works, and ends cleanly on %s',
  async (signal) => {
    const dataDir = join(temporary, signal)
    const child = run(['--json', '--port', '0', '--data', dataDir])
    const ready = readySchema.parse(JSON.parse(await firstLine(child)))
    expect(ready.filesDir).toBe(join(dataDir, 'files'))
    const asked = await fetch(`${ready.url}/2/files/get_temporary_upload_link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ready.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ commit_info: { path: '/a.txt' } }),
    })
    const { link } = z.object({ link: z.url() }).parse(await asked.json())
    await fetch(link, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: 'hello' })
    expect(await readFile(join(ready.filesDir, 'a.txt'), 'utf8')).toBe('hello')
    child.kill(signal)
    expect(await outcome(child)).toEqual({ code: 0, errors: '' })
  },
)

test('without --json it speaks plain words, and says what arrived', async () => {
  const child = run([])
  if (child.stdout === null) throw new Error('no output')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const said: string[] = []
  for (let count = 0; count < 5; count += 1) said.push(String((await lines.next()).value))
  expect(said[3]).toMatch(
    /app key outbox-demo, app secret outbox-demo-secret, refresh token outbox-demo-refresh-token$/,
  )
  const url = /^A local Dropbox is at (http:\/\/127\.0\.0\.1:\d+)$/.exec(said[0] ?? '')?.[1] ?? ''
  const token = /^Access token: (sl\.\S+)$/.exec(said[2] ?? '')?.[1] ?? ''
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/octet-stream',
    'dropbox-api-arg': '{"path":"/a.txt"}',
  }
  await fetch(`${url}/2/files/upload`, { method: 'POST', headers, body: 'hello' })
  expect(await lines.next()).toMatchObject({ value: 'Received "/a.txt" (5 bytes)' })
})

test.each<[string, readonly string[], RegExp]>([
  ['an unknown option', ['--colour'], /--colour/],
  ['a stray word', ['now'], /now/],
  ['a port that is none', ['--port', 'eighty'], /port must be a number/],
  ['an account that is none', ['--account', 'me'], /account must be/],
  ['half of the TLS options', ['--tls-cert', 'cert.pem'], /belong together/],
  ['a certificate that is not there', ['--tls-cert', '/none', '--tls-key', '/none'], /no such file/],
  ['a data directory that is a file', ['--data', main], /could not start/],
])('%s: a clear sentence and exit status 1', async (_name, args, sentence) => {
  const { code, errors } = await outcome(run(args))
  expect([code, errors]).toEqual([1, expect.stringMatching(sentence)])
  expect(errors).not.toContain('    at ')
})

test('a port that is taken: a clear sentence and exit status 1', async () => {
  const child = run(['--json'])
  const { url } = readySchema.parse(JSON.parse(await firstLine(child)))
  const { code, errors } = await outcome(run(['--port', new URL(url).port]))
  expect([code, errors]).toEqual([1, expect.stringContaining('in use')])
})

test.each([[['--port', ''], 'The port must be a number from 0 to 65535.']])(
  '%j is refused in a sentence',
  async (words, sentence) => {
    expect(await outcome(run(words))).toEqual({ code: 1, errors: expect.stringContaining(sentence) })
  },
)
