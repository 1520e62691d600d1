// A folder on a drive that others change without this computer being told: scanned every minute, which is said.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canMount, mountFolder } from '#test/rigs/file-system/mounted.ts'
import { clockSteps, runPlain, watcherProgram } from './watching-child.ts'

test.runIf(canMount('a network folder'))('a network folder is scanned every minute, and said to be one', async () => {
  await using mounted = await mountFolder('fat')
  mkdirSync(join(mounted.folder, 'sub'))
  writeFileSync(join(mounted.folder, 'sub/file'), 'x')
  const steps = `${clockSteps}
    await told('degraded network_folder')
    await settled()
    await pass(40, 0, 'after 40 seconds:')
    await pass(25, 1, 'after a minute:')
    await pass(62, 1, 'after two:')
    fs.writeFileSync(root + '/sub/saved here', 'x')
    await told('file sub/saved here')`
  const { lines, refused } = runPlain(watcherProgram(mounted.folder, steps))
  expect(refused).toBeNull()
  expect(lines.filter((line) => /^degraded|^file|: \d+$/.test(line))).toEqual([
    'file sub/file',
    'degraded network_folder',
    'after 40 seconds: 0',
    'after a minute: 1',
    'after two: 1',
    // What is saved on this computer is heard all the same.
    'file sub/saved here',
  ])
})
