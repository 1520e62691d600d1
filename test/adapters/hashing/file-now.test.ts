// What a file that was sent is now.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contentHashOf } from '#adapters/hashing/content-hash.ts'
import { fileNow } from '#adapters/hashing/file-now.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('is these bytes, others, nothing, or something else', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in', 'a'), 'aaa')
  const row = { path: 'in/a', contentHash: contentHashOf(Buffer.from('aaa')), sizeBytes: 3 }
  expect(await fileNow(folder, row)).toBe('same')
  expect(await fileNow(folder, { ...row, sizeBytes: 4 })).toBe('changed')
  expect(await fileNow(folder, { ...row, contentHash: 'b' })).toBe('changed')
  expect(await fileNow(folder, { ...row, path: 'in/b' })).toBe('absent')
  expect(await fileNow(folder, { ...row, path: 'in' })).toBe('absent')
  expect(await fileNow(folder, { ...row, path: '../a' })).toBe('absent')
})
