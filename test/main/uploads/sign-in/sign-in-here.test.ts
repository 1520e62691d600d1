// Sign-in in the browser of this computer, with the real server and the real provider.
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { signInHere } from '#main/uploads/sign-in/sign-in-here.ts'
import { readPersonKey } from '#uploader/sign-in/person.ts'
import { aPerson } from '../../../rigs/identity-provider/person.ts'
import { aCompany } from '../../../server/company.ts'
import { aCompanyWithAccounts } from '../../../uploader/sign-in/a-company-with-accounts.ts'

const network = {
  agentFor: () => null,
  allowLoopback: true,
  tellsComputerName: true,
  language: english,
  signal: new AbortController().signal,
}

test('the page of the provider is opened, and the key and a first token come back', async () => {
  const { idp, url } = await aCompanyWithAccounts()
  const learned: string[] = []
  const openExternal = async (address: string): Promise<void> => {
    const back = aPerson(idp.issuer, 'kim').open(address)
    void back.then((answer) => (answer === null ? null : fetch(answer)))
  }
  const learn = async (address: string) => void learned.push(address)
  const end = await signInHere({ ...network, server: url }, learn, { openExternal }, () => null)
  if (end.kind === 'refused') throw new Error(end.text)
  expect(readPersonKey(end.key)).toMatchObject({ server: url, deviceId: end.token.deviceId })
  expect(await end.token.current()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  expect(learned).toEqual([idp.issuer])
})

test('a server without accounts, a page that is no web page, and a person who is not there', async () => {
  const opened: string[] = []
  const openExternal = async (address: string) => void opened.push(address)
  const { app } = await aCompany()
  const plain = await app.listen({ port: 0, host: '127.0.0.1' })
  const none = await signInHere(
    { ...network, server: plain },
    async () => undefined,
    { openExternal },
    () => null,
  )
  expect(none).toMatchObject({ kind: 'refused', text: expect.stringContaining('has no accounts to sign in with') })
  const { idp, url } = await aCompanyWithAccounts()
  idp.before = (request, response) => {
    if (request.url !== '/.well-known/openid-configuration') return false
    const page = { issuer: idp.issuer, authorization_endpoint: 'file:///usr/bin/calc' }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page))
    return true
  }
  const odd = await signInHere(
    { ...network, server: url },
    async () => undefined,
    { openExternal },
    () => null,
  )
  expect([odd.kind, opened]).toEqual(['refused', []])
  const signal = AbortSignal.abort()
  const left = await signInHere(
    { ...network, signal, server: url },
    async () => undefined,
    { openExternal },
    () => null,
  )
  expect(left.kind).toBe('refused')
})
