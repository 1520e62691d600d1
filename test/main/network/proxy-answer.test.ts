// What the system says about proxies.
import { describe, expect, it } from 'vitest'
import { entryToUse, isNeverProxied, readProxyAnswer } from '#main/network/proxy-answer.ts'
import type { ProxyEntry, ProxyRoute } from '#main/network/proxy-answer.ts'

function entry(way: string): ProxyEntry {
  return way === 'direct' ? { kind: 'direct' } : { kind: 'proxy', url: way }
}

function usable(...ways: readonly string[]): ProxyRoute {
  return { kind: 'usable', entries: ways.map(entry) }
}

describe('the answer', () => {
  it.each([
    ['DIRECT', usable('direct')],
    ['', usable('direct')],
    [' ; ', usable('direct')],
    ['PROXY proxy.example:8080', usable('http://proxy.example:8080')],
    [
      'PROXY a.example:8080; PROXY b.example:8080; DIRECT',
      usable('http://a.example:8080', 'http://b.example:8080', 'direct'),
    ],
    ['HTTPS proxy.example:8443', usable('https://proxy.example:8443')],
    ['proxy [::1]:3128;', usable('http://[::1]:3128')],
    ['SOCKS5 s.example:1080; PROXY p.example:80', usable('socks5://s.example:1080', 'http://p.example')],
    ['SOCKS s.example:1080; DIRECT', usable('direct')],
    ['SOCKS5 s.example:1080', usable('socks5://s.example:1080')],
    ['SOCKS4 s.example:1080; SOCKS5 s.example:1080', usable('socks5://s.example:1080')],
    ['SOCKS s.example:1080', { kind: 'unusable', said: 'socks4' }],
    ['SOCKS4 s.example:1080; QUIC q.example:443', { kind: 'unusable', said: 'socks4' }],
    ['QUIC q.example:443', { kind: 'unusable', said: 'other' }],
    ['PROXY', { kind: 'unusable', said: 'other' }],
    ['PROXY user:secret@p.example:80', { kind: 'unusable', said: 'other' }],
    ['PROXY p.example:80/path', { kind: 'unusable', said: 'other' }],
  ])('%j', (answer, route) => expect(readProxyAnswer(answer)).toEqual(route))
})

describe('the way that is used', () => {
  it.each([
    [['a', 'b', 'direct'], [], 'a'],
    [['a', 'b', 'direct'], ['a'], 'b'],
    [['a', 'b', 'direct'], ['a', 'b'], 'direct'],
    [['a', 'b'], ['a', 'b'], 'a'],
    [['direct', 'a'], ['a'], 'direct'],
  ])('of %j with %j down is %s', (ways, down, used) => {
    expect(entryToUse(ways.map(entry), (proxy) => down.includes(proxy))).toEqual(entry(used))
  })
})

describe('this computer and its own cable', () => {
  it.each([
    'localhost',
    'a.localhost',
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    '[::1]',
    '169.254.1.1',
    'fe80::1',
    '[fe80::1]',
  ])('%s is never reached through a proxy', (host) => expect(isNeverProxied(host)).toBe(true))
  it.each(['uploads.example', '10.0.0.1', '128.0.0.1', 'localhost.example', 'fe8.example', '2001:db8::1'])(
    '%s may be',
    (host) => expect(isNeverProxied(host)).toBe(false),
  )
})
