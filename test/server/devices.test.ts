// Device tokens.
import { describe, expect, test } from 'vitest'
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

test('a token that was signed out is remembered by its device’s name, until it is good again', () => {
  const devices = new Devices([laptop])
  const header = `Bearer ${token}`
  expect(devices.formerName(header)).toBeNull()
  devices.replace([])
  expect([devices.identify(header), devices.formerName(header)]).toEqual([null, 'laptop-7'])
  devices.replace([laptop])
  expect([devices.identify(header), devices.formerName(header)]).toEqual([laptop, null])
})

test('a revoked entry lets nobody in, shares no folder, and tells whose token it was', () => {
  const office = { ...laptop, name: 'office', tokenSha256: hashToken('obx_office') }
  const devices = new Devices([{ ...laptop, revoked: true }, office])
  expect([devices.identify(`Bearer ${token}`), devices.formerName(`Bearer ${token}`)]).toEqual([null, 'laptop-7'])
  expect(devices.isShared(office)).toBe(false)
  for (const header of [undefined, '', 'Bearer obx_office', 'Bearer obx_other']) {
    expect(devices.formerName(header)).toBeNull()
  }
})

test('a token has 256 random bits behind a prefix that scanners can find', () => {
  expect(token).toMatch(/^obx_[A-Za-z0-9_-]{43}$/)
  expect(makeToken()).not.toBe(token)
})

describe('a base is shared', () => {
  test.each([
    [['/Scans/laptop', '/Scans/office'], []],
    [
      ['/Scans', '/scans'],
      ['/Scans', '/scans'],
    ],
    [
      ['/Scans', '/Scans/office/a', '/Scan'],
      ['/Scans', '/Scans/office/a'],
    ],
    [
      ['', '/a', '/b/c'],
      ['', '/a', '/b/c'],
    ],
    [
      ['/Büro', '/BU\u0308RO/x', '/x'],
      ['/Büro', '/BU\u0308RO/x'],
    ],
    [[''], []],
  ])('among %j: %j', (bases, shared) => {
    const list = bases.map((base, index) => ({
      name: `device ${index}`,
      tokenSha256: hashToken(`token ${index}`),
      base,
      namespace: '',
    }))
    const devices = new Devices(list)
    expect(list.filter((device) => devices.isShared(device)).map(({ base }) => base)).toEqual(shared)
  })

  test('only as long as both devices are there', () => {
    const one = { name: 'one', tokenSha256: hashToken('one'), base: '/Scans', namespace: '' }
    const devices = new Devices([one, { ...one, name: 'two', tokenSha256: hashToken('two') }])
    expect(devices.isShared(one)).toBe(true)
    devices.replace([one])
    expect(devices.isShared(one)).toBe(false)
  })
})
