// The device key: sealed on the disk or nowhere, and given to its own server only.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { openDeviceKeyStore } from '#main/settings/device-key.ts'
import type { KeyStorage } from '#main/settings/device-key.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

/** Real encryption, with its secret in memory instead of the system's key store. */
function aKeyStorage(isSafe = true, secret = randomBytes(32), isStale = false): KeyStorage {
  return {
    isSafe: () => isSafe,
    async seal(text) {
      if (!isSafe) return null
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', secret, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    async open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12), { authTagLength: 16 })
      decipher.setAuthTag(sealed.subarray(12, 28))
      const text = decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8')
      return { text, isStale }
    },
  }
}

const server = 'https://uploads.example'
const key = 'device-key-that-nobody-may-see'

it('is there again after a restart, and nowhere readable meanwhile', async () => {
  const file = join(temporaryFolder(), 'key')
  const storage = aKeyStorage()
  const first = await openDeviceKeyStore(file, storage)
  expect(first.found).toBe('nothing')
  expect(await first.keyStore.keep({ server, key })).toBe('kept')
  for (const name of await readdir(dirname(file))) {
    expect((await readFile(join(dirname(file), name))).toString('latin1')).not.toContain(key)
  }
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
  const second = await openDeviceKeyStore(file, storage)
  expect(second.found).toBe('key')
  expect(second.keyStore.keyFor(server)).toBe(key)
})

it('is sealed anew when the system asks for it', async () => {
  const file = join(temporaryFolder(), 'key')
  const secret = randomBytes(32)
  await (await openDeviceKeyStore(file, aKeyStorage(true, secret))).keyStore.keep({ server, key })
  const before = await readFile(file)
  const { keyStore } = await openDeviceKeyStore(file, aKeyStorage(true, secret, true))
  expect(keyStore.keyFor(server)).toBe(key)
  expect((await readFile(file)).equals(before)).toBe(false)
  expect((await openDeviceKeyStore(file, aKeyStorage(true, secret))).keyStore.keyFor(server)).toBe(key)
})

it('is given to no other server', async () => {
  const { keyStore } = await openDeviceKeyStore(join(temporaryFolder(), 'key'), aKeyStorage())
  await keyStore.keep({ server, key })
  expect(keyStore.keyFor('https://evil.example')).toBeNull()
  expect(keyStore.keyFor('http://uploads.example')).toBeNull()
  expect(keyStore.keyFor('')).toBeNull()
})

it('stays in memory where there is no safe place, and takes an older one off the disk', async () => {
  const file = join(temporaryFolder(), 'key')
  const secret = randomBytes(32)
  await (await openDeviceKeyStore(file, aKeyStorage(true, secret))).keyStore.keep({ server, key: 'older' })
  const { keyStore } = await openDeviceKeyStore(file, aKeyStorage(false, secret))
  expect(await keyStore.keep({ server, key })).toBe('in_memory')
  expect(keyStore.keyFor(server)).toBe(key)
  expect(existsSync(file)).toBe(false)
})

it('is not saved, and the older one not taken away, when the key store breaks', async () => {
  const file = join(temporaryFolder(), 'key')
  const storage = aKeyStorage()
  await (await openDeviceKeyStore(file, storage)).keyStore.keep({ server, key: 'older' })
  const broken: KeyStorage = { ...storage, seal: () => Promise.reject(new Error('broken')) }
  const { keyStore } = await openDeviceKeyStore(file, broken)
  expect(await keyStore.keep({ server, key })).toBe('not_saved')
  expect(keyStore.keyFor(server)).toBe(key)
  expect((await openDeviceKeyStore(file, storage)).keyStore.keyFor(server)).toBe('older')
})

it('is found beside its file when another program kept it from its place', async () => {
  const file = join(temporaryFolder(), 'key')
  const storage = aKeyStorage()
  // Nothing can be renamed over a folder.
  await mkdir(join(file, 'in the way'), { recursive: true })
  const { keyStore } = await openDeviceKeyStore(file, storage)
  expect(await keyStore.keep({ server, key })).toBe('kept')
  expect(existsSync(file)).toBe(true)
  const later = await openDeviceKeyStore(file, storage)
  expect(later).toMatchObject({ found: 'key' })
  expect(later.keyStore.keyFor(server)).toBe(key)
  await rm(file, { recursive: true })
  expect((await openDeviceKeyStore(file, storage)).keyStore.keyFor(server)).toBe(key)
  expect(existsSync(`${file}.new`)).toBe(false)
  expect(existsSync(file)).toBe(true)
})

it('is the older one when a crash tore what was written beside it', async () => {
  const file = join(temporaryFolder(), 'key')
  const storage = aKeyStorage()
  await (await openDeviceKeyStore(file, storage)).keyStore.keep({ server, key })
  await writeFile(`${file}.new`, (await readFile(file)).subarray(0, 20))
  const { keyStore, found } = await openDeviceKeyStore(file, storage)
  expect(found).toBe('key')
  expect(keyStore.keyFor(server)).toBe(key)
})

it('is waited for while the key store is locked, and then there', async () => {
  const file = join(temporaryFolder(), 'key')
  const storage = aKeyStorage()
  await (await openDeviceKeyStore(file, storage)).keyStore.keep({ server, key })
  let isLocked = true
  const locked: KeyStorage = { ...storage, open: async (sealed) => (isLocked ? 'locked' : storage.open(sealed)) }
  const { keyStore, found } = await openDeviceKeyStore(file, locked)
  expect(found).toBe('locked')
  expect(keyStore.isLocked()).toBe(true)
  expect(keyStore.keyFor(server)).toBeNull()
  expect(await keyStore.tryAgain()).toBe('locked')
  isLocked = false
  expect(await keyStore.tryAgain()).toBe('key')
  expect(keyStore.isLocked()).toBe(false)
  expect(keyStore.keyFor(server)).toBe(key)
})

it('is kept when the lock opens, if it was typed meanwhile', async () => {
  const file = join(temporaryFolder(), 'key')
  const storage = aKeyStorage()
  await (await openDeviceKeyStore(file, storage)).keyStore.keep({ server, key: 'older' })
  let isLocked = true
  const locked: KeyStorage = {
    ...storage,
    seal: async (text) => (isLocked ? null : storage.seal(text)),
    open: async (sealed) => (isLocked ? 'locked' : storage.open(sealed)),
  }
  const { keyStore } = await openDeviceKeyStore(file, locked)
  expect(await keyStore.keep({ server, key })).toBe('in_memory')
  // The locked one may be this very key.
  expect(existsSync(file)).toBe(true)
  isLocked = false
  expect(await keyStore.tryAgain()).toBe('key')
  expect((await openDeviceKeyStore(file, storage)).keyStore.keyFor(server)).toBe(key)
})

it.each([
  ['goes into the key store when there is one by now', true, 'key'],
  ['is taken off the disk when there still is none', false, 'in_memory'],
] as const)('that was sealed with a password everybody knows %s', async (_what, hasStore, wanted) => {
  const file = join(temporaryFolder(), 'key')
  const secret = randomBytes(32)
  await (await openDeviceKeyStore(file, aKeyStorage(true, secret))).keyStore.keep({ server, key })
  const before = await readFile(file)
  const storage: KeyStorage = {
    ...aKeyStorage(true, secret),
    isSafe: (sealed) => !before.equals(sealed),
    seal: async (text) => (hasStore ? aKeyStorage(true, secret).seal(text) : null),
  }
  const { keyStore, found } = await openDeviceKeyStore(file, storage)
  expect(found).toBe(wanted)
  expect(keyStore.keyFor(server)).toBe(key)
  if (hasStore) expect((await readFile(file)).equals(before)).toBe(false)
  else expect(existsSync(file)).toBe(false)
})

it.each([
  ['another computer sealed it', 'other key store'],
  ['it is damaged', 'damaged'],
  ['it is empty', 'empty'],
])('is said to be unreadable when %s', async (_why, how) => {
  const file = join(temporaryFolder(), 'key')
  if (how === 'other key store') await (await openDeviceKeyStore(file, aKeyStorage())).keyStore.keep({ server, key })
  else await writeFile(file, how === 'empty' ? '' : 'x'.repeat(100))
  const { keyStore, found } = await openDeviceKeyStore(file, aKeyStorage())
  expect(found).toBe('unreadable')
  expect(keyStore.keyFor(server)).toBeNull()
})

it('is not believed when what was sealed is no key', async () => {
  const file = join(temporaryFolder(), 'key')
  const storage = aKeyStorage()
  await writeFile(file, (await storage.seal('{"server": 1}')) ?? '')
  expect((await openDeviceKeyStore(file, storage)).found).toBe('unreadable')
})
