import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { beginFolder, finishFolder } from './kept-folder.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('what two processes make at the same time is there once, whole, and nothing is left beside it', () => {
  const folder = join(temporaryFolder(), 'cache', 'key')
  const made = [beginFolder(folder), beginFolder(folder)]
  for (const [index, one] of made.entries()) writeFileSync(join(one, 'script.js'), `made by ${index}`)
  for (const one of made) finishFolder(one, folder)
  expect(readdirSync(join(folder, '..'))).toEqual(['key'])
  expect(readFileSync(join(folder, 'script.js'), 'utf8')).toBe('made by 0')
})

test('what is older than a day goes when something is made anew', () => {
  const cache = temporaryFolder()
  for (const name of ['old', 'new']) mkdirSync(join(cache, name))
  const twoDaysAgo = new Date(Date.now() - 48 * 60 * 60_000)
  utimesSync(join(cache, 'old'), twoDaysAgo, twoDaysAgo)
  beginFolder(join(cache, 'key'))
  expect([existsSync(join(cache, 'old')), existsSync(join(cache, 'new'))]).toEqual([false, true])
})
