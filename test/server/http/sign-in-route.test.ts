// How one gets in is told to everybody.
import { expect, test } from 'vitest'
import { aCompany } from '../company.ts'
import { aSignedInCompany } from '../sign-in/a-signed-in-company.ts'

test('the way in is told to everybody', async () => {
  const { company, idp } = await aSignedInCompany()
  const answer = await company.app.inject({ url: '/v1/sign-in' })
  const { clientId, issuer, resource, scopes } = idp.settings
  expect(answer.json()).toEqual({ provider: { issuer, clientId, scopes, resource }, codes: false })
})

test('a company without accounts says so, and whether it gives codes', async () => {
  const plain = await aCompany()
  expect((await plain.app.inject({ url: '/v1/sign-in' })).json()).toEqual({ provider: null, codes: false })
  const codes = await aCompany({ enrolmentFile: ':memory:' })
  expect((await codes.app.inject({ url: '/v1/sign-in' })).json()).toEqual({ provider: null, codes: true })
})
