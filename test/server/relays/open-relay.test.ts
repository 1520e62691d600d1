// Who gets a relay, and which one.
import { expect, test } from 'vitest'
import { openRelay } from '#server/relays/open-relay.ts'
import { aContext, aRelay } from '../a-relay-context.ts'
import { laptopToken, twoDevices } from '../company.ts'
import { until } from '#test/rigs/until.ts'
import { anAsk, aRelayCompany, commitsOf, finish, head, idOf, open, patch, someBytes } from './relay-rig.ts'

const film = someBytes(3_000)

test('what it replaces is what was said last', async () => {
  const company = await aRelayCompany()
  const id = await idOf(company, anAsk(film))
  expect(await idOf(company, anAsk(film, { replaces: 'b'.repeat(64) }))).toBe(id)
  expect((await company.options.relays?.store.find(id))?.ask.replaces).toBe('b'.repeat(64))
})

test('a relay that was given up is another one when it is asked for again', async () => {
  const company = await aRelayCompany()
  const id = await idOf(company, anAsk(film))
  await patch(company, id, 0, film)
  const store = company.options.relays?.store
  const relay = await store?.find(id)
  if (relay) await store?.letGo(relay)
  expect(await idOf(company, anAsk(film))).not.toBe(id)
  expect((await head(company, id)).status).toBe(410)
})

test('who asks while the finish is still under way hears that the file is there, and need not send it again', async () => {
  const company = await aRelayCompany()
  const id = await idOf(company, anAsk(film))
  await patch(company, id, 0, film)
  const route = 'files/upload_session/finish'
  company.dropbox.order({ kind: 'next', on: 'api', route, effect: { kind: 'delay', ms: 300 } })
  const ending = finish(company, id)
  await until('Dropbox was asked', () => company.journal().some(({ kind }) => kind === 'fault'))
  const asked = await open(company, anAsk(film))
  expect(asked.body).toMatchObject({ kind: 'stored', path: '/Scans/laptop-7/film.mp4', receipt: expect.any(String) })
  expect((await ending).status).toBe(200)
  expect(commitsOf(company)).toHaveLength(1)
})

test('who asks while the relay is busy for long waits no longer than for any answer', async () => {
  const company = await aRelayCompany()
  const context = { ...aContext({}), placing: company.options, pieceBytes: 5, relaysPerDevice: 20, longestTurnMs: 20 }
  const [device] = twoDevices
  if (device === undefined) throw new Error('there are two')
  const known = aRelay({ device: device.name, openedMs: 9e15, touchedMs: 9e15 })
  await context.store.add(known)
  void context.turns.inTurn('one', () => new Promise(() => undefined))
  expect(await openRelay(context, device, known.ask)).toMatchObject({ code: 'relay_busy', afterMs: 5_000 })
})

test('two clients with other bytes for one place do not end each other: both files are kept', async () => {
  const company = await aRelayCompany()
  const other = someBytes(3_000, 2)
  const one = await idOf(company, anAsk(film))
  await patch(company, one, 0, film)
  const two = await idOf(company, anAsk(other))
  expect(await idOf(company, anAsk(film))).toBe(one)
  await patch(company, two, 0, other)
  expect((await finish(company, one)).body).toMatchObject({ path: '/Scans/laptop-7/film.mp4' })
  expect((await finish(company, two)).body).toMatchObject({
    kind: 'stored',
    path: expect.stringMatching(/film \(.+\)/),
  })
  expect(commitsOf(company)).toHaveLength(2)
})

test('of a file that changes and changes only the last relays stay', async () => {
  const company = await aRelayCompany()
  const ids: string[] = []
  for (let seed = 1; seed <= 6; seed += 1) {
    ids.push(await idOf(company, anAsk(someBytes(3_000, seed))))
    company.clock.advance(1_000)
  }
  const states = await Promise.all(ids.map(async (id) => (await head(company, id)).status))
  expect(states).toEqual([410, 410, 200, 200, 200, 200])
})

test('a file that changed has room for its relay, however many this device has', async () => {
  const company = await aRelayCompany({ limits: { relaysPerDevice: 2 } })
  await idOf(company, anAsk(film, { path: 'other' }))
  const old = await idOf(company, anAsk(film))
  expect((await open(company, anAsk(film, { path: 'third' }))).body).toMatchObject({ code: 'too_many_requests' })
  expect((await open(company, anAsk(someBytes(10)))).body).toMatchObject({ kind: 'relay' })
  expect((await head(company, old)).status).toBe(410)
})

test('a folder at the place is told before a byte is sent', async () => {
  const company = await aRelayCompany()
  const headers = { authorization: `Bearer ${company.dropbox.accessToken}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ path: '/Scans/laptop-7/film.mp4' })
  await fetch(`${company.dropbox.url}/2/files/create_folder_v2`, { method: 'POST', headers, body })
  const answer = await open(company, anAsk(film))
  expect([answer.status, answer.body['code']]).toEqual([409, 'name_taken'])
})

test('its last hours are told, and each piece moves them on', async () => {
  const company = await aRelayCompany()
  const opened = await open(company, anAsk(film))
  expect(opened.body['expiresAt']).toBe('2026-11-24T12:00:00Z')
  company.clock.advance(3_600_000)
  const sent = await patch(company, String(opened.body['id']), 0, film)
  expect(sent.headers.get('upload-expires')).toBe('Tue, 24 Nov 2026 13:00:00 GMT')
})

test('a key that came with another question is refused', async () => {
  const company = await aRelayCompany()
  const ask = (bytes: Buffer) =>
    company.app.inject({
      method: 'POST',
      url: '/v1/relays',
      headers: { authorization: `Bearer ${laptopToken}`, 'content-type': 'application/json', 'idempotency-key': 'k' },
      payload: JSON.stringify(anAsk(bytes)),
    })
  expect((await ask(film)).statusCode).toBe(200)
  expect((await ask(someBytes(10))).json()).toMatchObject({ code: 'idempotency_mismatch' })
})
