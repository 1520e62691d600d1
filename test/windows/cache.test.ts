// A folder that is there was made to its end.
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cacheFor, madeWhole, removeOld } from './cache.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

it('what failed half way is not there, and is made again from the start', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'root')
  const fill = (name: string, fails: boolean) => (making: string) => {
    writeFileSync(join(making, name), '')
    if (fails) throw new Error('no network')
  }
  expect(() => madeWhole(path, fill('half', true))).toThrow('no network')
  expect(existsSync(path)).toBe(false)
  madeWhole(path, fill('whole', false))
  expect(readdirSync(path)).toEqual(['whole'])
  madeWhole(path, () => expect.unreachable('it is there'))
})

it('packages belong to a lock file, and those that were used last are kept', () => {
  const checkout = temporaryFolder()
  const base = temporaryFolder()
  writeFileSync(join(checkout, 'package-lock.json'), '{}')
  const cache = cacheFor(checkout, { XDG_CACHE_HOME: base })
  writeFileSync(join(checkout, 'package-lock.json'), '{ }')
  expect(cacheFor(checkout, { XDG_CACHE_HOME: base }).packages).not.toBe(cache.packages)
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `packages-${name}`)
  for (const [index, name] of names.entries()) {
    mkdirSync(join(cache.folder, name), { recursive: true })
    utimesSync(join(cache.folder, name), index, index)
  }
  mkdirSync(cache.packages)
  mkdirSync(cache.root)
  removeOld(cache)
  expect(readdirSync(cache.folder).toSorted()).toEqual(
    [
      ...names.slice(2),
      cache.packages.slice(cache.folder.length + 1),
      cache.root.slice(cache.folder.length + 1),
    ].toSorted(),
  )
})
