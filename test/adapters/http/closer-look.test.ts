// The handshakes themselves: see test/uploader/doctor/certificate-words.test.ts, with certificates of every kind.
import { expect, test } from 'vitest'
import { hasAddress, isNameUnknown, lookAtHandshake } from '#adapters/http/closer-look.ts'
import { networkInterfaces } from 'node:os'

type Interfaces = Parameters<typeof hasAddress>[0]

function address(text: string, internal: boolean): Interfaces[string] {
  const rest = { netmask: '', mac: '', cidr: null }
  return text.includes(':')
    ? [{ address: text, internal, family: 'IPv6', scopeid: 0, ...rest }]
    : [{ address: text, internal, family: 'IPv4', ...rest }]
}

test.each<[Interfaces, boolean]>([
  [{}, false],
  [{ lo: address('127.0.0.1', true) }, false],
  [{ lo: address('127.0.0.1', true), wlan0: address('fe80::1', false) }, false],
  [{ eth0: address('192.168.1.7', false) }, true],
  [{ eth0: address('2001:db8::7', false) }, true],
])('%j leads out of this computer: %s', (interfaces, leadsOut) => expect(hasAddress(interfaces)).toBe(leadsOut))

test.each<[string, boolean]>([
  ['ENOTFOUND', hasAddress(networkInterfaces())],
  ['EAI_AGAIN', false],
])('%s while there is a network: the name is unknown: %s', async (code, isUnknown) => {
  const look = async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }))
  expect(await isNameUnknown('uploads.acme.invalid', look)).toBe(isUnknown)
})

test('a known name is known', async () => expect(await isNameUnknown('x', async () => null)).toBe(false))

test('a look that is not wanted any more connects to nobody', async () => {
  const url = new URL('https://127.0.0.1:1')
  expect(await lookAtHandshake(url, () => null, AbortSignal.abort())).toEqual({ kind: 'nothing' })
  expect(await lookAtHandshake(url, () => null, new AbortController().signal)).toEqual({ kind: 'nothing' })
})
