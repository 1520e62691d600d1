// How one signs in, as servers of all kinds answer it.
import { expect, test } from 'vitest'
import { findWayIn, readWayIn } from '#adapters/sign-in/way-in.ts'
import { aKey } from './a-key.ts'

const { provider } = aKey
const answer = (status: number, body: unknown) => ({ status, headers: {}, body: Buffer.from(JSON.stringify(body)) })

test('a provider is told with all that is needed; everything else means keys', () => {
  expect(readWayIn(answer(200, { provider, codes: true }))).toEqual({ kind: 'account', provider, codes: true })
  const { resource: _, ...least } = provider
  expect(readWayIn(answer(200, { provider: least, codes: false, more: 1 }))).toMatchObject({ provider })
  const others = [
    answer(200, { provider: null, codes: true }),
    answer(200, { provider: { ...provider, issuer: 'no address' }, codes: true }),
    answer(200, 'hello'),
    answer(401, { code: 'sign_in_needed' }),
    answer(404, {}),
  ]
  expect(others.map(readWayIn)).toEqual(others.map(() => ({ kind: 'keys' })))
})

test('a server with a problem of its own says nothing about keys', () => {
  for (const status of [500, 502, 503]) expect(readWayIn(answer(status, {}))).toEqual({ kind: 'trouble' })
})

test('a server that is not there is told apart', async () => {
  const way = await findWayIn(new URL('http://127.0.0.1:1'), () => null, new AbortController().signal)
  expect(way).toEqual({ kind: 'unreached', failure: 'unreachable' })
})
