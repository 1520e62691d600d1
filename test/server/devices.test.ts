// Device tokens.
import { expect, test } from 'vitest'
import { Devices, hashToken, makeToken } from '#server/devices.ts'

const token = makeToken()
const laptop = { name: 'laptop-7', tokenSha256: hashToken(token), base: '/Scans', namespace: '' }

test('a device is known by its token and by nothing else', () => {
  const devices = new Devices([laptop])
  expect(devices.identify(`Bearer ${token}`)).toEqual(laptop)
  expect(devices.identify(`bearer ${token}`)).toEqual(laptop)
  const wrong = [undefined, '', token, 'Bearer', 'Bearer ', `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token} x`]
  for (const header of [...wrong, `Bearer ${laptop.tokenSha256}`, 'Bearer __proto__']) {
    expect(devices.identify(header)).toBeNull()
  }
})

test('a new list takes over at once', () => {
  const devices = new Devices([laptop])
  devices.replace([])
  expect(devices.identify(`Bearer ${token}`)).toBeNull()
})

test('a token has 256 random bits behind a prefix that scanners can find', () => {
  expect(token).toMatch(/^obx_[A-Za-z0-9_-]{43}$/)
  expect(makeToken()).not.toBe(token)
})
