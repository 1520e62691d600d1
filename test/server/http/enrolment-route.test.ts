// The route for computers without a token.
import { expect, test } from 'vitest'
import { makeCode } from '#server/enrolment/enrolment.ts'
import { aCompany } from '../company.ts'

test('who guesses codes is slowed down', async () => {
  const company = await aCompany({
    enrolmentFile: ':memory:',
    limits: { requestsPerAddress: { perSecond: 0.1, burst: 3 } },
  })
  const guess = () => company.app.inject({ method: 'POST', url: '/v1/enrolments', payload: { code: makeCode() } })
  const seen: number[] = []
  for (let number = 0; number < 5; number += 1) seen.push((await guess()).statusCode)
  expect(seen).toEqual([403, 403, 403, 429, 429])
})

test('another method and another shape are told', async () => {
  const { app } = await aCompany({ enrolmentFile: ':memory:' })
  const ask = (payload: string) =>
    app.inject({ method: 'POST', url: '/v1/enrolments', payload, headers: { 'content-type': 'application/json' } })
  for (const wrong of ['', '{', '[]', '{"code":7}', '{"code":"a","code2":"b"}'])
    expect((await ask(wrong)).statusCode).toBe(400)
})
