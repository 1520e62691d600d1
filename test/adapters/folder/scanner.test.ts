// Looks at a folder under conditions that need a process of their own: other rights, few watches. The rest of what looks do
// is shown in watched-folder.test.ts.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { isWindows, notOnWindows } from '#test/rigs/possible.ts'
import { adapterPath, runUnprivileged, runWithWatches, watcherProgram } from './watching/watching-child.ts'

test('a folder that may not be read any more is told, and none of its files is absent', (context) => {
  if (isWindows) context.skip(notOnWindows.modes)
  const root = temporaryFolder()
  mkdirSync(join(root, 'sub/deep'), { recursive: true })
  for (const path of ['a', 'sub/b', 'sub/deep/c']) writeFileSync(join(root, path), 'x')
  const steps = `
    fs.chmodSync(root + '/sub', 0)
    await folder.rescan()
    print('gone behind the closed folder:', folder.isGone('sub/never'))
    fs.chmodSync(root + '/sub', 0o755)
    fs.chmodSync(root, 0)
    await folder.rescan()
    fs.chmodSync(root, 0o755)
    await folder.rescan()`
  const { lines } = runUnprivileged(watcherProgram(root, steps))
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

test('a folder that may not be read says so, and its files are not said to be gone', (context) => {
  if (isWindows) context.skip(notOnWindows.modes)
  const root = temporaryFolder()
  for (const [name, mode] of [
    ['closed', 0],
    ['listed', 0o644],
  ] as const) {
    mkdirSync(join(root, name))
    writeFileSync(join(root, name, 'file'), 'x')
    chmodSync(join(root, name), mode)
  }
  const program = `
    const { readFolder } = await import(${adapterPath('folder/read-folder')})
    const { createDiskLatency } = await import(${adapterPath('files/disk-latency')})
    const { statSync } = await import('node:fs')
    const realPath = ${JSON.stringify(root)}
    const device = statSync(realPath, { bigint: true }).dev
    const place = { realPath, device, ignore: () => null, names: { emoji: 'allow' }, latency: createDiskLatency() }
    for (const name of ['closed', 'listed'])
      console.log(JSON.stringify(await readFolder(place, name, { folderId: null, entries: new Map() })))`
  const { lines } = runUnprivileged(program)
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    { kind: 'unreadable', folder: 'closed', reason: 'cannot_read' },
    { kind: 'unreadable', folder: 'listed', reason: 'cannot_read' },
  ])
})
