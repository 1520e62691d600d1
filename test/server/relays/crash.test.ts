// The server is killed in the middle of a relay, and a second one goes on over the same records.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { startDropbox } from '#emulator/start.ts'
import type { Dropbox } from '#emulator/start.ts'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'
import { isWindows } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { until } from '#test/rigs/until.ts'
import { anAsk, ask as askAt, checksumOf, pieceBytes, someBytes } from './relay-rig.ts'
import type { Answer } from './relay-rig.ts'

/** The pieces of a server that was not told otherwise. */
const longPiece = 2 * pieceBytes
const film = someBytes(2 * longPiece + 1000)
const token = 'obx_for-a-test-of-crashes'

type Server = { readonly url: string; readonly child: ChildProcess }

function spawnServer(dropbox: Dropbox, folder: string): ChildProcess {
  const files = ['--token-file', join(folder, 'token'), '--relay-file', join(folder, 'relays.db')]
  const words = [
    builtProgram('src/server/main.ts'),
    '--demo',
    '--dropbox',
    dropbox.url,
    '--port',
    '0',
    '--json',
    ...files,
  ]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Windows lets go of the locks of a process that was killed a while after it ended: till then a start is refused. */
const mostStarts = 20

async function startServer(dropbox: Dropbox, folder: string): Promise<Server> {
  for (let start = 1; ; start += 1) {
    const child = spawnServer(dropbox, folder)
    if (child.stdout === null) throw new Error('the output was not piped')
    const first = once(createInterface(child.stdout), 'line').then(([line]) => String(line))
    const line = await Promise.race([first, once(child, 'exit').then(() => null)])
    if (line === null && start < mostStarts) continue
    if (line === null) throw new Error('the server did not start')
    const { url } = JSON.parse(line) as { url: string } // our own server's first line
    return { url, child }
  }
}

async function kill({ child }: Server): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

function ask(server: Server, method: string, path: string, more: object = {}): Promise<Answer> {
  return askAt(server, { method, path, token, ...more })
}

function patch(server: Server, id: string, offset: number): Promise<Answer> {
  const piece = film.subarray(offset, offset + longPiece)
  const headers = {
    'upload-offset': String(offset),
    'upload-checksum': checksumOf(piece),
    'content-type': 'application/offset+octet-stream',
  }
  return ask(server, 'PATCH', `/v1/relays/${id}`, { headers, body: piece })
}

/** Asks for a relay and sends its first piece. */
async function begin(server: Server): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const opened = await ask(server, 'POST', '/v1/relays', { headers, body: JSON.stringify(anAsk(film)) })
  const id = String(opened.body['id'])
  expect((await patch(server, id, 0)).status).toBe(204)
  return id
}

async function offsetAt(server: Server, id: string): Promise<number> {
  return Number((await ask(server, 'HEAD', `/v1/relays/${id}`)).headers.get('upload-offset'))
}

test('killed while a piece is on its way, after Dropbox has one, and in the finish: the file is there once', async () => {
  const dropbox = await startDropbox()
  onTestFinished(() => dropbox.close())
  const folder = temporaryFolder()
  await writeFile(join(folder, 'token'), token)
  const appendRoute = 'files/upload_session/append_v2'
  const commits = () => dropbox.journal().filter(({ kind }) => kind === 'commit').length
  const faults = () => dropbox.journal().filter(({ kind }) => kind === 'fault').length

  const first = await startServer(dropbox, folder)
  const id = await begin(first)
  dropbox.order({ kind: 'next', on: 'api', route: appendRoute, effect: { kind: 'stall' } })
  const neverTaken = patch(first, id, longPiece).catch(() => 'cut')
  await until('the piece is on its way', () => faults() === 1)
  await kill(first)
  expect(await neverTaken).toBe('cut')

  const second = await startServer(dropbox, folder)
  expect(await offsetAt(second, id)).toBe(longPiece)
  dropbox.order({ kind: 'next', on: 'api', route: appendRoute, effect: { kind: 'stall_after_commit' } })
  const taken = patch(second, id, longPiece).catch(() => 'cut')
  await until('Dropbox has the piece', () => faults() === 2 && dropbox.sessionBytes() === 2 * longPiece)
  await kill(second)
  expect(await taken).toBe('cut')

  const third = await startServer(dropbox, folder)
  expect(await offsetAt(third, id)).toBe(2 * longPiece)
  expect((await patch(third, id, 2 * longPiece)).status).toBe(204)
  const effect = { kind: 'stall_after_commit' } as const
  dropbox.order({ kind: 'next', on: 'api', route: 'files/upload_session/finish', effect })
  const ended = ask(third, 'POST', `/v1/relays/${id}/finish`).catch(() => 'cut')
  await until('the file is there', () => commits() === 1)
  await kill(third)
  expect(await ended).toBe('cut')

  const fourth = await startServer(dropbox, folder)
  const done = await ask(fourth, 'POST', `/v1/relays/${id}/finish`)
  expect(done.body).toMatchObject({ kind: 'stored', path: '/Outbox/film.mp4', contentHash: contentHashOf(film) })
  expect(commits()).toBe(1)

  // The records are for their owner alone, and for one server at a time.
  const { mode } = await stat(join(folder, 'relays.db'))
  if (!isWindows) expect(mode & 0o777).toBe(0o600)
  const other = spawnServer(dropbox, folder)
  let said = ''
  other.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  expect(await once(other, 'close')).toEqual([1, null])
  expect(said).toMatch(/^The relay file .*relays\.db cannot be used \(database is locked\)\. No other server/)
})

test('killed with twenty relays under way: each goes on where Dropbox has it, and is there once', async () => {
  const dropbox = await startDropbox()
  onTestFinished(() => dropbox.close())
  const folder = temporaryFolder()
  await writeFile(join(folder, 'token'), token)
  const notes = Array.from({ length: 20 }, (_, at) => someBytes(3_000 + at, at + 1))
  const headers = { 'content-type': 'application/json' }
  const first = await startServer(dropbox, folder)
  async function open(server: Server, note: Buffer<ArrayBuffer>, at: number): Promise<Record<string, unknown>> {
    const asked = { headers, body: JSON.stringify(anAsk(note, { path: `${at}` })) }
    return (await ask(server, 'POST', '/v1/relays', asked)).body
  }
  const send = (server: Server, id: unknown, note: Buffer<ArrayBuffer>) => {
    const about = { 'upload-checksum': checksumOf(note), 'content-type': 'application/offset+octet-stream' }
    return ask(server, 'PATCH', `/v1/relays/${String(id)}`, { headers: { 'upload-offset': '0', ...about }, body: note })
  }
  const opened = await Promise.all(notes.map((note, at) => open(first, note, at)))
  const route = 'files/upload_session/start'
  dropbox.order({ kind: 'next', on: 'api', route, count: 5, effect: { kind: 'delay', ms: 0 } })
  dropbox.order({ kind: 'next', on: 'api', route, count: 15, effect: { kind: 'stall_after_commit' } })
  const sending = notes.map((note, at) => send(first, opened[at]?.['id'], note).catch(() => 'cut'))
  await until('Dropbox has them all', () => dropbox.sessionCount() === 20)
  await Promise.race(sending)
  await kill(first)
  // Not every system closes at once what a killed process had open: who hears nothing any more was cut off, too.
  const cutOff = sleep(10_000, 'cut', { ref: false })
  const ended = await Promise.all(sending.map((one) => Promise.race([one, cutOff])))

  const second = await startServer(dropbox, folder)
  const offsets = await Promise.all(opened.map(({ id }) => offsetAt(second, String(id))))
  for (const [at, note] of notes.entries()) {
    // What the client heard of is there; of the others the server begins anew, for it never had their sessions.
    if (ended[at] !== 'cut') expect(offsets[at]).toBe(note.length)
    const again = await open(second, note, at)
    expect([again['id'], again['offset']]).toEqual([opened[at]?.['id'], offsets[at]])
    if (offsets[at] === 0) expect((await send(second, again['id'], note)).status).toBe(204)
    expect((await ask(second, 'POST', `/v1/relays/${String(again['id'])}/finish`)).status).toBe(200)
  }
  const commits = dropbox.journal().flatMap((entry) => (entry.kind === 'commit' ? [entry.path] : []))
  expect(commits).toHaveLength(20)
  expect(new Set(commits).size).toBe(20)
})
