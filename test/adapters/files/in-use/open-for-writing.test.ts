// What the system tells of files that programs have open. The programs here are real ones.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createOpenFiles } from '#adapters/files/in-use/open-for-writing.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

// Elsewhere there is no /proc, and Windows knows no symbolic links to make one of.
const isLinux = process.platform === 'linux'

/** Runs `script` as a program of its own, and waits until it says that it is ready. */
async function program(script: string): Promise<void> {
  const child = spawn(process.execPath, ['-e', `${script}; console.log('ready'); setInterval(() => {}, 1000)`])
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
}

function opens(file: string, flags: string): string {
  return `require('node:fs').openSync(${JSON.stringify(file)}, '${flags}')`
}

test.skipIf(!isLinux)('a file that a program writes is told from those it reads, or wrote before', async () => {
  const root = realpathSync(temporaryFolder())
  const [written, appended, updated, read, closed] = ['w', 'a', 'u', 'r', 'c'].map((name) => join(root, name))
  for (const file of [updated, read]) writeFileSync(file ?? '', 'x')
  const held = [
    opens(written ?? '', 'w'),
    opens(appended ?? '', 'a'),
    opens(updated ?? '', 'r+'),
    opens(read ?? '', 'r'),
  ]
  await program(`${held.join(';')}; require('node:fs').writeFileSync(${JSON.stringify(closed)}, 'x')`)
  const files = createOpenFiles()
  const told = await Promise.all(
    [written, appended, updated, read, closed].map((file) => files.isOpenForWriting(root, file ?? '', Infinity)),
  )
  expect(told).toEqual([true, true, true, false, false])
})

test.skipIf(!isLinux)('a document that LibreOffice shows is saved as a whole, so nothing is waited for', async () => {
  const root = realpathSync(temporaryFolder())
  const file = join(root, 'letter.odt')
  writeFileSync(file, 'x')
  await program(opens(file, 'r+'))
  const files = createOpenFiles()
  expect(await files.isOpenForWriting(root, file, Infinity)).toBe(true)
  writeFileSync(join(root, '.~lock.letter.odt#'), '')
  expect(await files.isOpenForWriting(root, file, Infinity)).toBe(false)
})

test.skipIf(!isLinux)(
  'a file that a program writes as shared memory is told, also after it closed the file',
  async (context) => {
    const root = realpathSync(temporaryFolder())
    const file = join(root, 'map.bin')
    writeFileSync(file, Buffer.alloc(8_192))
    const map = 'libc.mmap(None, 8192, 3, 1, f.fileno(), 0)'
    const script = `import ctypes, time\nlibc = ctypes.CDLL(None)\nf = open(${JSON.stringify(file)}, 'r+b')\n${map}\nf.close()\nprint(1, flush=True)\ntime.sleep(60)`
    const child = spawn('python3', ['-c', script])
    child.on('error', () => undefined)
    onTestFinished(() => void child.kill('SIGKILL'))
    const said = await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
    if (!String(said[0]).startsWith('1')) context.skip('python3 is not installed')
    expect(await createOpenFiles().isOpenForWriting(root, file, Infinity)).toBe(true)
  },
)

/** A folder like /proc with one process, which has `path` open with these flags. */
function madeUp(path: string, flags: string, pid = '42'): string {
  const folder = temporaryFolder()
  for (const part of ['fd', 'fdinfo']) mkdirSync(join(folder, pid, part), { recursive: true })
  symlinkSync(path, join(folder, pid, 'fd/3'))
  writeFileSync(join(folder, pid, 'fdinfo/3'), `pos:\t0\nflags:\t${flags}\nmnt_id:\t1\n`)
  mkdirSync(join(folder, 'sys'))
  return folder
}

test.runIf(isLinux).each([
  ['0100000', false],
  ['0100001', true],
  ['02102002', true],
  ['nonsense', false],
])('flags %s: open for writing is %s', async (flags, expected) => {
  const files = createOpenFiles({ processes: madeUp('/watched/a', flags) })
  expect(await files.isOpenForWriting('/watched', '/watched/a', Infinity)).toBe(expected)
})

test.skipIf(!isLinux)('what is elsewhere, is our own, or cannot be looked at, is not seen', async () => {
  const ours = createOpenFiles({ processes: madeUp('/watched/a', '01'), ownPid: 42 })
  expect(await ours.isOpenForWriting('/watched', '/watched/a', Infinity)).toBe(false)
  const other = createOpenFiles({ processes: madeUp('/watched elsewhere/a', '01') })
  expect(await other.isOpenForWriting('/watched', '/watched/a', Infinity)).toBe(false)
  const nothing = createOpenFiles({ processes: join(temporaryFolder(), 'none') })
  expect(await nothing.isOpenForWriting('/watched', '/watched/a', Infinity)).toBe(false)
  const untold = createOpenFiles({ processes: null })
  expect(await untold.isOpenForWriting('/watched', '/watched/a', Infinity)).toBe(false)
})

test.skipIf(!isLinux)('where there is too much to look at, the youngest programs are seen', async () => {
  const processes = madeUp('/watched/a', '01', '900')
  for (const [pid, path] of [
    ['1100', '/watched/b'],
    ['1000', '/watched/c'],
  ] as const) {
    cpSync(join(processes, '900'), join(processes, pid), { recursive: true, verbatimSymlinks: true })
    rmSync(join(processes, pid, 'fd/3'))
    symlinkSync(path, join(processes, pid, 'fd/3'))
  }
  const files = createOpenFiles({ processes, mostDescriptors: 2 })
  const told = await Promise.all(
    ['a', 'b', 'c'].map((name) => files.isOpenForWriting('/watched', `/watched/${name}`, Infinity)),
  )
  expect(told).toEqual([false, true, true])
})

test.skipIf(!isLinux)(
  'an older look is believed of what has not changed since, unless it saw the file open',
  async () => {
    const processes = madeUp('/watched/a', '01')
    const files = createOpenFiles({ processes })
    const nowMs = performance.timeOrigin + performance.now()
    const isOpen = (path: string, changedAtMs: number) => files.isOpenForWriting('/watched', path, changedAtMs)
    expect([await isOpen('/watched/a', 0), await isOpen('/watched/b', 0)]).toEqual([true, false])
    // A second program comes, and the first one ends.
    cpSync(join(processes, '42'), join(processes, '43'), { recursive: true, verbatimSymlinks: true })
    rmSync(join(processes, '43/fd/3'))
    symlinkSync('/watched/b', join(processes, '43/fd/3'))
    rmSync(join(processes, '42'), { recursive: true })
    await pass(1_100)
    expect(await isOpen('/watched/b', nowMs - 1_000)).toBe(false)
    expect(await isOpen('/watched/b', nowMs + 500)).toBe(true)
    expect(await isOpen('/watched/a', 0)).toBe(false)
  },
)
