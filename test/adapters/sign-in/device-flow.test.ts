// Sign-in with a code on another device, as providers and networks may answer it.
import { expect, onTestFinished, test } from 'vitest'
import { signInOnAnotherDevice } from '#adapters/sign-in/device-flow.ts'
import { startIdentityProvider } from '../../rigs/identity-provider/identity-provider.ts'
import { aPerson } from '../../rigs/identity-provider/person.ts'
import { connected, hastyClock, providerOf } from '../../rigs/identity-provider/signed-in.ts'

/** Signs in while the provider's answers to the questions are these, in turn, and then its own. */
async function flow(answers: readonly (string | number | null)[], signal = new AbortController().signal) {
  const idp = await startIdentityProvider()
  onTestFinished(() => idp.close())
  const left = [...answers]
  let typed: Promise<unknown> | null = null
  idp.before = (request, response) => {
    if (request.url !== '/token' || left.length === 0) return false
    const answer = left.shift()
    if (answer === null) request.socket.destroy()
    else if (typeof answer === 'number')
      response.writeHead(answer, { 'content-type': 'text/html' }).end('<html></html>')
    else response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: answer }))
    return true
  }
  const clock = hastyClock()
  const end = await signInOnAnotherDevice(
    providerOf(idp),
    connected(idp),
    ({ whole }) => {
      typed = aPerson(idp.issuer, 'kim').open(String(whole))
    },
    { ...clock, delay: async (ms) => void (await Promise.all([typed, clock.delay(ms)])) },
    signal,
  )
  return { end, waits: clock.waits, asked: idp.asked.filter((url) => url === '/token').length }
}

test('it waits as long as the provider says, and longer when told to slow down', async () => {
  const { end, waits } = await flow(['authorization_pending', 'slow_down', 'authorization_pending', 'slow_down'])
  expect(end).toMatchObject({ kind: 'signed_in', refreshToken: expect.any(String) })
  expect(waits).toEqual([5_000, 5_000, 10_000, 10_000, 15_000])
})

test('a broken connection, a bad gateway and a page of the network end nothing', async () => {
  const { asked, end } = await flow([null, 502, 200, 503, null])
  expect([end.kind, asked]).toEqual(['signed_in', 6])
})

test.each([
  ['access_denied', { kind: 'denied' }],
  ['expired_token', { kind: 'too_late' }],
  ['invalid_client', { kind: 'provider_failed', detail: 'invalid_client' }],
])('%s is the last word', async (word, end) => {
  const answer = await flow(['authorization_pending', word])
  expect([answer.end, answer.asked]).toEqual([end, 2])
})

test('it ends with the life of the code, and when the person does not want to any more', async () => {
  expect((await flow(Array<string>(200).fill('authorization_pending'))).end).toEqual({ kind: 'too_late' })
  expect((await flow([], AbortSignal.abort())).end).toEqual({ kind: 'cancelled' })
})

test('a provider that is away, or has no such flow, is said to be', async () => {
  const idp = await startIdentityProvider()
  onTestFinished(() => idp.close())
  idp.trouble = 'hangs up'
  const none = new AbortController().signal
  const end = await signInOnAnotherDevice(providerOf(idp), connected(idp), () => undefined, hastyClock(), none)
  expect(end).toMatchObject({ kind: 'provider_failed', detail: expect.any(String) })
})
