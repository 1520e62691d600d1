// Settings that must not run.
import { expect, test } from 'vitest'
import { hashToken } from '#server/devices.ts'
import { parseSettings } from '#server/config/settings.ts'
import { someSettings } from './some-settings.ts'

const base = someSettings()
const [device] = base.devices
const signIn = { issuer: 'https://login.example.com/', audience: 'api://uploads', clientId: 'outbox' }

test.each([
  ['plain http for others', { host: '0.0.0.0' }, 'readable over plain http'],
  ['a head that may take longer than the request', { limits: { headMs: 60_000 } }, 'headMs must not be longer'],
  ['a certificate without its key', { tlsCertFile: 'c' }, 'tlsCertFile and tlsKeyFile'],
  ['trust in every address', { trustProxy: ['0.0.0.0/0'] }, 'is not the address of a proxy'],
  ['trust in every IPv6 address', { trustProxy: ['::/0'] }, 'is not the address of a proxy'],
  ['trust by name', { trustProxy: ['loopback'] }, 'is not the address of a proxy'],
  ["the demo's credential at the real Dropbox", { dropbox: { ...base.dropbox, appKey: 'outbox-demo' } }, "demo's key"],
  ['a stand-in elsewhere', { dropbox: { ...base.dropbox, url: 'http://10.0.0.1:81' } }, 'local stand-in'],
  [
    'a stand-in for a public server',
    { host: '0.0.0.0', tlsCertFile: 'c', tlsKeyFile: 'k', dropbox: { ...base.dropbox, url: 'http://127.0.0.1:81' } },
    'for trials',
  ],
  ['links to strangers', { dropbox: { ...base.dropbox, linkHosts: ['evil.example'] } }, 'does not belong to Dropbox'],
  [
    'links to a look-alike',
    { dropbox: { ...base.dropbox, linkHosts: ['content.dropboxapi.com.evil.example'] } },
    'does not belong',
  ],
  ['an empty token', { devices: [{ ...device, tokenSha256: hashToken('') }] }, 'make one with --make-token'],
  ['a revoked token that is somebody’s', { devices: [{ ...device, revoked: true }, device] }, "another device's"],
  ['a shared token', { devices: [device, { ...device, name: 'other' }] }, "another device's"],
  ['sign-in over plain http', { signIn: { ...signIn, issuer: 'http://login.example.com' } }, 'https address'],
  ['sign-in on this computer', { signIn: { ...signIn, issuer: 'http://127.0.0.1:90' } }, 'https address'],
  ['sign-in at no address', { signIn: { ...signIn, issuer: 'login.example.com' } }, 'https address'],
  ['an issuer with a query', { signIn: { ...signIn, issuer: 'https://login.example.com/?a' } }, 'https address'],
  ['ID tokens as access tokens', { signIn: { ...signIn, audience: 'outbox' } }, 'the same as clientId'],
  ['a group that nobody looks for', { signIn: { ...signIn, requiredGroup: 'staff' } }, 'groupsClaim is missing'],
  ['signatures that anybody can make', { signIn: { ...signIn, algorithms: ['HS256'] } }, 'signIn.algorithms.0'],
  ['no signature', { signIn: { ...signIn, algorithms: ['none'] } }, 'signIn.algorithms.0'],
  [
    'two devices of one name',
    { devices: [device, { ...device, name: 'LAPTOP-7', tokenSha256: hashToken('x') }] },
    'two devices',
  ],
])('%s is refused with a sentence', (_name, changes, because) => {
  const answer = parseSettings(JSON.stringify({ ...base, ...changes }))
  expect(answer).toMatchObject({ kind: 'refused', because: expect.stringContaining(because) })
})

test.each([
  ['on this computer', {}],
  ['for others, with TLS', { host: '0.0.0.0', tlsCertFile: 'c', tlsKeyFile: 'k' }],
  ['for others, behind a named proxy', { host: '10.0.0.2', trustProxy: ['10.0.0.5', '10.1.0.0/16', 'fd00::/64'] }],
  [
    'with a computer that got another token',
    {
      devices: [
        { ...device, revoked: true },
        { ...device, tokenSha256: hashToken('x') },
      ],
    },
  ],
  ['with nobody let in', { devices: [] }],
  ['with a local stand-in', { dropbox: { ...base.dropbox, url: 'http://127.0.0.1:81' } }],
])('%s is fine', (_name, changes) => {
  expect(parseSettings(JSON.stringify({ ...base, ...changes })).kind).toBe('settings')
})
