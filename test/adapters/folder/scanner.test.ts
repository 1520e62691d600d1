// Looks at a folder under conditions that need a process of their own: another user, few watches. The rest of what looks do
// is shown in watched-folder.test.ts.
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { runAsNobody, runWithWatches, watcherProgram } from './watching-child.ts'

const nobody = 65_534

test('a folder that may not be read any more is told, and none of its files is absent', (context) => {
  if (process.getuid?.() !== 0) context.skip('needs root, to become a user who may not read')
  const root = temporaryFolder()
  mkdirSync(join(root, 'sub/deep'), { recursive: true })
  for (const path of ['a', 'sub/b', 'sub/deep/c']) writeFileSync(join(root, path), 'x')
  chmodSync(root, 0o755)
  chownSync(root, nobody, nobody)
  chownSync(join(root, 'sub'), nobody, nobody)
  const steps = `
    fs.chmodSync(root + '/sub', 0)
    await folder.rescan()
    print('gone behind the closed folder:', folder.isGone('sub/never'))
    fs.chmodSync(root + '/sub', 0o755)
    fs.chmodSync(root, 0)
    await folder.rescan()
    fs.chmodSync(root, 0o755)
    await folder.rescan()`
  const { lines } = runAsNobody(watcherProgram(root, steps))
  expect(lines.filter((line) => line.startsWith('file'))).toHaveLength(3)
  expect(lines.filter((line) => line.startsWith('absent'))).toEqual([])
  expect(lines).toContain('gone behind the closed folder: false')
  expect(lines.filter((line) => line.startsWith('unreadable'))).toEqual(
    expect.arrayContaining([
      'unreadable sub cannot_read',
      'unreadable sub ',
      'unreadable  cannot_read',
      'unreadable  ',
    ]),
  )
})

test('when the system grants too few watches it is told, and scans find what no event tells (F66)', (context) => {
  const root = temporaryFolder()
  for (let index = 0; index < 20; index += 1) mkdirSync(join(root, `folder ${index}`))
  const steps = `
    for (let index = 0; index < 20; index += 1) fs.writeFileSync(root + '/folder ' + index + '/file', 'x')
    await folder.rescan()`
  const { lines, refused } = runWithWatches(5, watcherProgram(root, steps))
  if (refused !== null) context.skip(`user namespaces are not available here: ${refused}`)
  expect(lines).toContain('degraded watch_limit')
  expect(lines.filter((line) => line.startsWith('file folder'))).toHaveLength(20)
})
