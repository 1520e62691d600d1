// What the identity provider is asked, and which of its answers are believed.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { createProviderRequests } from '#server/sign-in/provider.ts'
import { startIdentityProvider } from '../../rigs/identity-provider/identity-provider.ts'

const discovery = '/.well-known/openid-configuration'

test('the keys are those that the provider shows where its discovery says', async () => {
  const idp = await startIdentityProvider()
  onTestFinished(() => idp.close())
  const requests = createProviderRequests(idp.issuer, {}, systemClock)
  onTestFinished(() => requests.close())
  expect(await requests.keys()).toEqual({ keys: [idp.publicKey] })
  expect(idp.asked).toEqual([discovery, '/jwks'])
})

test.each([
  ['another issuer', 200, (issuer: string) => ({ issuer: 'https://login.example.org', jwks_uri: `${issuer}/jwks` })],
  ['the issuer with a slash', 200, (issuer: string) => ({ issuer: `${issuer}/`, jwks_uri: `${issuer}/jwks` })],
  ['keys by another protocol', 200, (issuer: string) => ({ issuer, jwks_uri: 'file:///etc/passwd' })],
  ['no keys', 200, (issuer: string) => ({ issuer })],
  ['a redirect', 302, (issuer: string) => ({ issuer, jwks_uri: `${issuer}/jwks` })],
  ['more than is read', 200, (issuer: string) => ({ issuer, jwks_uri: `${issuer}/jwks`, more: 'x'.repeat(600_000) })],
])('%s is no answer', async (_what, status, say) => {
  const idp = await startIdentityProvider()
  onTestFinished(() => idp.close())
  idp.before = (request: IncomingMessage, response: ServerResponse) => {
    if (request.url !== discovery) return false
    response.writeHead(status, { location: `${idp.issuer}/elsewhere` }).end(JSON.stringify(say(idp.issuer)))
    return true
  }
  const requests = createProviderRequests(idp.issuer, {}, systemClock)
  onTestFinished(() => requests.close())
  await expect(requests.keys()).rejects.toThrow()
  expect(idp.asked).toEqual([discovery])
})
