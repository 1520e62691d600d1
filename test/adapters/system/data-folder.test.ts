// The data folder: its user's alone, and one Outbox at a time, however the last one ended.
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { openDataFolder, type HeldFolder } from '#adapters/system/data-folder.ts'
import { isWindows, notOnWindows } from '#test/rigs/possible.ts'

function hold(dir: string): HeldFolder {
  const opened = openDataFolder(dir)
  if (opened.kind === 'refused') throw new Error(opened.reason)
  onTestFinished(() => opened.folder.release())
  return opened.folder
}

/** A real process that holds `dir` until it is killed. Answers once it says that it does. */
async function holdInAnotherProcess(
  dir: string,
  words: readonly string[] = [],
  then = 'setInterval(() => {}, 1000)',
): Promise<{ child: ChildProcess; said: string; ended: Promise<void> }> {
  const module = import.meta.resolve('#adapters/system/data-folder.ts')
  const script = `const { openDataFolder } = await import(${JSON.stringify(module)})
    const opened = openDataFolder(${JSON.stringify(dir)})
    console.log(opened.kind, opened.reason ?? '')
    if (opened.kind === 'held') ${then}`
  const child = spawn(process.execPath, [...words, '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim())),
  )
  return { child, said, ended }
}

test('is made with all folders above it, for its owner alone', () => {
  const dir = join(temporaryFolder(), 'deep', 'inside', 'data')
  const folder = hold(dir)
  expect(folder.dataDir).toBe(dir)
  expect(readdirSync(dir)).toEqual(['lock'])
  if (isWindows) return
  expect(statSync(dir).mode & 0o777).toBe(0o700)
  expect(statSync(join(dir, 'lock')).mode & 0o777).toBe(0o600)
})

test('a second holder is refused at once, and let in after a release', () => {
  const dir = temporaryFolder()
  const first = hold(dir)
  expect(openDataFolder(dir)).toEqual({ kind: 'refused', reason: 'in_use' })
  first.release()
  hold(dir)
})

test('a second try in this process does not give the lock up to another one', async () => {
  const dir = temporaryFolder()
  hold(dir)
  expect(openDataFolder(dir)).toEqual({ kind: 'refused', reason: 'in_use' })
  const other = await holdInAnotherProcess(dir)
  expect(other.said).toBe('refused in_use')
  await other.ended
})

test('a lock that nobody names any more is held all the same', async () => {
  const dir = temporaryFolder()
  const other = await holdInAnotherProcess(dir, ['--expose-gc'], 'setInterval(() => gc(), 10)')
  expect(other.said).toBe('held')
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(openDataFolder(dir)).toEqual({ kind: 'refused', reason: 'in_use' })
  other.child.kill('SIGKILL')
  await other.ended
})

test('a second holder is refused by another name of the same folder too', () => {
  const dir = temporaryFolder()
  const link = join(temporaryFolder(), 'link')
  symlinkSync(dir, link)
  expect(hold(dir).dataDir).toBe(dir)
  expect(openDataFolder(link)).toEqual({ kind: 'refused', reason: 'in_use' })
})

test('another process is refused while this one holds it, and changes nothing', async () => {
  const dir = temporaryFolder()
  hold(dir)
  const other = await holdInAnotherProcess(dir)
  expect(other.said).toBe('refused in_use')
  expect(readdirSync(dir)).toEqual(['lock'])
  await other.ended
})

test('kill -9 of the holder frees it', async () => {
  const dir = temporaryFolder()
  const other = await holdInAnotherProcess(dir)
  expect(other.said).toBe('held')
  expect(openDataFolder(dir)).toEqual({ kind: 'refused', reason: 'in_use' })
  other.child.kill('SIGKILL')
  await other.ended
  expect(existsSync(join(dir, 'lock'))).toBe(true)
  hold(dir)
})

test('a lock file with garbage in it does not keep anybody out', () => {
  const dir = temporaryFolder()
  writeFileSync(join(dir, 'lock'), 'garbage '.repeat(1000))
  hold(dir)
  expect(openDataFolder(dir)).toEqual({ kind: 'refused', reason: 'in_use' })
})

test('a file in its place is refused, and stays as it is', () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, 'precious')
  expect(openDataFolder(file)).toEqual({ kind: 'refused', reason: 'not_a_folder' })
  expect(openDataFolder(join(file, 'below'))).toEqual({ kind: 'refused', reason: 'not_a_folder' })
  expect(statSync(file).size).toBe(8)
})

test('a folder that cannot be written to is refused', () => {
  const dir = temporaryFolder()
  mkdirSync(join(dir, 'lock'))
  expect(openDataFolder(dir)).toEqual({ kind: 'refused', reason: 'cannot_write' })
})

test('a folder of our own that others can read is closed to them', (context) => {
  if (isWindows) context.skip(notOnWindows.modes)
  const dir = temporaryFolder()
  hold(dir).release()
  writeFileSync(join(dir, 'ledger.db'), '')
  chmodSync(dir, 0o755)
  const opened = openDataFolder(dir)
  expect(opened).toMatchObject({ kind: 'held', warning: null })
  expect(statSync(dir).mode & 0o777).toBe(0o700)
  if (opened.kind === 'held') opened.folder.release()
})

test('a folder that holds other things keeps its rights, and that is said', (context) => {
  if (isWindows) context.skip(notOnWindows.modes)
  const dir = temporaryFolder()
  writeFileSync(join(dir, 'somebody-else.txt'), '')
  chmodSync(dir, 0o755)
  const opened = openDataFolder(dir)
  expect(opened).toMatchObject({ kind: 'held', warning: { code: 'data_dir_unsafe', because: 'open_to_others' } })
  expect(statSync(dir).mode & 0o777).toBe(0o755)
  if (opened.kind === 'held') opened.folder.release()
})
