// The file system of real paths.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileSystemOf, readMounts } from '#adapters/files/file-systems/file-system-of.ts'
import { realPathOf } from '#adapters/files/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a folder of this computer is on a mount, and its path is told from there', async () => {
  const folder = join(temporaryFolder(), 'a b')
  mkdirSync(folder)
  const { traits, mounted } = await fileSystemOf(await realPathOf(folder))
  expect(traits.mayCallSynchronously).toBe(true)
  if (process.platform !== 'linux') return expect(mounted).toBe(null)
  expect(mounted?.path.endsWith('/a b')).toBe(true)
})

test.runIf(process.platform === 'linux')('/proc is told, and is on the list', async () => {
  const at = await fileSystemOf(await realPathOf('/proc'))
  expect(at.mounted).toMatchObject({ mount: { type: 'proc', mountPoint: '/proc' }, path: '/' })
  expect((await readMounts()).length).toBeGreaterThan(1)
})
