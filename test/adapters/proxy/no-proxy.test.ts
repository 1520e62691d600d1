import { expect, test } from 'vitest'
import { isExcepted } from '#adapters/proxy/no-proxy.ts'

const cases: readonly (readonly [except: string, url: string, excepted: boolean])[] = [
  ['', 'https://a.example', false],
  [' , ', 'https://a.example', false],
  ['*', 'https://a.example', true],
  ['a.example', 'https://a.example', true],
  ['a.example', 'https://up.a.example', true],
  ['a.example', 'https://ba.example', false],
  ['.a.example', 'https://up.a.example', true],
  ['*.a.example', 'https://up.a.example', true],
  ['A.Example', 'https://a.example.', true],
  ['b.example,a.example', 'https://a.example', true],
  ['b.example a.example', 'https://a.example', true],
  ['a.example:443', 'https://a.example', true],
  ['a.example:8443', 'https://a.example', false],
  ['a.example:8443', 'https://a.example:8443', true],
  ['.', 'https://a.example', false],
  ['10.1.2.3', 'https://10.1.2.3', true],
  ['10.0.0.0/8', 'https://10.1.2.3', true],
  ['10.0.0.0/8', 'https://11.1.2.3', false],
  ['10.0.0.0/8:8443', 'https://10.1.2.3:8443', true],
  ['10.0.0.0/40', 'https://10.1.2.3', false],
  ['10.0.0.0/', 'https://10.1.2.3', false],
  ['10.0.0.0/x', 'https://10.0.0.0', false],
  ['1.2.3', 'https://10.1.2.3', false],
  ['10.0.0.0/8', 'https://10.example', false],
  ['fd00::/8', 'https://[fd12::1]', true],
  ['fd12::1', 'https://[fd12::1]', true],
  ['[fd12::1]:8443', 'https://[fd12::1]:8443', true],
  ['[fd12::1]:8443', 'https://[fd12::1]', false],
  ['[fd12::1]', 'https://[fd12::1]', true],
  ['fd00::/8', 'https://10.1.2.3', false],
]

test.each(cases)('"%s" leaves out %s: %s', (except, url, excepted) => {
  expect(isExcepted(except, new URL(url))).toBe(excepted)
})
