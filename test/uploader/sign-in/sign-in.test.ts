// The ends of a sign-in in words, and what is kept of it.
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { keyFile } from '#uploader/sign-in/person.ts'
import { findWay, signIn, signOut } from '#uploader/sign-in/sign-in.ts'
import type { SignInAsk } from '#uploader/sign-in/sign-in.ts'
import { cleanComputerName } from '#shared/contract/sign-in/computer-name.ts'
import { aKey } from '../../adapters/sign-in/a-key.ts'
import { aCompanyWithAccounts } from './a-company-with-accounts.ts'

const { provider, server } = aKey
const asking = (over: Partial<SignInAsk> = {}): SignInAsk => ({
  server,
  language: english,
  signal: new AbortController().signal,
  agentFor: () => null,
  allowLoopback: true,
  tellsComputerName: true,
  ...over,
})

test('the way in is what the server tells, if its provider may be asked', async () => {
  const { idp, url } = await aCompanyWithAccounts()
  expect(await findWay(asking({ server: url }))).toMatchObject({ kind: 'account', provider: { issuer: idp.issuer } })
  expect(await findWay(asking({ server: 'http://uploads.example.com' }))).toMatchObject({ kind: 'refused' })
  expect(await findWay(asking({ server: 'http://127.0.0.1:1' }))).toMatchObject({
    kind: 'refused',
    words: { code: 'server_unreachable' },
  })
})

test.each([
  [{ kind: 'denied' } as const, 'sign_in_denied', 'The sign-in was refused.'],
  [{ kind: 'too_late' } as const, 'sign_in_too_late', 'Nobody signed in in time.'],
  [{ kind: 'not_lasting' } as const, 'sign_in_not_lasting', 'login.example.com gives sign-ins for minutes only.'],
  [{ kind: 'provider_failed', detail: 'invalid_client' } as const, 'sign_in_failed', '(invalid_client)'],
])('%j in words', async (end, code, text) => {
  const place = keyFile(join(temporaryFolder(), 'sign-in'))
  const signed = await signIn(asking(), provider, place, async () => end)
  expect(signed).toMatchObject({ kind: 'refused', words: { code, text: expect.stringContaining(text) } })
  expect(await place.read()).toBeNull()
})

test('the computer stays the same one over sign-ins at one server, and only there', async () => {
  const place = keyFile(join(temporaryFolder(), 'sign-in'))
  const flow = async () => ({ kind: 'signed_in', refreshToken: 'new', accessToken: 'a' }) as const
  expect(await signIn(asking(), provider, place, flow)).toMatchObject({ kind: 'signed_in' })
  const first = await place.read()
  await signIn(asking(), provider, place, flow)
  expect(await place.read()).toEqual(first)
  await signIn(asking({ server: 'https://other.example.com' }), provider, place, flow)
  expect((await place.read())?.deviceId).not.toBe(first?.deviceId)
})

test('the name of the computer is kept with the sign-in, and only where the company wants it told', async () => {
  const place = keyFile(join(temporaryFolder(), 'sign-in'))
  const flow = async () => ({ kind: 'signed_in', refreshToken: 'new', accessToken: 'a' }) as const
  const name = cleanComputerName(hostname()) ?? undefined
  const told = await signIn(asking(), provider, place, flow)
  expect([told.kind === 'signed_in' ? told.token.computerName : null, (await place.read())?.computerName]).toEqual([
    name,
    name,
  ])
  const untold = await signIn(asking({ tellsComputerName: false }), provider, place, flow)
  expect([untold.kind === 'signed_in' ? untold.token.computerName : null, (await place.read())?.computerName]).toEqual([
    undefined,
    undefined,
  ])
})

test('what cannot be kept is said to, and who is not signed in cannot be signed out', async () => {
  const file = join(temporaryFolder(), 'no-folder', 'sign-in')
  const flow = async () => ({ kind: 'signed_in', refreshToken: 'new', accessToken: 'a' }) as const
  expect(await signIn(asking(), provider, keyFile(file), flow)).toMatchObject({ words: { code: 'key_not_kept' } })
  expect(await signOut(keyFile(file), asking(), async () => expect.unreachable())).toEqual({ kind: 'nobody' })
})

test('whoever signed out and is known for the next time is signed out already', async () => {
  const place = keyFile(join(temporaryFolder(), 'sign-in'))
  const flow = async () => ({ kind: 'signed_in', refreshToken: 'new', accessToken: 'a' }) as const
  await signIn(asking(), provider, place, flow)
  const first = await place.read()
  if (first === null) return expect.unreachable()
  await place.keep({ ...first, refreshToken: '' })
  expect(await signOut(place, asking(), async () => expect.unreachable())).toEqual({ kind: 'nobody' })
  await signIn(asking(), provider, place, flow)
  expect(await place.read()).toEqual(first)
})
