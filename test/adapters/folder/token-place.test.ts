import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAmongSent } from '#adapters/folder/token-place.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a token file that would be sent itself is known, whatever leads to it', async () => {
  const home = temporaryFolder()
  const folder = join(home, 'folder')
  mkdirSync(join(folder, 'deep'), { recursive: true })
  const inside = join(folder, 'deep', 'token')
  const outside = join(home, 'folder-token')
  for (const file of [inside, outside]) writeFileSync(file, 'token')
  symlinkSync(inside, join(home, 'pointer'))
  symlinkSync(folder, join(home, 'other-name'))
  expect(await isAmongSent(inside, [folder])).toBe(true)
  expect(await isAmongSent(join(home, 'pointer'), [folder])).toBe(true)
  expect(await isAmongSent(inside, [join(home, 'other-name')])).toBe(true)
  expect(await isAmongSent(outside, [join(home, 'a'), outside])).toBe(true)
  expect(await isAmongSent(outside, [folder])).toBe(false)
  linkSync(outside, join(folder, 'deep', 'second name'))
  expect(await isAmongSent(outside, [folder])).toBe(true)
  expect(await isAmongSent(outside, [join(folder, 'deep', 'second name')])).toBe(true)
  expect(await isAmongSent(outside, [join(home, 'a'), inside])).toBe(false)
  expect(await isAmongSent(join(home, 'none'), [folder, join(home, 'nothing')])).toBe(false)
})
