// Where the system refuses watches, or grants them and tells nothing, scans find what no event tells: once a minute, and not
// without end.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isWindows, notOnWindows, orSayWhy } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { adapterPath, clockSteps, runUnprivileged, runPlain, runWithWatches, watcherProgram } from './watching-child.ts'

const { refused } = runWithWatches(5, '')
const canLimit = orSayWhy(refused === null, 'refused watches', `no user namespaces here: ${refused ?? ''}`)

/** Counts each try to watch a folder on its way to the system, also those of modules that were loaded before. */
const countTries = `
  const system = (await import('node:fs')).default
  const watch = system.watch
  let tries = 0
  system.watch = (...args) => { tries += 1; return watch(...args) }
  ;(await import('node:module')).syncBuiltinESMExports()`

/** Runs `steps` on the watcher of a folder with the folders a to f in it, where `watches` are granted. */
function ringing(watches: number, steps: string): readonly unknown[] {
  const root = temporaryFolder()
  for (const name of 'abcdef') mkdirSync(join(root, name))
  const program = `
    ${countTries}
    const { startFolderWatcher } = await import(${adapterPath('folder/watcher')})
    const rings = []
    const all = ['', ...'abcdef']
    const watcher = startFolderWatcher({ realPath: ${JSON.stringify(root)}, fileId: 'inode_and_birth', onChange: (path) => rings.push(path) })
    const addAll = () => { for (const folder of all) watcher.add(folder, null) }
    const tell = async () => {
      await watcher.settled()
      const heard = all.filter((folder) => watcher.has(folder, null)).length
      console.log(JSON.stringify({ tries, heard, rings: rings.sort(), degraded: watcher.degraded() }))
      tries = 0
      rings.length = 0
    }
    ${steps}
    watcher.close()`
  return runWithWatches(watches, program).lines.map((line): unknown => JSON.parse(line))
}

test.runIf(canLimit)('a refusal rings once, and nobody is asked again until it is to be tried again', () => {
  const told = ringing(
    3,
    `
    addAll(); await tell()
    addAll(); await tell()
    watcher.retry(); console.log(JSON.stringify([watcher.degraded(), watcher.has('d', null)]))
    addAll(); await tell()
    await grant(100)
    addAll(); await tell()
    watcher.retry(); await tell()`,
  )
  const degraded = 'watch_limit'
  const silence = { tries: 0, heard: 3, rings: [], degraded }
  expect(told).toEqual([
    // Of three and a first refusal. That of the watched folder itself rings without a name as well.
    { tries: 4, heard: 3, rings: ['a', 'b', null, null], degraded },
    silence,
    [degraded, false],
    { ...silence, tries: 1 },
    silence,
    { tries: 4, heard: 7, rings: ['c', 'd', 'e', 'f'], degraded: null },
  ])
})

test.runIf(canLimit)('folders that are gone or left out are not missed any more', () => {
  const told = ringing(
    3,
    `
    addAll(); await tell()
    watcher.keepOnly(new Set(['', 'a', 'b', 'c'])); await tell()
    watcher.remove('c'); await tell()
    watcher.remove('a'); watcher.add('f', null); await tell()`,
  )
  expect(told).toMatchObject([
    { degraded: 'watch_limit' },
    { degraded: 'watch_limit', tries: 0 },
    { degraded: null, tries: 0 },
    { degraded: null, tries: 1, heard: 3, rings: ['f'] },
  ])
})

const steps = `${clockSteps}
  await until(() => printed.some((line) => line.startsWith('degraded')))
  await settled()
  ${countTries}
  await folder.rescan()
  await folder.rescan()
  print('tries of two scans: ' + tries)`

test.runIf(canLimit)('a folder that is not heard as a whole is looked at every minute, and not more (L4)', () => {
  const root = temporaryFolder()
  for (let index = 0; index < 30; index += 1) mkdirSync(join(root, `folder ${index}`))
  const program = `${steps}
    await pass(40, 0, 'after 40 seconds:')
    await pass(25, 1, 'after a minute:')
    await pass(62, 1, 'after two:')
    await grant(1_000)
    await pass(62, 2, 'with enough watches:')
    await pass(62, 0, 'a minute later:')
    await pass(600, 1, 'ten minutes later:')`
  const { lines } = runWithWatches(5, watcherProgram(root, program))
  expect(lines.filter((line) => /^degraded|: \d+$/.test(line))).toEqual([
    'degraded watch_limit',
    'tries of two scans: 0',
    'after 40 seconds: 0',
    'after a minute: 1',
    'after two: 1',
    'degraded ',
    // The second is of what may have changed before the folders were heard.
    'with enough watches: 2',
    'a minute later: 0',
    'ten minutes later: 1',
  ])
})

test('a folder that may not be read does not make the others be looked at without end', (context) => {
  if (isWindows) context.skip(notOnWindows.modes)
  const root = temporaryFolder()
  chmodSync(root, 0o755)
  for (const name of ['closed', 'open']) mkdirSync(join(root, name))
  writeFileSync(join(root, 'open/file'), 'x')
  chmodSync(join(root, 'closed'), 0)
  const program = `${steps}
    await pass(40, 0, 'after 40 seconds:')
    await pass(25, 1, 'after a minute:')`
  const { lines } = runUnprivileged(watcherProgram(root, program))
  expect(lines.filter((line) => /^degraded|: \d+$/.test(line))).toEqual([
    'degraded watch_failed',
    'tries of two scans: 0',
    'after 40 seconds: 0',
    'after a minute: 1',
  ])
})

/** Watches tell nothing while `isDeaf`, also those of modules that were loaded before. */
const deafSteps = `
  const system = (await import('node:fs')).default
  const watch = system.watch
  let isDeaf = true
  system.watch = (path, options, listener) => watch(path, options, (...event) => isDeaf ? undefined : listener?.(...event))
  ;(await import('node:module')).syncBuiltinESMExports()`

test('watches that tell nothing make the folder be looked at every minute, until they are heard', () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'sub'))
  const steps = `${clockSteps}
    await told('degraded not_heard')
    fs.writeFileSync(root + '/sub/saved', 'x')
    await pass(40, 0, 'after 40 seconds:')
    await pass(25, 1, 'after a minute:')
    isDeaf = false
    await pass(62, 2, 'heard again:')
    await pass(62, 0, 'a minute later:')
    fs.writeFileSync(root + '/sub/later', 'x')
    await told('file sub/later')`
  const { lines, refused } = runPlain(`${deafSteps}\n${watcherProgram(root, steps)}`)
  expect(refused).toBeNull()
  expect(lines.filter((line) => /^degraded|^file|: \d+$/.test(line))).toEqual([
    'degraded not_heard',
    'after 40 seconds: 0',
    'file sub/saved',
    'after a minute: 1',
    'degraded ',
    'heard again: 2',
    'a minute later: 0',
    'file sub/later',
  ])
})
