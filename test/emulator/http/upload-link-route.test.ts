// Posting to links over real sockets: what is committed, what is refused, and that nothing torn ever is.
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { startDropbox, type Dropbox } from '#emulator/start.ts'
import { defaultSwitches } from '#emulator/model/switches.ts'
import { field, linkFor, openPost, postBytes, postChunked, readToEnd } from '../talk.ts'
import { until } from '#test/rigs/until.ts'

let dropbox: Dropbox
beforeAll(async () => {
  dropbox = await startDropbox()
})
beforeEach(() => {
  dropbox.model.setSwitches(defaultSwitches)
})
afterAll(() => dropbox.close())

function kinds(since: number): readonly string[] {
  return dropbox
    .journal()
    .slice(since)
    .map((entry) => entry.kind)
}

test('whole bytes are answered with their hash and lie in the files folder', async () => {
  const bytes = Buffer.from('hello world\n')
  const answer = await postBytes(await linkFor(dropbox, { path: '/Team/Grüße.txt' }), bytes)
  expect([answer.status, answer.headers.get('content-type'), field(answer, 'content-hash')]).toEqual([
    200,
    'application/json',
    contentHashOf(bytes),
  ])
  expect(answer.headers.get('x-dropbox-request-id')).toMatch(/^[0-9a-f]{32}$/)
  expect(await readFile(join(dropbox.filesDir, 'Team', 'Grüße.txt'), 'utf8')).toBe('hello world\n')
})

test.each([0, 1, 4_194_303, 4_194_304, 4_194_305, 9_711_423])('a body of %i bytes arrives whole', async (length) => {
  const bytes = Buffer.from(Uint8Array.from({ length }, (_, index) => index % 251))
  const answer = await postBytes(await linkFor(dropbox, { path: `/sizes/${length}` }), bytes)
  expect(field(answer, 'content-hash')).toBe(contentHashOf(bytes))
  expect(bytes.equals(await readFile(join(dropbox.filesDir, 'sizes', String(length))))).toBe(true)
})

test('several large bodies at the same time do not mix', async () => {
  const bodies = ['a', 'b', 'c', 'd'].map((letter) => Buffer.alloc(9_000_001, letter))
  const posted = bodies.map(async (bytes, index) =>
    postBytes(await linkFor(dropbox, { path: `/mixed/${index}` }), bytes),
  )
  const hashes = (await Promise.all(posted)).map((answer) => field(answer, 'content-hash'))
  expect(hashes).toEqual(bodies.map((bytes) => contentHashOf(bytes)))
})

test.each([
  ['in memory', 1_000, 999],
  ['in a temporary file', 12_000_000, 9_000_000],
  ['before its first byte', 1_000, 0],
])('a body cut %s is never committed and leaves nothing behind', async (name, announced, sent) => {
  const since = dropbox.journal().length
  const link = await linkFor(dropbox, { path: `/cut ${name}` })
  const socket = await openPost(link, announced)
  if (sent > 0) await new Promise((resolve) => socket.write(Buffer.alloc(sent), resolve))
  await until('a post began', () => kinds(since).includes('post_begun'))
  socket.destroy()
  await until('the post was given up', () => kinds(since).includes('post_aborted'))
  expect(kinds(since)).not.toContain('commit')
  expect(dropbox.model.getMetadata(`/cut ${name}`, 0)).toEqual({ kind: 'failed', failure: 'not_found' })
  expect(await readdir(join(dropbox.filesDir, '..', 'incoming'))).toEqual([])
})

test('a body that is reset in its last byte is never committed', async () => {
  const since = dropbox.journal().length
  const socket = await openPost(await linkFor(dropbox, { path: '/reset' }), 1_000)
  await new Promise((resolve) => socket.write(Buffer.alloc(999), resolve))
  await until('a post began', () => kinds(since).includes('post_begun'))
  socket.resetAndDestroy()
  await until('the post was given up', () => kinds(since).includes('post_aborted'))
  expect(kinds(since)).not.toContain('commit')
})

test('the same bytes again write nothing: the file on disk is not touched', async () => {
  const path = '/again.txt'
  await postBytes(await linkFor(dropbox, { path }), 'same')
  const before = await stat(join(dropbox.filesDir, 'again.txt'))
  expect((await postBytes(await linkFor(dropbox, { path }), 'same')).status).toBe(200)
  expect((await postBytes(await linkFor(dropbox, { path }), 'other')).status).toBe(409)
  expect(await stat(join(dropbox.filesDir, 'again.txt'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs })
})

test('a link lives as long as it was asked to', async () => {
  const link = await linkFor(dropbox, { path: '/expired' }, 60)
  dropbox.order({ kind: 'advance_clock', ms: 60_000 })
  expect(await postBytes(link, 'x')).toMatchObject({ status: 410, text: 'Temporary upload link has expired.' })
})

test('a wrong Content-Type is refused and leaves the link as it was', async () => {
  const link = await linkFor(dropbox, { path: '/typed' })
  expect((await postBytes(link, 'x', { 'content-type': 'application/json' })).status).toBe(400)
  expect((await postBytes(link, 'x', { 'content-type': 'text/plain; charset=dropbox-cors-hack' })).status).toBe(200)
})

test('browsers may ask, and only POST is taken', async () => {
  const link = await linkFor(dropbox, { path: '/methods' })
  const asked = await fetch(link, { method: 'OPTIONS', headers: { origin: 'https://example.com' } })
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  expect((await fetch(link)).status).toBe(405)
  expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(405)
  expect((await postBytes(link, 'x')).status).toBe(200)
})

describe('what Dropbox does not document is a switch:', () => {
  test('a body without Content-Length', async () => {
    expect(await postChunked(await linkFor(dropbox, { path: '/chunked' }), 'x')).toBe(200)
    dropbox.model.setSwitches({ chunked: '411' })
    expect(await postChunked(await linkFor(dropbox, { path: '/chunked2' }), 'x')).toBe(411)
  })

  test('a body above the limit', async () => {
    dropbox.model.setSwitches({ maxBodyBytes: 3 })
    const link = await linkFor(dropbox, { path: '/limit' })
    expect(await postBytes(link, 'xxxx')).toMatchObject({ status: 413, text: expect.stringContaining('<html>') })
    expect(await postChunked(link, 'xxxx')).toBe(413)
    dropbox.model.setSwitches({ overLimit: 'reset' })
    await expect(postBytes(link, 'xxxx')).rejects.toThrow()
    dropbox.model.setSwitches({ overLimit: '409' })
    expect(await postBytes(link, 'xxxx')).toMatchObject({ status: 409 })
    expect(dropbox.journal().at(-2)).toMatchObject({ kind: 'commit_refused', cause: 'payload_too_large' })
  })

  test('the Content-Type of refusals', async () => {
    dropbox.model.setSwitches({ errorContentType: 'text/html' })
    const answer = await postBytes(`${dropbox.url}/apitul/1/NoSuchLink0000`, 'x')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([409, 'text/html'])
  })

  test('Expect: 100-continue is honoured: a refusal comes instead of the 100, so no body is sent', async () => {
    const socket = await openPost(`${dropbox.url}/apitul/1/NoSuchLink0000`, 1_000, 'Expect: 100-continue\r\n')
    const answer = await readToEnd(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 409 /)
    expect(answer.toLowerCase()).toContain('connection: close')
  })

  test('Expect: 100-continue is waved through: the 100 comes even before a refusal', async () => {
    dropbox.model.setSwitches({ expect: 'auto' })
    const socket = await openPost(
      `${dropbox.url}/apitul/1/NoSuchLink0000`,
      1,
      'Expect: 100-continue\r\nConnection: close\r\n',
    )
    socket.write('x')
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 409 /)
  })

  test('a link that is good asks for the body', async () => {
    const link = await linkFor(dropbox, { path: '/expected' })
    const socket = await openPost(link, 1, 'Expect: 100-continue\r\nConnection: close\r\n')
    socket.write('x')
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /)
  })
})
