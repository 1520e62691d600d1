// Upload sessions: several requests, one file.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { startDropbox, type Dropbox } from '#emulator/start.ts'
import { withPart } from '#emulator/model/upload-sessions.ts'
import { callRoute, callUpload, field, type Answer } from '../talk.ts'

let dropbox: Dropbox
beforeAll(async () => {
  dropbox = await startDropbox()
})
afterAll(() => dropbox.close())

const bytes = Buffer.from(Uint8Array.from({ length: 9_000_000 }, (_, index) => index % 251))

function start(argument: object, body = Buffer.alloc(0)): Promise<Answer> {
  return callUpload(dropbox, 'files/upload_session/start', argument, body)
}
function append(id: string, offset: number, body: Uint8Array<ArrayBuffer>, more: object = {}): Promise<Answer> {
  const cursor = { session_id: id, offset }
  return callUpload(dropbox, 'files/upload_session/append_v2', { cursor, ...more }, body)
}
function finish(id: string, offset: number, path: string, body = Buffer.alloc(0)): Promise<Answer> {
  const argument = { cursor: { session_id: id, offset }, commit: { path } }
  return callUpload(dropbox, 'files/upload_session/finish', argument, body)
}

test('parts in order become one file', async () => {
  const id = field(await start({}, bytes.subarray(0, 5_000_000)), 'session_id')
  expect(await append(id, 5_000_000, bytes.subarray(5_000_000, 8_000_000))).toMatchObject({ status: 200, text: 'null' })
  const done = await finish(id, 8_000_000, '/parts', bytes.subarray(8_000_000))
  expect([done.status, field(done, 'content_hash'), field(done, 'size')]).toEqual([
    200,
    contentHashOf(bytes),
    '9000000',
  ])
  expect(bytes.equals(await readFile(join(dropbox.filesDir, 'parts')))).toBe(true)
  expect(field(await append(id, 9_000_000, bytes), 'error_summary')).toMatch(/^not_found/)
})

test('a part in the wrong place is told the right one, and a wrong hash is not taken', async () => {
  const id = field(await start({}, Buffer.from('hello')), 'session_id')
  const wrong = await append(id, 3, Buffer.from('x'))
  expect(JSON.parse(field(wrong, 'error'))).toEqual({ '.tag': 'incorrect_offset', correct_offset: 5 })
  const torn = await append(id, 5, Buffer.from('x'), { content_hash: 'a'.repeat(64) })
  expect(JSON.parse(field(torn, 'error'))).toEqual({ '.tag': 'content_hash_mismatch' })
  const early = await finish(id, 4, '/never')
  expect(JSON.parse(field(early, 'error'))).toEqual({
    '.tag': 'lookup_failed',
    lookup_failed: { '.tag': 'incorrect_offset', correct_offset: 5 },
  })
})

test('a refused finish keeps the bytes: another path takes them without sending again', async () => {
  await callRoute(dropbox, 'files/create_folder_v2', { path: '/occupied' })
  const id = field(await start({}, Buffer.from('hello')), 'session_id')
  const refused = await finish(id, 5, '/occupied')
  expect(JSON.parse(field(refused, 'error'))).toEqual({
    '.tag': 'path',
    path: { '.tag': 'conflict', conflict: { '.tag': 'folder' } },
  })
  expect((await finish(id, 5, '/free')).status).toBe(200)
})

test('a closed session takes no more bytes, and one older than seven days is gone', async () => {
  const closed = field(await start({ close: true }, Buffer.from('hello')), 'session_id')
  expect(field(await append(closed, 5, Buffer.from('x')), 'error_summary')).toMatch(/^closed/)
  const old = field(await start({}), 'session_id')
  dropbox.order({ kind: 'advance_clock', ms: 7 * 24 * 3_600_000 })
  expect(field(await append(old, 0, Buffer.from('x')), 'error_summary')).toMatch(/^not_found/)
})

test('parts of a concurrent session may come in any order', async () => {
  const id = field(await start({ session_type: 'concurrent' }), 'session_id')
  expect(field(await append(id, 100, bytes.subarray(0, 4_194_304)), 'error_summary')).toMatch(
    /^concurrent_session_invalid_offset/,
  )
  await append(id, 8_388_608, bytes.subarray(8_388_608), { close: false }).then((answer) =>
    expect(field(answer, 'error_summary')).toMatch(/^concurrent_session_invalid_data_size/),
  )
  await append(id, 4_194_304, bytes.subarray(4_194_304, 8_388_608))
  expect(field(await finish(id, 8_388_608, '/any'), 'error_summary')).toMatch(/^concurrent_session_not_closed/)
  await append(id, 0, bytes.subarray(0, 4_194_304))
  await append(id, 8_388_608, bytes.subarray(8_388_608), { close: true })
  expect(field(await finish(id, 9_000_000, '/any'), 'content_hash')).toBe(contentHashOf(bytes))
})

test('a batch of sessions is started and finished at once, each with its own answer', async () => {
  const started = await callRoute(dropbox, 'files/upload_session/start_batch', { num_sessions: 2 })
  const [first = '', second = ''] = [...started.text.matchAll(/pid_upload_session:[\w-]+/g)].map(([id]) => id)
  await append(first, 0, Buffer.from('one'), { close: true })
  const entries = [first, second].map((id, index) => ({
    cursor: { session_id: id, offset: index === 0 ? 3 : 0 },
    commit: { path: `/batch/${index}` },
  }))
  const answer = await callRoute(dropbox, 'files/upload_session/finish_batch_v2', { entries })
  expect(JSON.parse(answer.text)).toMatchObject({
    entries: [
      { '.tag': 'success', path_display: '/batch/0', size: 3 },
      { '.tag': 'failure', failure: { '.tag': 'lookup_failed', lookup_failed: { '.tag': 'not_closed' } } },
    ],
  })
})

test('a concurrent session is neither closed as it starts nor finished with a hole', async () => {
  const early = await start({ session_type: 'concurrent', close: true })
  expect(field(early, 'error_summary')).toMatch(/^concurrent_session_close_not_allowed/)
  const id = field(await start({ session_type: 'concurrent' }), 'session_id')
  await append(id, 4_194_304, Buffer.from('end'), { close: true })
  expect(field(await finish(id, 4_194_307, '/hole'), 'error_summary')).toMatch(/^concurrent_session_missing_data/)
})

test('parts that meet or overlap are one', () => {
  const parts = [
    { start: 8, end: 12 },
    { start: 0, end: 4 },
    { start: 3, end: 8 },
    { start: 20, end: 24 },
  ]
  expect(parts.reduce(withPart, [])).toEqual([
    { start: 0, end: 12 },
    { start: 20, end: 24 },
  ])
})

test('no session becomes larger than the largest file', async () => {
  dropbox.order({ kind: 'switches', switches: { maxSessionBytes: 10 } })
  const id = field(await start({}, Buffer.from('hello')), 'session_id')
  expect(field(await append(id, 5, Buffer.from('worlds')), 'error_summary')).toMatch(/^too_large/)
  const tooLarge = await finish(id, 5, '/large', Buffer.from('worlds'))
  expect(field(tooLarge, 'error_summary')).toMatch(/^lookup_failed\/too_large/)
  expect((await finish(id, 5, '/large', Buffer.from('world'))).status).toBe(200)
  dropbox.order({ kind: 'switches', switches: { maxSessionBytes: 2_199_019_061_248 } })
})

test('a finish among too many commits says so in a tag of its own, and keeps the bytes', async () => {
  dropbox.order({ kind: 'limits', limits: { contention: { maxConcurrent: 1, holdMs: 60_000 } } })
  const [one, two] = await Promise.all([start({}, Buffer.from('one')), start({}, Buffer.from('two'))])
  expect((await finish(field(one, 'session_id'), 3, '/contended/one')).status).toBe(200)
  const refused = await finish(field(two, 'session_id'), 3, '/contended/two')
  expect(JSON.parse(field(refused, 'error'))).toEqual({ '.tag': 'too_many_write_operations' })
  dropbox.order({ kind: 'limits', limits: { contention: null } })
  expect((await finish(field(two, 'session_id'), 3, '/contended/two')).status).toBe(200)
})

test('sessions can be lost, or have another length than their callers think', async () => {
  const id = field(await start({}, Buffer.from('hello')), 'session_id')
  dropbox.order({ kind: 'sessions', to: 'stretch', byBytes: -2 })
  expect(field(await append(id, 5, Buffer.from('x')), 'error')).toContain('"correct_offset":3')
  dropbox.order({ kind: 'sessions', to: 'stretch', byBytes: 7 })
  expect(field(await append(id, 5, Buffer.from('x')), 'error')).toContain('"correct_offset":10')
  dropbox.order({ kind: 'sessions', to: 'forget' })
  expect(field(await append(id, 10, Buffer.from('x')), 'error_summary')).toMatch(/^not_found/)
  expect(field(await finish(id, 10, '/lost'), 'error_summary')).toMatch(/^lookup_failed\/not_found/)
  expect(dropbox.sessionCount()).toBe(0)
})

test('the older batch is a job: first it is in progress, then complete', async () => {
  const id = field(await start({ close: true }, Buffer.from('job')), 'session_id')
  const entries = [{ cursor: { session_id: id, offset: 3 }, commit: { path: '/job' } }]
  const launched = await callRoute(dropbox, 'files/upload_session/finish_batch', { entries })
  expect(field(launched, '.tag')).toBe('async_job_id')
  const check = () =>
    callRoute(dropbox, 'files/upload_session/finish_batch/check', { async_job_id: field(launched, 'async_job_id') })
  let answer = await check()
  while (field(answer, '.tag') === 'in_progress') answer = await check()
  expect(JSON.parse(answer.text)).toMatchObject({ '.tag': 'complete', entries: [{ '.tag': 'success', size: 3 }] })
  const unknown = await callRoute(dropbox, 'files/upload_session/finish_batch/check', { async_job_id: 'dbjid:none' })
  expect(field(unknown, 'error_summary')).toMatch(/^invalid_async_job_id/)
})
