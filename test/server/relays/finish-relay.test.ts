// The last step of a relay: one file, at its place, whatever is lost on the way.
import { expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import type { EffectInput } from '#emulator/http/faults.ts'
import { laptopToken, officeToken, post, sendTo, twoDevices } from '../company.ts'
import type { CompanyOptions } from '../company.ts'
import {
  anAsk,
  aRelayCompany,
  ask,
  checksumOf,
  commitsOf,
  finish,
  head,
  idOf,
  open,
  patch,
  printOf,
  someBytes,
} from './relay-rig.ts'
import type { RelayCompany } from './relay-rig.ts'

const note = someBytes(5_000)
const place = '/Scans/laptop-7/film.mp4'

/** A relay with all its bytes. */
async function complete(company: RelayCompany, bytes = note): Promise<string> {
  const id = await idOf(company, anAsk(bytes))
  expect((await patch(company, id, 0, bytes)).status).toBe(204)
  return id
}

async function ready(options: CompanyOptions = {}): Promise<{ company: RelayCompany; id: string }> {
  const company = await aRelayCompany(options)
  return { company, id: await complete(company) }
}

function plan({ dropbox }: RelayCompany, effect: EffectInput, route = 'files/upload_session/finish', count = 1): void {
  dropbox.order({ kind: 'next', on: 'api', route, count, effect })
}

test.each([
  ['lost', { kind: 'reset_after_commit' }],
  ['500 although it was done', { kind: 'answer_after_commit', status: 500 }],
  [
    'a web page although it was done',
    { kind: 'answer_after_commit', status: 200, contentType: 'text/html', body: '<p>Hi' },
  ],
] as const)('an answer that is %s is looked up', async (_name, effect) => {
  const { company, id } = await ready()
  plan(company, effect)
  expect((await finish(company, id)).body).toMatchObject({ path: place, contentHash: contentHashOf(note) })
  expect((await finish(company, id)).body).toMatchObject({ path: place })
  expect(commitsOf(company)).toEqual([`add ${place} ${printOf(note)}`])
})

test.each([
  ['never came', { kind: 'reset_before_body' }],
  ['comes late', { kind: 'late_commit', ms: 300 }],
] as const)('a finish that %s is tried again, and the file is there once', async (_name, effect) => {
  const { company, id } = await ready()
  plan(company, effect, 'files/upload_session/finish', 20)
  expect((await finish(company, id)).body).toMatchObject({ code: 'dropbox_unreachable' })
  company.dropbox.order({ kind: 'clear' })
  const again = await finish(company, id)
  expect(again.body).toMatchObject({ path: place, kind: 'stored' })
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(commitsOf(company)).toEqual([`add ${place} ${printOf(note)}`])
})

test('answer and look are both lost: asked again, the server finds what was stored', async () => {
  const { company, id } = await ready()
  plan(company, { kind: 'cut_answer', afterBytes: 0 })
  // The look before the commit is answered, the one after it is not.
  plan(company, { kind: 'delay', ms: 0 }, 'files/get_metadata')
  plan(company, { kind: 'answer', status: 500 }, 'files/get_metadata')
  expect((await finish(company, id)).status).toBe(504)
  expect((await finish(company, id)).body).toMatchObject({ kind: 'stored', path: place })
  expect(commitsOf(company)).toHaveLength(1)
})

test('what was stored and taken away again before anybody could look is not called stored', async () => {
  const { company, id } = await ready()
  plan(company, { kind: 'cut_answer', afterBytes: 0 })
  plan(company, { kind: 'delay', ms: 0 }, 'files/get_metadata')
  plan(company, { kind: 'answer', status: 500 }, 'files/get_metadata')
  await finish(company, id)
  await removeFile(company, place)
  expect((await finish(company, id)).body).toMatchObject({ code: 'relay_gone' })
})

test('the same bytes that came by a link meanwhile are not stored twice', async () => {
  const company = await aRelayCompany()
  const words = Buffer.from('words that fit into a link')
  const id = await complete(company, words)
  const link = await post(company, '/v1/links', anAsk(words))
  expect(await sendTo(link.body['url'], words.toString())).toBe(200)
  expect((await finish(company, id)).body).toMatchObject({ kind: 'stored', contentHash: contentHashOf(words) })
  expect(commitsOf(company)).toEqual([`add ${place} ${printOf(words)}`])
})

test('another file that came to the place meanwhile is kept, and this one goes beside it', async () => {
  const devices = twoDevices.map((device) => ({ ...device, base: '/Shared' }))
  const company = await aRelayCompany({ devices })
  const [mine, theirs] = [someBytes(1000, 4), someBytes(1000, 5)]
  const [one, two] = [await open(company, anAsk(mine), laptopToken), await open(company, anAsk(theirs), officeToken)]
  const send = (token: string, id: unknown, bytes: Buffer<ArrayBuffer>) =>
    ask(company, {
      method: 'PATCH',
      path: `/v1/relays/${String(id)}`,
      headers: {
        'upload-offset': '0',
        'upload-checksum': checksumOf(bytes),
        'content-type': 'application/offset+octet-stream',
      },
      body: bytes,
      token,
    })
  await Promise.all([send(laptopToken, one.body['id'], mine), send(officeToken, two.body['id'], theirs)])
  // Both look before either commits.
  plan(company, { kind: 'delay', ms: 200 }, 'files/upload_session/finish', 2)
  const end = (token: string, id: unknown) =>
    ask(company, { method: 'POST', path: `/v1/relays/${String(id)}/finish`, token })
  const ends = await Promise.all([end(laptopToken, one.body['id']), end(officeToken, two.body['id'])])
  expect(ends.map(({ status }) => status)).toEqual([200, 200])
  expect(commitsOf(company)).toHaveLength(2)
  const paths = ends.map(({ body }) => String(body['path'])).toSorted()
  expect(paths[0]).toMatch(/^\/Shared\/film \(from (laptop-7|office), 2026-11-20\)\.mp4$/)
  expect(paths[1]).toBe('/Shared/film.mp4')
})

const full = { quotaBytes: 10, readOnlyFolders: [] as string[] }
const readOnly = { quotaBytes: 1_000_000, readOnlyFolders: ['/Scans'] }

test.each([
  ['a full Dropbox', full, 507, 'dropbox_full'],
  ['a folder that may not be written to', readOnly, 422, 'folder_read_only'],
] as const)('%s keeps the bytes: once it is cured, finish works', async (_name, limits, status, code) => {
  const { company, id } = await ready()
  company.dropbox.order({ kind: 'limits', limits })
  const refused = await finish(company, id)
  expect([refused.status, refused.body['code']]).toEqual([status, code])
  expect((await head(company, id)).headers.get('upload-offset')).toBe(String(note.length))
  company.dropbox.order({ kind: 'limits', limits: { quotaBytes: 1_000_000, readOnlyFolders: [] } })
  expect((await finish(company, id)).status).toBe(200)
  expect(commitsOf(company)).toHaveLength(1)
})

test('others who write at the same time are waited for', async () => {
  const { company, id } = await ready()
  company.dropbox.order({ kind: 'limits', limits: { contention: { maxConcurrent: 1, holdMs: 60_000 } } })
  const link = await post(company, '/v1/links', anAsk(someBytes(10, 7), { path: 'other' }))
  await sendTo(link.body['url'], 'x')
  const refused = await finish(company, id)
  expect([refused.status, refused.body['code'], refused.headers.get('retry-after')]).toEqual([503, 'dropbox_busy', '2'])
  company.dropbox.order({ kind: 'limits', limits: { contention: null } })
  expect((await finish(company, id)).status).toBe(200)
})

test('a Dropbox that stored other bytes is not believed', async () => {
  const { company, id } = await ready()
  plan(company, { kind: 'wrong_hash' })
  const answer = await finish(company, id)
  expect([answer.status, answer.body['code']]).toEqual([502, 'dropbox_error'])
  expect((await finish(company, id)).body).toMatchObject({ code: 'relay_gone' })
})

test.each([
  ['is lost', { kind: 'sessions', to: 'forget' }, 'relay_gone'],
  ['lost its bytes', { kind: 'sessions', to: 'stretch', byBytes: -note.length }, 'relay_incomplete'],
  ['has bytes that nobody sent', { kind: 'sessions', to: 'stretch', byBytes: 1 }, 'relay_gone'],
] as const)('a session that %s becomes no file', async (_name, order, code) => {
  const { company, id } = await ready()
  company.dropbox.order(order)
  expect((await finish(company, id)).body).toMatchObject({ code })
  expect(commitsOf(company)).toEqual([])
  const next = await idOf(company, anAsk(note))
  await patch(company, next, 0, note)
  expect((await finish(company, next)).status).toBe(200)
})

test('finish twice at once is one finish', async () => {
  const { company, id } = await ready()
  const [one, two] = await Promise.all([finish(company, id), finish(company, id)])
  expect([one.status, two.status, one.body['rev']]).toEqual([200, 200, two.body['rev']])
  expect(commitsOf(company)).toHaveLength(1)
})

async function removeFile(company: RelayCompany, path: string): Promise<void> {
  const headers = { authorization: `Bearer ${company.dropbox.accessToken}`, 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify({ path }) }
  expect((await fetch(`${company.dropbox.url}/2/files/delete_v2`, init)).status).toBe(200)
}
