// The provider's keys: while it is away, when it changes them, and how often it is asked.
import { describe, expect, test } from 'vitest'
import { laptopToken, post } from '../company.ts'
import { aSignedInCompany, hello } from './a-signed-in-company.ts'

const wanted = (path: string) => ({
  path,
  size: hello.size,
  contentHash: hello.hash,
  clientModified: null,
  replaces: null,
})

describe('the provider', () => {
  test.each(['down', 'hangs up'] as const)(
    'is away (%s) before its keys were seen: later, and computers with keys go on',
    async (trouble) => {
      const { ask, claims, company, idp } = await aSignedInCompany()
      idp.trouble = trouble
      const token = await idp.sign(claims())
      const early = await ask(token)
      expect([early.status, early.body['code'], early.retryAfter]).toEqual([503, 'sign_in_unavailable', '5'])
      expect(
        (await post(company, '/v1/links', wanted('b.txt'), { authorization: `Bearer ${laptopToken}` })).status,
      ).toBe(200)
      idp.trouble = null
      expect((await ask(token)).status).toBe(503)
      expect(idp.asked).toHaveLength(1)
      company.clock.advance(5_000)
      expect((await ask(token)).status).toBe(200)
    },
  )

  test('is away for hours: the keys that are known let people in, for a day', async () => {
    const { ask, claims, company, idp } = await aSignedInCompany()
    expect((await ask(await idp.sign(claims()))).status).toBe(200)
    idp.trouble = 'down'
    company.clock.advance(23 * 3_600_000)
    expect((await ask(await idp.sign(claims()))).status).toBe(200)
    company.clock.advance(2 * 3_600_000)
    expect((await ask(await idp.sign(claims()))).status).toBe(503)
  })

  test('changes its keys: new tokens are good at once, old ones no more, and no flood of questions follows', async () => {
    const { ask, claims, company, idp } = await aSignedInCompany()
    const old = await idp.sign(claims())
    expect((await ask(old)).status).toBe(200)
    await idp.changeKeys()
    const token = await idp.sign(claims())
    // Just looked: it may be a new key, so nobody is signed out, and nobody is let in.
    expect((await ask(token)).body['code']).toBe('sign_in_unavailable')
    company.clock.advance(30_000)
    const answers = await Promise.all(Array.from({ length: 5 }, (_, number) => ask(token, `${number}.txt`)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(idp.asked.filter((url) => url === '/jwks')).toHaveLength(2)
    expect((await ask(old)).status).toBe(503)
    company.clock.advance(30_000)
    expect((await ask(old)).status).toBe(401)
  })
})
