import { describe, expect, test } from 'vitest'
import { failureOf, isUnreachable, ProxyError } from '#adapters/http/network-failure.ts'

function systemError(code: string, more: object = {}): Error {
  return Object.assign(new Error('something'), { code, ...more })
}

describe('a network failure', () => {
  test.each([
    ['ENOTFOUND', 'offline'],
    ['EAI_AGAIN', 'offline'],
    ['ENETUNREACH', 'offline'],
    ['EHOSTUNREACH', 'offline'],
    ['ECONNREFUSED', 'unreachable'],
    ['ETIMEDOUT', 'unreachable'],
    ['ECONNRESET', 'unreachable'],
    ['CERT_HAS_EXPIRED', 'tls_untrusted'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_untrusted'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls_untrusted'],
    ['EPROTO', 'tls_untrusted'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'client_certificate_refused'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'tls_untrusted'],
    ['EMFILE', 'too_many_open_files'],
    ['HPE_INVALID_CONSTANT', 'bad_answer'],
    ['ERR_PROXY_TUNNEL', 'unreachable'],
    ['', 'unreachable'],
  ])('%s before the connection is up means %s', (code, expected) => {
    expect(failureOf(systemError(code), false)).toBe(expected)
  })

  test.each([
    ['ECONNRESET', 'connection_lost'],
    ['EPIPE', 'connection_lost'],
    ['ETIMEDOUT', 'timed_out'],
    ['ENETUNREACH', 'offline'],
    ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'connection_lost'],
    ['HPE_HEADER_OVERFLOW', 'bad_answer'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'client_certificate_refused'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', 'client_certificate_refused'],
    ['', 'connection_lost'],
  ])('%s on a connection means %s', (code, expected) => {
    expect(failureOf(systemError(code), true)).toBe(expected)
  })

  test('of a proxy tells who is wanted from a host the proxy cannot reach', () => {
    expect(failureOf(new ProxyError('who is there?', { status: 407, refusal: 'proxy_scheme_unknown' }), false)).toBe(
      'proxy_scheme_unknown',
    )
    expect(failureOf(new ProxyError('no way', { status: 502 }), false)).toBe('unreachable')
  })

  test.each([
    ['10.1.2.3', 'local_network_blocked'],
    ['172.31.0.1', 'local_network_blocked'],
    ['192.168.1.20', 'local_network_blocked'],
    ['fe80::1', 'local_network_blocked'],
    ['fd12:3456::1', 'local_network_blocked'],
    ['172.32.0.1', 'offline'],
    ['8.8.8.8', 'offline'],
    ['2001:db8::1', 'offline'],
    [undefined, 'offline'],
  ])('no route to %s on macOS means %s, and elsewhere that there is no network', (address, expected) => {
    const error = systemError('EHOSTUNREACH', { address })
    expect(failureOf(error, false, 'darwin')).toBe(expected)
    expect(failureOf(error, false, 'linux')).toBe('offline')
    const several = Object.assign(new AggregateError([systemError('ECONNREFUSED'), error]), { code: 'EHOSTUNREACH' })
    expect(failureOf(several, false, 'darwin')).toBe(expected)
  })

  test('that is not even an error is a lost connection', () => {
    expect(failureOf('what?', true)).toBe('connection_lost')
  })

  test('holds the other uploads only when no connection came about', () => {
    expect(isUnreachable('offline')).toBe(true)
    expect(isUnreachable('tls_untrusted')).toBe(true)
    expect(isUnreachable('connection_lost')).toBe(false)
    expect(isUnreachable('timed_out')).toBe(false)
    expect(isUnreachable('bad_answer')).toBe(false)
  })
})
