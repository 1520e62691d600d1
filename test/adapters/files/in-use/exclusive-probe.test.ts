import { writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isHeldByAnother } from '#adapters/files/in-use/exclusive-probe.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a file that somebody writes is held on Windows; elsewhere the system cannot tell', async () => {
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, 'text')
  expect(await isHeldByAnother(path)).toBe(false)
  const writer = await open(path, 'a')
  expect(await isHeldByAnother(path)).toBe(process.platform === 'win32')
  await writer.close()
})

test('a file that is gone is held by nobody', async () => {
  expect(await isHeldByAnother(join(temporaryFolder(), 'nothing'))).toBe(false)
})
