// The provider over our own HTTP: which addresses are taken, and which answers.
import { expect, onTestFinished, test } from 'vitest'
import { isUsableIssuer } from '#adapters/sign-in/provider-connection.ts'
import { startIdentityProvider } from '../../rigs/identity-provider/identity-provider.ts'
import { connected } from '../../rigs/identity-provider/signed-in.ts'

test.each([
  ['https://login.example.com/company', true, true],
  ['http://127.0.0.1:9000', true, false],
  ['http://localhost:9000', true, false],
  ['http://login.example.com', false, false],
  ['http://127.0.0.2', false, false],
  ['file:///etc/passwd', false, false],
  ['login.example.com', false, false],
])('%s', (issuer, inATrial, otherwise) => {
  expect([isUsableIssuer(issuer, true), isUsableIssuer(issuer, false)]).toEqual([inATrial, otherwise])
})

test('what the provider says of itself is asked once, and again after a failure', async () => {
  const idp = await startIdentityProvider()
  onTestFinished(() => idp.close())
  const connection = connected(idp)
  idp.trouble = 'down'
  await expect(connection.configuration()).rejects.toThrow()
  idp.trouble = null
  const [one, other] = await Promise.all([connection.configuration(), connection.configuration()])
  expect(one).toBe(other)
  expect(one.serverMetadata().issuer).toBe(idp.issuer)
  expect(idp.asked).toHaveLength(2)
})

test.each([
  ['another issuer', 200, (issuer: string) => JSON.stringify({ issuer: `${issuer}/other` })],
  ['a redirect', 302, () => ''],
  ['more than is read', 200, (issuer: string) => JSON.stringify({ issuer, more: 'x'.repeat(70_000) })],
])('%s is not believed', async (_what, status, bodyOf) => {
  const idp = await startIdentityProvider()
  onTestFinished(() => idp.close())
  idp.before = (_request, response) => {
    const headers = { location: `${idp.issuer}/elsewhere`, 'content-type': 'application/json' }
    response.writeHead(status, headers).end(bodyOf(idp.issuer))
    return true
  }
  await expect(connected(idp).configuration()).rejects.toThrow()
  expect(idp.asked).toHaveLength(1)
})
