// A drive behind a network or a program may never answer. Whoever asks it synchronously stands still with the whole program, so nothing
// on the way of a file there does.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canMount, mountFolder } from '#test/rigs/file-system/mounted.ts'
import { isWindows } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { adapterPath, runPlain, watcherProgram } from './watching-child.ts'

/** Notes each synchronous call with a path in `root`, or with a file there that is open, also those of modules loaded before. */
function noting(root: string): string {
  return `
    const system = (await import('node:fs')).default
    const { readlinkSync } = system
    const called = new Set()
    const isThere = (what) => {
      if (typeof what === 'number') { try { what = readlinkSync('/proc/self/fd/' + what) } catch { return false } }
      return String(what).startsWith(${JSON.stringify(root)})
    }
    for (const name of Object.keys(system).filter((name) => name.endsWith('Sync'))) {
      const call = system[name]
      system[name] = (...args) => { if (isThere(args[0])) called.add(name); return call(...args) }
    }
    ;(await import('node:module')).syncBuiltinESMExports()`
}

/** The synchronous calls while a folder is watched and each of its files is read. */
function calledOn(root: string): readonly string[] {
  mkdirSync(join(root, 'sub'))
  for (const name of ['small', 'sub/deep']) writeFileSync(join(root, name), 'x')
  writeFileSync(join(root, 'sub/large'), Buffer.alloc(200_000))
  const steps = `
    const { createFolderSource } = await import(${adapterPath('files/folder-source')})
    const source = createFolderSource({ root, identity: () => folder.identity() })
    for (const path of ['small', 'sub/deep', 'sub/large', 'nothing']) {
      const answer = await source.open(path)
      await source.observe(path)
      if (answer.kind !== 'opened') continue
      await answer.file.read(new Uint8Array(70_000), 0)
      await answer.file.observe()
      await answer.file.close()
      const again = await source.open(path, true)
      if (again.kind === 'opened') await again.file.close()
      await source.whyHeld(path, answer.file.stat)
    }
    folder.lookAgain('small')
    await folder.rescan()
    print('called:', [...called].sort().join(' '))`
  const { lines, refused } = runPlain(`${noting(root)}\n${watcherProgram(root, steps)}`)
  expect(refused).toBeNull()
  expect(lines.filter((line) => line.startsWith('file')).length).toBeGreaterThanOrEqual(3)
  return lines.filter((line) => line.startsWith('called'))
}

test.runIf(canMount('synchronous calls'))('a drive that may hang is never called synchronously', async () => {
  await using mounted = await mountFolder('fat')
  expect(calledOn(mounted.folder)).toEqual(['called:'])
})

test('a disk of this computer is, where that is quicker: the calls are noted', () => {
  // On Windows nothing is opened at once: a scanner of viruses may look at it first.
  const quick = isWindows ? /lstatSync/ : /lstatSync.* openSync/
  expect(calledOn(temporaryFolder())).toEqual([expect.stringMatching(quick)])
})
