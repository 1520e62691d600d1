import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { observePath } from '#adapters/files/observe-path.ts'
import { systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a file is told with its stat, and nothing else is a file', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'sub'))
  writeFileSync(join(folder, 'file'), 'text')
  expect(await observePath(systemPath(folder, 'file'))).toMatchObject({ kind: 'file', stat: { sizeBytes: 4 } })
  expect(await observePath(systemPath(folder, 'sub'))).toEqual({ kind: 'absent' })
  expect(await observePath(systemPath(folder, 'missing'))).toEqual({ kind: 'absent' })
  expect(await observePath(systemPath(folder, 'file/below'))).toEqual({ kind: 'absent' })
  rmSync(join(folder, 'file'))
  expect(await observePath(systemPath(folder, 'file'))).toEqual({ kind: 'absent' })
})

test.skipIf(process.platform === 'win32')('behind a linked folder nothing stands', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'real'))
  writeFileSync(join(folder, 'real/file'), 'x')
  symlinkSync('real', join(folder, 'link'))
  expect(await observePath(systemPath(folder, 'link/file'))).toEqual({ kind: 'absent' })
  expect(await observePath(systemPath(folder, 'link'))).toEqual({ kind: 'unfit', reason: 'symbolic_link' })
})
