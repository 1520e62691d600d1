// What counts as this computer, and what each of those who ask makes of it.
import { describe, expect, test } from 'vitest'
import { isLoopbackHost, isUsualLoopbackHost } from '#shared/http/loopback.ts'
import { parseServerUrl } from '#adapters/http/allowed-urls.ts'
import { isNeverProxied } from '#main/network/proxy-answer.ts'

/** `isUsual`: bytes and credentials may go there over plain http, in trials. */
type Row = { readonly host: string; readonly isLoopback: boolean; readonly isUsual: boolean }

const rows: readonly Row[] = [
  { host: '127.0.0.1', isLoopback: true, isUsual: true },
  { host: '[::1]', isLoopback: true, isUsual: true },
  { host: 'localhost', isLoopback: true, isUsual: true },
  { host: '127.8.8.8', isLoopback: true, isUsual: false },
  { host: '::1', isLoopback: true, isUsual: false },
  { host: 'LOCALHOST', isLoopback: true, isUsual: false },
  { host: 'LOCALHOST.', isLoopback: false, isUsual: false },
  { host: '0.0.0.0', isLoopback: false, isUsual: false },
  { host: '127.1', isLoopback: false, isUsual: false },
  { host: '::ffff:127.0.0.1', isLoopback: false, isUsual: false },
  { host: '::', isLoopback: false, isUsual: false },
  { host: '10.0.0.1', isLoopback: false, isUsual: false },
  { host: 'localhost.example.com', isLoopback: false, isUsual: false },
  { host: '127.0.0.1.example.com', isLoopback: false, isUsual: false },
  { host: '1270.0.0.1', isLoopback: false, isUsual: false },
  { host: '', isLoopback: false, isUsual: false },
]

describe('a host name by itself', () => {
  test.each(rows)('$host', ({ host, isLoopback, isUsual }) => {
    expect(isLoopbackHost(host)).toBe(isLoopback)
    expect(isUsualLoopbackHost(host)).toBe(isUsual)
    expect(isNeverProxied(host)).toBe(isLoopback)
  })
})

test('a server on this computer is named in one of the usual ways; URL parsers shorten nothing unseen', () => {
  const kindOf = (host: string): string => parseServerUrl(`http://${host}:8080`, { allowLoopback: true }).kind
  for (const host of ['127.0.0.1', '[::1]', 'localhost', 'LOCALHOST']) expect(kindOf(host), host).toBe('ok')
  const others = ['127.8.8.8', 'LOCALHOST.', '0.0.0.0', '127.1', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1']
  for (const host of others) expect(kindOf(host), host).toBe('refused')
})
