// The device key: sealed on the disk or nowhere, and given to its own server only.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { openKeyKeeper } from '#main/settings/device-key-store.ts'
import type { Vault } from '#main/settings/device-key-store.ts'
import { tempFolder } from '../temp-folder.ts'

/** A real vault, with its secret in memory instead of a key store. */
function aVault(isSafe = true, secret = randomBytes(32), isStale = false): Vault {
  return {
    isSafe: async () => isSafe,
    async seal(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', secret, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    async open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      const text = decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8')
      return { text, isStale }
    },
  }
}

const server = 'https://uploads.example'
const key = 'device-key-that-nobody-may-see'

it('is there again after a restart, and nowhere readable meanwhile', async () => {
  const file = join(await tempFolder(), 'key')
  const vault = aVault()
  const first = await openKeyKeeper(file, vault)
  expect(first.found).toBe('nothing')
  expect(await first.keeper.keep({ server, key })).toBe('kept')
  for (const name of await readdir(dirname(file))) {
    expect((await readFile(join(dirname(file), name))).toString('latin1')).not.toContain(key)
  }
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
  const second = await openKeyKeeper(file, vault)
  expect(second.found).toBe('key')
  expect(second.keeper.keyFor(server)).toBe(key)
})

it('is sealed anew when the vault asks for it', async () => {
  const file = join(await tempFolder(), 'key')
  const secret = randomBytes(32)
  await (await openKeyKeeper(file, aVault(true, secret))).keeper.keep({ server, key })
  const before = await readFile(file)
  const { keeper } = await openKeyKeeper(file, aVault(true, secret, true))
  expect(keeper.keyFor(server)).toBe(key)
  expect((await readFile(file)).equals(before)).toBe(false)
  expect((await openKeyKeeper(file, aVault(true, secret))).keeper.keyFor(server)).toBe(key)
})

it('is given to no other server', async () => {
  const { keeper } = await openKeyKeeper(join(await tempFolder(), 'key'), aVault())
  await keeper.keep({ server, key })
  expect(keeper.keyFor('https://evil.example')).toBeNull()
  expect(keeper.keyFor('http://uploads.example')).toBeNull()
  expect(keeper.keyFor('')).toBeNull()
})

it('stays in memory where there is no safe place, and takes an older one off the disk', async () => {
  const file = join(await tempFolder(), 'key')
  const secret = randomBytes(32)
  await (await openKeyKeeper(file, aVault(true, secret))).keeper.keep({ server, key: 'older' })
  const { keeper } = await openKeyKeeper(file, aVault(false, secret))
  expect(await keeper.keep({ server, key })).toBe('in_memory')
  expect(keeper.keyFor(server)).toBe(key)
  expect(existsSync(file)).toBe(false)
})

it('stays in memory when the key store breaks', async () => {
  const broken: Vault = { ...aVault(), seal: () => Promise.reject(new Error('locked')) }
  const { keeper } = await openKeyKeeper(join(await tempFolder(), 'key'), broken)
  expect(await keeper.keep({ server, key })).toBe('in_memory')
  expect(keeper.keyFor(server)).toBe(key)
})

it.each([
  ['another computer sealed it', 'other vault'],
  ['it is damaged', 'damaged'],
  ['it is empty', 'empty'],
])('is said to be unreadable when %s', async (_why, how) => {
  const file = join(await tempFolder(), 'key')
  if (how === 'other vault') await (await openKeyKeeper(file, aVault())).keeper.keep({ server, key })
  else await writeFile(file, how === 'empty' ? '' : 'x'.repeat(100))
  const { keeper, found } = await openKeyKeeper(file, aVault())
  expect(found).toBe('unreadable')
  expect(keeper.keyFor(server)).toBeNull()
})

it('is not believed when what was sealed is no key', async () => {
  const file = join(await tempFolder(), 'key')
  const vault = aVault()
  await writeFile(file, await vault.seal('{"server": 1}'))
  expect((await openKeyKeeper(file, vault)).found).toBe('unreadable')
})
