// That they are kept over a start, and what the proxy hears: see proxies.test.ts.
import { expect, it } from 'vitest'
import { createProxyLogins } from '#main/network/proxy-logins.ts'

it('are written so that no letter of them ends an address, and are for one proxy', async () => {
  const kept: unknown[] = []
  const logins = createProxyLogins({
    keyFor: (proxy) => (proxy === 'proxy.example:3128' ? 'ada:x' : null),
    isLocked: () => false,
    tryAgain: async () => 'nothing',
    async keep(serverKey) {
      kept.push(serverKey)
      return 'not_saved'
    },
  })
  expect(await logins.keep('proxy.example:3128', { name: 'AD\\ada@x', password: 'a/b:c#?%' })).toBe('not_saved')
  expect(kept).toEqual([{ server: 'proxy.example:3128', key: 'AD%5Cada%40x:a%2Fb%3Ac%23%3F%25' }])
  expect([logins.wordsFor('proxy.example:3128'), logins.wordsFor('other.example:3128')]).toEqual(['ada:x', null])
})
