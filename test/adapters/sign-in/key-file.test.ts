// The key in a file: whole, for its owner only, and renewed by one program at a time.
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyFile, removeKey } from '#adapters/sign-in/key-file.ts'
import { isWindows } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { aKey } from './a-key.ts'

test('what is kept is read again, and nothing else lies about', async () => {
  const folder = temporaryFolder()
  const place = keyFile(join(folder, 'sign-in'))
  expect(await place.read()).toBeNull()
  expect(await place.keep(aKey)).toBe(true)
  expect(await place.read()).toEqual(aKey)
  expect(await place.keep({ ...aKey, refreshToken: 'second' })).toBe(true)
  expect((await place.read())?.refreshToken).toBe('second')
  expect(readdirSync(folder)).toEqual(['sign-in'])
  if (!isWindows) expect(statSync(join(folder, 'sign-in')).mode & 0o777).toBe(0o600)
  await removeKey(join(folder, 'sign-in'))
  await removeKey(join(folder, 'sign-in'))
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that takes nothing is said to', async () => {
  expect(await keyFile(join(temporaryFolder(), 'no-folder', 'sign-in')).keep(aKey)).toBe(false)
})

test('two programs renew one after the other, and one that crashed is not waited for', async () => {
  const file = join(temporaryFolder(), 'sign-in')
  const [one, other] = [keyFile(file), keyFile(file)]
  const order: string[] = []
  const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const first = one.alone(async () => {
    order.push('first begins')
    begun.resolve()
    await end.promise
    order.push('first ends')
  })
  await begun.promise
  const second = other.alone(async () => void order.push('second'))
  end.resolve()
  await Promise.all([first, second])
  expect(order).toEqual(['first begins', 'first ends', 'second'])
  const lock = `${file}.lock`
  writeFileSync(lock, '')
  const longAgo = new Date(Date.now() - 100_000)
  utimesSync(lock, longAgo, longAgo)
  expect(await one.alone(async () => 'done')).toBe('done')
  expect(existsSync(lock)).toBe(false)
  await expect(one.alone(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(existsSync(lock)).toBe(false)
})
