// Looks at a folder under conditions that need a process of their own: another user, few watches. The rest of what looks do
// is shown in watched-folder.test.ts.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

const nobody = 65_534

function modulePath(name: string): string {
  return JSON.stringify(fileURLToPath(new URL(`../../src/adapters/${name}.ts`, import.meta.url)))
}

/** A program that watches `root`, does `steps` with `folder` and prints each thing it is told. */
function watcherProgram(root: string, steps: string): string {
  return `
    const { startWatchedFolder } = await import(${modulePath('watched-folder')})
    const { createIgnore } = await import(${modulePath('ignore')})
    const fs = await import('node:fs')
    const root = ${JSON.stringify(root)}
    const print = (...words) => console.log(words.join(' '))
    const folder = await startWatchedFolder({
      root, ignore: createIgnore(), names: { emoji: 'allow' }, expectedIdentity: null,
      listener: {
        observed: (path, observed) => print(observed.kind, path),
        excluded: (path, rule) => print('excluded', path),
        unreadable: (path, reason) => print('unreadable', path, reason),
        reachable: (is) => print('reachable', is),
        degraded: (reason) => print('degraded', reason),
        scanned: () => print('scanned'),
      },
    })
    await folder.rescan()
    ${steps}
    await folder.close()`
}

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
  const program = `process.setgid(${nobody}); process.setuid(${nobody}); ${watcherProgram(root, steps)}`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', timeout: 40_000 })
  const lines = run.stdout.trim().split('\n')
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
  const script = 'echo 5 > /proc/sys/user/max_inotify_watches && exec "$0" "$@"'
  const args = ['-Ur', 'sh', '-c', script, process.execPath, '--input-type=module', '-e', watcherProgram(root, steps)]
  const run = spawnSync('unshare', args, { encoding: 'utf8', timeout: 40_000 })
  if (run.status !== 0) context.skip(`user namespaces are not available here: ${run.stderr.split('\n')[0] ?? ''}`)
  const lines = run.stdout.trim().split('\n')
  expect(lines).toContain('degraded watch_limit')
  expect(lines.filter((line) => line.startsWith('file folder'))).toHaveLength(20)
})
