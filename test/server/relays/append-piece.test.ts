// Pieces on their way to Dropbox: every answer that can be lost is, and the file is whole in the end.
import { expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import type { EffectInput } from '#emulator/http/faults.ts'
import {
  anAsk,
  aRelayCompany,
  commitsOf,
  finish,
  head,
  idOf,
  open,
  patch,
  pieceBytes,
  printOf,
  sendRest,
  someBytes,
} from './relay-rig.ts'
import type { RelayCompany } from './relay-rig.ts'

const film = someBytes(2 * pieceBytes + 5)
const [first, second] = [film.subarray(0, pieceBytes), film.subarray(pieceBytes, 2 * pieceBytes)]
const appendRoute = 'files/upload_session/append_v2'

function plan({ dropbox }: RelayCompany, effect: EffectInput, count = 1, route = appendRoute): void {
  dropbox.order({ kind: 'next', on: 'api', route, count, effect })
}

/** A relay whose first piece is at Dropbox. */
async function begun(company: RelayCompany): Promise<string> {
  const id = await idOf(company, anAsk(film))
  expect((await patch(company, id, 0, first)).status).toBe(204)
  return id
}

async function endsWhole(company: RelayCompany, id: string): Promise<void> {
  company.dropbox.order({ kind: 'clear' })
  company.clock.advance(120_000)
  await sendRest(company, id, film)
  expect((await finish(company, id)).body).toMatchObject({ kind: 'stored', contentHash: contentHashOf(film) })
  expect(commitsOf(company)).toEqual([`add /Scans/laptop-7/film.mp4 ${printOf(film)}`])
}

/** More than anybody tries: a connection that was reset is tried again by the server's own client, too. */
const always = 20

const answer500 = { kind: 'answer', status: 500, when: 'after_body' } as const

test.each([
  ['an answer that is lost', { kind: 'reset_after_commit' }, 1],
  ['an answer of 500 although it was done', { kind: 'answer_after_commit', status: 500 }, 1],
  ['an answer of 500', answer500, 1],
  ['a connection that breaks half way', { kind: 'reset_in_body', afterBytes: 1_000_000 }, 1],
  ['a web page with status 200', { kind: 'html_portal' }, 1],
] as const)('%s costs the client nothing', async (_name, effect, count) => {
  const company = await aRelayCompany()
  const id = await begun(company)
  plan(company, effect, count)
  const answer = await patch(company, id, pieceBytes, second)
  expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, String(2 * pieceBytes)])
  await endsWhole(company, id)
})

test.each([
  ['before it was done', { kind: 'reset_before_body' }, 504, pieceBytes],
  ['after it was done', { kind: 'reset_after_commit' }, 504, 2 * pieceBytes],
  ['with 500', answer500, 502, pieceBytes],
] as const)('two lost answers, %s: the client asks where to go on', async (_name, effect, status, offset) => {
  const company = await aRelayCompany()
  const id = await begun(company)
  plan(company, effect, always)
  expect((await patch(company, id, pieceBytes, second)).status).toBe(status)
  company.dropbox.order({ kind: 'clear' })
  expect((await head(company, id)).headers.get('upload-offset')).toBe(String(offset))
  await endsWhole(company, id)
})

test('a client that does not ask and sends the piece again is told that it is there', async () => {
  const company = await aRelayCompany()
  const id = await begun(company)
  plan(company, { kind: 'reset_after_commit' }, always)
  await patch(company, id, pieceBytes, second)
  company.dropbox.order({ kind: 'clear' })
  const again = await patch(company, id, pieceBytes, second)
  expect([again.status, again.headers.get('upload-offset')]).toEqual([204, String(2 * pieceBytes)])
  await endsWhole(company, id)
})

test('while Dropbox cannot be asked, HEAD says 423 and not where it thinks to be', async () => {
  const company = await aRelayCompany()
  const id = await begun(company)
  plan(company, { kind: 'reset_after_commit' }, 1)
  plan(company, { kind: 'reset_before_body' }, always)
  expect((await patch(company, id, pieceBytes, second)).status).toBe(504)
  const answer = await head(company, id)
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([423, true])
  await endsWhole(company, id)
})

test('a piece that lands late, before or after another one was sent to its place, makes no torn file', async () => {
  const company = await aRelayCompany()
  const id = await begun(company)
  const changed = Buffer.from(second.map((byte) => byte ^ 1))
  plan(company, { kind: 'late_commit', ms: 600 }, always)
  expect((await patch(company, id, pieceBytes, changed)).status).toBe(504)
  company.dropbox.order({ kind: 'clear' })
  const { status } = await patch(company, id, pieceBytes, second)
  await new Promise((resolve) => setTimeout(resolve, 700))
  if (status === 204) return endsWhole(company, id)
  // On a slow computer it came first: then the relay holds other bytes than were announced, or nobody knows which.
  expect([409, 410]).toContain(status)
  if (status === 409) await sendRest(company, id, film)
  expect(['content_mismatch', 'relay_gone']).toContain((await finish(company, id)).body['code'])
  expect(commitsOf(company)).toEqual([])
  return endsWhole(company, await idOf(company, anAsk(film)))
})

test('Dropbox asks to slow down: its wait is handed on, and nothing is unclear', async () => {
  const company = await aRelayCompany()
  const id = await begun(company)
  plan(company, { kind: 'answer', status: 429, retryAfter: '7' })
  const answer = await patch(company, id, pieceBytes, second)
  expect([answer.status, answer.body['code'], answer.headers.get('retry-after')]).toEqual([503, 'dropbox_busy', '7'])
  expect((await head(company, id)).headers.get('upload-offset')).toBe(String(pieceBytes))
  await endsWhole(company, id)
})

test('a session whose beginning was lost is begun again', async () => {
  const company = await aRelayCompany()
  const id = await idOf(company, anAsk(film))
  plan(company, { kind: 'reset_after_commit' }, always, 'files/upload_session/start')
  expect((await patch(company, id, 0, first)).status).toBe(504)
  company.dropbox.order({ kind: 'clear' })
  expect((await head(company, id)).headers.get('upload-offset')).toBe('0')
  await endsWhole(company, id)
})

test('a Dropbox that lost the last piece gets it again', async () => {
  const company = await aRelayCompany()
  const id = await begun(company)
  await patch(company, id, pieceBytes, second)
  company.dropbox.order({ kind: 'sessions', to: 'stretch', byBytes: -pieceBytes })
  const answer = await patch(company, id, 2 * pieceBytes, film.subarray(2 * pieceBytes, 3 * pieceBytes))
  expect([answer.status, answer.body['code'], answer.headers.get('upload-offset')]).toEqual([
    409,
    'offset_mismatch',
    String(pieceBytes),
  ])
  await endsWhole(company, id)
})

test.each([
  ['has bytes that nobody sent', { kind: 'sessions', to: 'stretch', byBytes: 3 }],
  ['has a part of a piece', { kind: 'sessions', to: 'stretch', byBytes: -3 }],
  ['is lost', { kind: 'sessions', to: 'forget' }],
] as const)('a session that %s is never finished: the relay is gone, and the next one begins', async (_name, order) => {
  const company = await aRelayCompany()
  const id = await begun(company)
  company.dropbox.order(order)
  const answer = await patch(company, id, pieceBytes, second)
  expect([answer.status, answer.body['code']]).toEqual([410, 'relay_gone'])
  const next = await open(company, anAsk(film))
  expect(next.body).toMatchObject({ kind: 'relay', offset: 0 })
  await endsWhole(company, String(next.body['id']))
})

test('two clients at one relay: each piece is taken once', async () => {
  const company = await aRelayCompany()
  const id = await begun(company)
  const answers = await Promise.all([1, 2, 3].map(() => patch(company, id, pieceBytes, second)))
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
  expect(answers.every(({ status }) => [204, 409, 423].includes(status))).toBe(true)
  await endsWhole(company, id)
})

test('without memory for another piece its client is told to wait, and nobody is dropped', async () => {
  const company = await aRelayCompany({ limits: { relayMemoryBytes: pieceBytes } })
  const paths = ['one', 'two', 'three']
  const ids = await Promise.all(paths.map((path) => idOf(company, anAsk(film, { path }))))
  // One piece at a time has room; the others wait in the queue and are served one after the other.
  const answers = await Promise.all(ids.map((id) => patch(company, id, 0, first)))
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204])
})
