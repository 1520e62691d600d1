import { describe, expect, test } from 'vitest'
import { defaultUploadHosts, parseServerUrl, parseUploadLink } from '#adapters/http/allowed-urls.ts'
import { hostileLinks } from '../../rigs/network/hostile-links.ts'

const strict = { allowLoopback: false, hosts: defaultUploadHosts }
const trial = { allowLoopback: true, hosts: defaultUploadHosts }

describe('a link', () => {
  test('that Dropbox writes is taken', () => {
    for (const id of ['bNi2uIYF51cVBND', 'MWsf1ei9ckbpcw', 'W2Dhhcmavz2-IQ', '2THv6HBrcX0w5A', '_-', 'x'.repeat(256)]) {
      const text = `https://content.dropboxapi.com/apitul/1/${id}`
      expect(parseUploadLink(text, strict)).toEqual({ kind: 'ok', url: new URL(text) })
    }
    expect(parseUploadLink('https://dl.dropboxusercontent.com/apitul/1/bNi2uIYF51cVBND', strict).kind).toBe('ok')
  })

  test('to this machine is taken under the flag only', () => {
    const links = ['http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:65535', 'https://127.0.0.1:8443']
    for (const origin of links) {
      const text = `${origin}/apitul/1/abc`
      expect(parseUploadLink(text, trial).kind, text).toBe('ok')
      expect(parseUploadLink(text, strict).kind, text).toBe('refused')
    }
  })

  test('anywhere else is refused, whatever its form', () => {
    expect(new Set(hostileLinks).size).toBeGreaterThanOrEqual(200)
    const taken = hostileLinks.filter((link) => parseUploadLink(link, strict).kind !== 'refused')
    expect(taken).toEqual([])
  })

  test('is no easier to forge under the flag for loopback', () => {
    const taken = hostileLinks.filter((link) => parseUploadLink(link, trial).kind !== 'refused')
    expect(
      taken.filter((link) => !/^https?:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?\/apitul\/1\/[\w-]+$/.test(link)),
    ).toEqual([])
  })

  test('is refused with the reason', () => {
    const reasons = Object.entries({
      'http://content.dropboxapi.com/apitul/1/abc': 'not_https',
      'https://evil.example/apitul/1/abc': 'wrong_host',
      'https://content.dropboxapi.com:8443/apitul/1/abc': 'wrong_port',
      'https://me:pw@content.dropboxapi.com/apitul/1/abc': 'has_credentials',
      'https://content.dropboxapi.com/apitul/1/abc?x=1': 'has_query',
      'https://content.dropboxapi.com/2/files/upload': 'wrong_path',
      'https://content.dropboxapi.com\\apitul/1/abc': 'not_plain',
      'HTTPS://content.dropboxapi.com/apitul/1/abc': 'not_plain',
      'no link at all': 'not_plain',
      'apitul/1/abc': 'not_a_url',
    })
    for (const [link, because] of reasons) {
      expect(parseUploadLink(link, strict), link).toEqual({ kind: 'refused', because })
    }
    const long = `https://content.dropboxapi.com/apitul/1/${'a'.repeat(10_000_000)}`
    expect(parseUploadLink(long, strict)).toEqual({ kind: 'refused', because: 'too_long' })
  })
})

describe('the address of a company server', () => {
  test('is an https origin, as a person writes it', () => {
    const written = [
      'https://files.example.com',
      'https://files.example.com/',
      'https://Files.Example.com:8443',
      'https://10.0.0.7',
    ]
    for (const text of written) expect(parseServerUrl(text, { allowLoopback: false }).kind, text).toBe('ok')
  })

  test('may be http on this machine under the flag', () => {
    for (const text of ['http://127.0.0.1:3000', 'http://localhost:3000/', 'http://[::1]:3000']) {
      expect(parseServerUrl(text, { allowLoopback: true }).kind, text).toBe('ok')
      expect(parseServerUrl(text, { allowLoopback: false })).toEqual({
        kind: 'refused',
        because: 'loopback_needs_flag',
      })
    }
  })

  test('is refused with the reason', () => {
    const reasons = Object.entries({
      'http://files.example.com': 'not_https',
      'http://127.0.0.1.example.com': 'not_https',
      'ftp://files.example.com': 'not_https',
      'https://me@files.example.com': 'has_credentials',
      'https://@files.example.com': 'has_credentials',
      'https://files.example.com/outbox': 'has_path',
      'https://files.example.com/?a': 'has_query',
      'https://files.example.com/#': 'has_query',
      'https://files.example.com\\': 'not_plain',
      'https://files .example.com': 'not_plain',
      'https://0x7f.1': 'not_plain',
      'files.example.com': 'not_a_url',
      '': 'not_plain',
    })
    for (const [text, because] of reasons) {
      expect(parseServerUrl(text, { allowLoopback: true }), text).toEqual({ kind: 'refused', because })
    }
    expect(parseServerUrl(`https://${'a'.repeat(400)}`, { allowLoopback: true }).kind).toBe('refused')
  })
})
