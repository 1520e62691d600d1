// Starting, stopping and starting again.
import { appendFileSync, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { startDropbox, type DropboxOptions } from '#emulator/start.ts'
import { callRoute, callUpload, field, linkFor, openPost, postBytes } from './talk.ts'
import { until } from '#test/rigs/until.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('files, revisions and tokens are there again after a restart, and the journal goes on', async () => {
  const dataDir = temporaryFolder()
  const first = await startDropbox({ dataDir })
  await postBytes(await linkFor(first, { path: '/Docs/a.txt' }), 'hello')
  const before = await callRoute(first, 'files/get_metadata', { path: '/docs/a.txt' })
  await first.close()

  const second = await startDropbox({ dataDir })
  onTestFinished(() => second.close())
  expect(second.accessToken).toBe(first.accessToken)
  expect((await callRoute(second, 'files/get_metadata', { path: '/docs/a.txt' })).text).toBe(before.text)
  await postBytes(await linkFor(second, { path: '/Docs/a.txt', mode: 'overwrite' }), 'newer')
  expect(second.journal().filter((entry) => entry.kind === 'commit')).toHaveLength(2)
  const lines = (await readFile(join(dataDir, 'journal.jsonl'), 'utf8')).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual(second.journal())
  expect(second.journal().map((entry) => entry.seq)).toEqual(lines.map((_, index) => index))
})

test('an account keeps its id with its data, another data directory is another account, and a test may choose', async () => {
  const chosen = `dbid:${'A'.repeat(35)}`
  const idOf = async (options: DropboxOptions): Promise<string> => {
    const dropbox = await startDropbox(options)
    const id = field(await callRoute(dropbox, 'users/get_current_account', null), 'account_id')
    expect(id).toBe(dropbox.accountId)
    await dropbox.close()
    return id
  }
  const [one, other] = [temporaryFolder(), temporaryFolder()]
  const first = await idOf({ dataDir: one })
  expect(first).toMatch(/^dbid:[\w-]{35}$/)
  expect([await idOf({ dataDir: one }), await idOf({ dataDir: one, accountId: chosen })]).toEqual([first, chosen])
  expect([first, await idOf({ dataDir: other }), await idOf({})]).toSatisfy((ids: string[]) => new Set(ids).size === 3)
})

test('a journal whose last line was torn by a sudden end is cut back to its last whole line', async () => {
  const dataDir = temporaryFolder()
  const first = await startDropbox({ dataDir })
  await postBytes(await linkFor(first, { path: '/a' }), 'hello')
  await first.close()
  appendFileSync(join(dataDir, 'journal.jsonl'), '{"seq":99,"atMs":1,"ki')
  const second = await startDropbox({ dataDir })
  expect((await callRoute(second, 'files/get_metadata', { path: '/a' })).status).toBe(200)
  await second.close()
  const third = await startDropbox({ dataDir })
  expect(third.journal().at(-1)).toMatchObject({ kind: 'api_call', outcome: 'ok' })
  await third.close()
})

test('without a data directory nothing is left behind', async () => {
  const dropbox = await startDropbox()
  await postBytes(await linkFor(dropbox, { path: '/a' }), 'hello')
  expect(existsSync(join(dropbox.filesDir, 'a'))).toBe(true)
  await dropbox.close()
  expect(existsSync(dropbox.filesDir)).toBe(false)
})

test('closing ends posts that are under way', async () => {
  const dropbox = await startDropbox()
  const socket = await openPost(await linkFor(dropbox, { path: '/a' }), 10)
  await until('a post began', () => dropbox.journal().some((entry) => entry.kind === 'post_begun'))
  const ended = new Promise((resolve) => socket.once('close', resolve))
  socket.resume()
  await dropbox.close()
  await ended
  expect(dropbox.journal().some((entry) => entry.kind === 'commit')).toBe(false)
})

test('large bodies can be hashed without being kept, for measurements', async () => {
  const dropbox = await startDropbox({ keepBytes: false })
  onTestFinished(() => dropbox.close())
  const answer = await postBytes(await linkFor(dropbox, { path: '/big' }), Buffer.alloc(5_000_000))
  expect(answer.status).toBe(200)
  expect(dropbox.model.getMetadata('/big', 0)).toMatchObject({
    sizeBytes: 5_000_000,
    contentHash: field(answer, 'content-hash'),
  })
  expect(existsSync(join(dropbox.filesDir, 'big'))).toBe(false)
})

test('so can the bytes of a session, small and large pieces together', async () => {
  const dropbox = await startDropbox({ keepBytes: false })
  onTestFinished(() => dropbox.close())
  const film = Buffer.alloc(20 * 1024 * 1024 + 5, 'film ')
  const piece = (from: number, to: number) => film.subarray(from * 1024 * 1024, to * 1024 * 1024)
  const started = await callUpload(dropbox, 'files/upload_session/start', {}, piece(0, 8))
  const session_id = field(started, 'session_id')
  const append = (offset: number, bytes: Buffer<ArrayBuffer>) =>
    callUpload(dropbox, 'files/upload_session/append_v2', { cursor: { session_id, offset } }, bytes)
  expect((await append(8 * 1024 * 1024, piece(8, 12))).status).toBe(200)
  expect((await append(12 * 1024 * 1024, piece(12, 20))).status).toBe(200)
  const cursor = { session_id, offset: 20 * 1024 * 1024 }
  const ask = { cursor, commit: { path: '/film' } }
  await callUpload(dropbox, 'files/upload_session/finish', ask, film.subarray(20 * 1024 * 1024))
  expect(dropbox.model.getMetadata('/film', 0)).toMatchObject({
    sizeBytes: film.length,
    contentHash: contentHashOf(film),
  })
  expect(existsSync(join(dropbox.filesDir, 'film'))).toBe(false)
})

test('links point where publicBaseUrl says', async () => {
  const dropbox = await startDropbox({ publicBaseUrl: 'http://127.0.0.1:9/door' })
  onTestFinished(() => dropbox.close())
  expect(await linkFor(dropbox, { path: '/a' })).toMatch(/^http:\/\/127\.0\.0\.1:9\/door\/apitul\/1\//)
})

test('deleting and moving on keeps the disk like the namespace, even for names no disk can keep', async () => {
  const dropbox = await startDropbox()
  onTestFinished(() => dropbox.close())
  const long = `${'ü'.repeat(250)}.txt`
  const deep = `/${Array.from({ length: 20 }, () => 'd'.repeat(250)).join('/')}/x`
  for (const path of [`/${long}`, deep]) {
    expect((await postBytes(await linkFor(dropbox, { path }), 'hello')).status).toBe(200)
    const link = field(await callRoute(dropbox, 'files/get_temporary_link', { path }), 'link')
    expect(await (await fetch(link)).text()).toBe('hello')
  }
  for (let round = 0; round < 2; round += 1) {
    expect((await postBytes(await linkFor(dropbox, { path: '/x/y' }), 'hello')).status).toBe(200)
    expect(existsSync(join(dropbox.filesDir, 'x', 'y'))).toBe(true)
    await callRoute(dropbox, 'files/delete_v2', { path: '/X' })
    expect(existsSync(join(dropbox.filesDir, 'x'))).toBe(false)
  }
  expect((await postBytes(await linkFor(dropbox, { path: '/x' }), 'a file now')).status).toBe(200)
  expect(await readFile(join(dropbox.filesDir, 'x'), 'utf8')).toBe('a file now')
})
