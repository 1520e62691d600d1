import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { watchOneFolder, watchesWholeTree } from '#adapters/folder/one-folder-watch.ts'
import { systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a watch tells what happens in its folder, and nothing after it is closed', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'sub'))
  const names: (string | null)[] = []
  const watch = watchOneFolder(systemPath(root), {
    onEvent: (_kind, name) => void names.push(name),
    onError: (error) => void names.push(String(error)),
  })
  await watch.ready
  writeFileSync(join(root, 'file'), 'x')
  await vi.waitFor(() => expect(names).toContain('file'), { timeout: 60_000, interval: 10 })
  writeFileSync(join(root, 'sub/below'), 'x')
  await setTimeout(100)
  expect(names.some((name) => name?.includes('below') === true)).toBe(watchesWholeTree)
  await watch.close()
  names.length = 0
  writeFileSync(join(root, 'later'), 'x')
  await setTimeout(100)
  expect(names).toEqual([])
})
