import { expect, it } from 'vitest'
import { policyProxyAnswer } from '#main/network/policy-proxy.ts'
import { readProxyAnswer } from '#main/network/proxy-answer.ts'
import { policySchema } from '#shared/policy/schema.ts'

it.each([
  ['http://proxy.example.com:3128', 'http://proxy.example.com:3128'],
  ['http://proxy.example.com', 'http://proxy.example.com'],
  ['https://proxy.example.com/', 'https://proxy.example.com'],
  ['socks5://10.0.0.1', 'socks5://10.0.0.1:1080'],
  ['http://[2001:db8::1]:8080', 'http://[2001:db8::1]:8080'],
])('%s is that proxy for all addresses', (choice, url) => {
  expect(policySchema.shape.proxy.safeParse(choice).success).toBe(true)
  expect(readProxyAnswer(policyProxyAnswer(choice) ?? '')).toEqual({
    kind: 'usable',
    entries: [{ kind: 'proxy', url }],
  })
})

it('none is a direct connection, and system leaves it to the system', () => {
  expect(policyProxyAnswer('none')).toBe('DIRECT')
  expect([policyProxyAnswer('system'), policyProxyAnswer(null)]).toEqual([null, null])
})

it('no policy holds a password, and what is no proxy is not gone around', () => {
  for (const wrong of ['http://ada:secret@proxy.example.com', 'socks4://a', 'proxy.example.com', 'http://a/pac']) {
    expect(policySchema.shape.proxy.safeParse(wrong).success).toBe(false)
  }
  expect(readProxyAnswer(policyProxyAnswer('http://') ?? '')).toMatchObject({ kind: 'unusable' })
})
