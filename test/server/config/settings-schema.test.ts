// The form of the settings file. Its secrets, its file names and how a fault is said: see settings.test.ts.
import { expect, test } from 'vitest'
import { defaultLimits } from '#server/config/limits.ts'
import { settingsSchema } from '#server/config/settings-schema.ts'
import { defaultPolicy } from '#server/links/policy.ts'
import { someSettings } from './some-settings.ts'

test('the shortest file gets every default', () => {
  const settings = settingsSchema.parse(someSettings())
  expect(settings.limits).toEqual(defaultLimits)
  expect(settings).toMatchObject({
    ...defaultPolicy,
    relayMaxBytes: 350_000_000_000,
    relayFile: null,
    host: '127.0.0.1',
    trustProxy: [],
    auditFile: null,
  })
  expect(settings.devices[0]?.namespace).toBe('')
})

const [device] = someSettings().devices

test.each([
  ['a key nobody knows', { ports: 1 }],
  ['a key nobody knows, deeper', { limits: { headMS: 100 } }],
  ['no list of devices', { devices: null }],
  ['a device whose name is a path', { devices: [{ ...device, name: 'a/b' }] }],
  ['a token that is no hash', { devices: [{ ...device, tokenSha256: 'obx_laptop' }] }],
  ['a base that is no folder', { devices: [{ ...device, base: 'Scans' }] }],
  ['no host to link to', { dropbox: { ...someSettings().dropbox, linkHosts: [] } }],
  ['links that outlive what Dropbox gives', { linkSeconds: 601 }],
])('%s is refused', (_what, change) => {
  expect(settingsSchema.safeParse({ ...someSettings(), ...change }).success).toBe(false)
})

test.each([
  ['a piece that is no whole number of blocks', { relayPieceBytes: 5_000_000 }],
  ['a piece that is larger than a client holds', { relayPieceBytes: 20 * 1024 * 1024 }],
  ['a file that is larger than any of Dropbox', { relayMaxBytes: 2_199_019_061_249 }],
  ['a relay that outlives its session', { relayHours: 169 }],
  ['less memory than one piece', { limits: { relayMemoryBytes: 16 * 1024 * 1024 - 1 } }],
])('%s is refused', (_name, changes) => {
  expect(settingsSchema.safeParse({ ...someSettings(), ...changes }).success).toBe(false)
})
