import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { holdSameBytes } from '#main/uploads/dropped/same-bytes.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

it('compares bytes, beyond the first block, and believes nothing that cannot be read', async () => {
  const folder = temporaryFolder()
  const at = (name: string): string => join(folder, name)
  const bytes = Buffer.alloc(2 * 1024 * 1024 + 7, 'a')
  await writeFile(at('one'), bytes)
  await writeFile(at('same'), bytes)
  bytes[bytes.byteLength - 1] = 0
  await writeFile(at('other'), bytes)
  await writeFile(at('empty'), '')
  await mkdir(at('folder'))
  await symlink(at('one'), at('link'), 'file').catch(() => undefined)
  const names = ['same', 'one', 'other', 'empty', 'folder', 'link', 'missing']
  const answers = await Promise.all(names.map((name) => holdSameBytes(at('one'), at(name))))
  expect(answers.slice(0, 5)).toEqual([true, true, false, false, false])
  expect(answers.at(-1)).toBe(false)
  expect(await holdSameBytes(at('empty'), at('empty'))).toBe(true)
})
