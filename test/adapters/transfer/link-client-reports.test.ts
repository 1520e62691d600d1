// What the link client tells the uploader beside its answers: the server's clock and the Dropbox behind it.
import { describe, expect, onTestFinished, test } from 'vitest'
import { createLinkClient } from '#adapters/transfer/link-client.ts'
import { never } from '../../rigs/cancel.ts'
import { startRawServer } from '../../rigs/network/raw-server.ts'
import type { LinkClient } from '#adapters/transfer/link-client.ts'

const nowMs = Date.UTC(2026, 10, 23, 10, 0, 0)
const contentHash = 'ab'.repeat(32)
const accountId = 'dbid_AAAA-1234'
const fingerprint = { contentHash, stat: { sizeBytes: 1, mtimeMs: 0, ctimeMs: 0, fileId: '1:1' } }
const url = 'http://127.0.0.1:9/apitul/1/abc'
const isLink = { kind: 'link', url, expiresAt: '2026-11-23T10:05:00Z' }
const isStored = { kind: 'stored', path: '/In/a', rev: '1' }
const isPresent = { kind: 'present', path: '/In/a', rev: '1' }
const isMe = { device: 'laptop', base: '/In', directMaxBytes: 5, relayMaxBytes: 9 }

type Reply = { readonly body: unknown; readonly status?: number; readonly headers?: readonly string[] }

/** A client of a server with these answers, and all that it tells, in the order it is told. */
async function aTeller(...replies: readonly Reply[]) {
  const left = [...replies]
  const server = await startRawServer((socket) => {
    socket.on('data', (chunk: Buffer) => {
      if (!/\r\n\r\n$|\}$/.test(chunk.toString())) return
      const { body, status = 200, headers = [] } = left.shift() ?? { body: {} }
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const head = [`HTTP/1.1 ${status} X`, `Content-Length: ${text.length}`, ...headers, '', '']
      socket.write(head.join('\r\n') + text)
    })
  })
  onTestFinished(() => server.close())
  const heard: unknown[] = []
  const client = createLinkClient({
    serverUrl: new URL(server.url),
    token: 'outbox_token',
    linkRules: { allowLoopback: true, hosts: [] },
    now: () => nowMs,
    onServerClock: (aheadMs) => heard.push(aheadMs),
    onTold: (told) => heard.push(told),
  })
  onTestFinished(() => client.close())
  return { client, heard }
}

const link = (client: LinkClient) => client.link({ path: 'a', fingerprint, replaces: null }, never)
const check = (client: LinkClient) => client.check({ path: 'a', sizeBytes: 1, contentHash }, never)
const dated = (ms: number): readonly string[] => [`Date: ${new Date(nowMs + ms).toUTCString()}`]

describe('the Dropbox behind an answer', () => {
  test.each([
    [isLink, { accountId: null, destination: null }],
    [
      { ...isLink, path: '/In/a (1)', accountId },
      { accountId, destination: '/In/a (1)' },
    ],
    [
      { ...isStored, accountId },
      { accountId, destination: '/In/a' },
    ],
    [isStored, { accountId: null, destination: '/In/a' }],
  ])('is told with a link: %j', async (body, told) => {
    const { client, heard } = await aTeller({ body })
    expect((await link(client)).kind).not.toBe('later')
    expect(heard).toEqual([told])
  })

  test.each([
    [
      { ...isPresent, accountId },
      { accountId, destination: '/In/a' },
    ],
    [
      { kind: 'absent', diagnosis: null, accountId },
      { accountId, destination: null },
    ],
    [
      { kind: 'absent', diagnosis: 'of a newer server', accountId },
      { accountId, destination: null },
    ],
    [
      { kind: 'unknown', accountId },
      { accountId, destination: null },
    ],
    [{ kind: 'unknown' }, { accountId: null, destination: null }],
  ])('is told with a check: %j', async (body, told) => {
    const { client, heard } = await aTeller({ body })
    expect((await check(client)).kind).not.toBe('later')
    expect(heard).toEqual([told])
  })

  test.each([
    ['a refusal', { status: 409, body: { code: 'name_taken', accountId } }],
    ['trouble', { status: 503, body: { code: 'dropbox_busy', accountId } }],
    ['a page', { body: '<html>' }],
    ['an answer that cannot be read', { body: { ...isPresent, path: 5, accountId } }],
    [
      'an answer to another question',
      { body: { ...isPresent, accountId, asked: { path: 'b', contentHash, key: 'k' } } },
    ],
    ['a link that leads elsewhere', { body: { ...isLink, url: 'https://evil.example/apitul/1/a', accountId } }],
  ])('is not told with %s', async (_what, reply: Reply) => {
    const { client, heard } = await aTeller({ ...reply, headers: dated(5_000) }, { ...reply, headers: dated(5_000) })
    await link(client)
    await check(client)
    expect(heard).toEqual([])
  })
})

describe("the server's clock", () => {
  test('is told before what the answer told, and again when it has moved', async () => {
    const { client, heard } = await aTeller(
      { body: isMe, headers: dated(60_000) },
      { body: isStored, headers: dated(60_000) },
      { body: isPresent, headers: dated(61_000) },
      { body: isMe, headers: dated(61_000) },
      { body: isMe, headers: ['Date: yesterday'] },
      { body: isMe, headers: [...dated(0), ...dated(99_000)] },
      { body: isMe },
      { body: isMe, headers: dated(-3_600_000) },
    )
    await client.me(never)
    expect(heard.splice(0)).toEqual([60_000])
    await link(client)
    expect(heard.splice(0)).toEqual([{ accountId: null, destination: '/In/a' }])
    await check(client)
    expect(heard.splice(0)).toEqual([61_000, { accountId: null, destination: '/In/a' }])
    for (let times = 0; times < 4; times += 1) await client.me(never)
    expect(heard.splice(0)).toEqual([])
    await client.me(never)
    expect(heard).toEqual([-3_600_000])
  })

  test('is not told by whoever else answers', async () => {
    const { client, heard } = await aTeller(
      { status: 502, body: '<html>Bad gateway</html>', headers: dated(5_000) },
      { status: 404, body: 'Not found', headers: dated(5_000) },
      { status: 200, body: '<html>Welcome</html>', headers: dated(5_000) },
      { status: 302, body: '', headers: [...dated(5_000), 'Location: https://elsewhere.example/'] },
    )
    for (let times = 0; times < 4; times += 1) await client.me(never)
    expect(heard).toEqual([])
  })

  test('is heard before the promise settles', async () => {
    const { client, heard } = await aTeller({ body: isStored, headers: dated(7_000) })
    const atAnswer = link(client).then(() => heard.length)
    expect(await atAnswer).toBe(2)
  })
})

test('who we are comes with the account, where it is told', async () => {
  const { client } = await aTeller(
    { body: { ...isMe, accountId } },
    { body: isMe },
    { body: { ...isMe, accountId: null } },
  )
  expect(await client.me(never)).toEqual({ kind: 'known', me: { ...isMe, accountId } })
  expect(await client.me(never)).toEqual({ kind: 'known', me: { ...isMe, accountId: null } })
  expect(await client.me(never)).toEqual({ kind: 'later', reason: 'bad_answer', afterMs: null })
})
