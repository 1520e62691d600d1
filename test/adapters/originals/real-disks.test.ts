// What full disks, disks without writing and names at their limit do to a move: the file stays whole, and the reason is told.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync, writeSync, closeSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createXdgTrash } from '#adapters/originals/xdg-trash.ts'
import { isWindows, orSayWhy, runs } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { aWorld, filesIn, path, sentFile, text } from './a-move-world.ts'

const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const tries = ['-m', 'sh', '-c', 'mount -t tmpfs -o size=64k none /mnt']
const canMount = orSayWhy(isRoot && runs('unshare', tries), 'full and read-only disks', 'it mounts a small disk')

/** A disk of 64 KB at `folder`, for one test. */
function aSmallDisk(folder: string): void {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=700', 'none', folder])
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]))
}

function fill(folder: string): void {
  const file = openSync(join(folder, 'large'), 'w')
  try {
    for (;;) writeSync(file, Buffer.alloc(4_096))
  } catch {
    closeSync(file)
  }
}

function setReadOnly(folder: string): void {
  execFileSync('mount', ['-o', 'remount,ro', folder])
}

/** A trash whose home is on the disk of the world, or on none. */
function trashAt(dataHome: string | null) {
  return createXdgTrash({ dataHome, uid: 4_000_000, wallMs: () => 0 })
}

describe.runIf(canMount)('on a small disk', () => {
  test('a full "Sent" on another disk leaves the file, and half a copy nowhere', async () => {
    const root = join(temporaryFolder(), 'work')
    const { move } = aWorld({}, root)
    aSmallDisk(join(root, 'Sent'))
    writeFileSync(join(root, 'Sent', '.outbox-sent'), 'the mark')
    fill(join(root, 'Sent'))
    expect(await move()).toEqual({ kind: 'stays', because: 'sent_full' })
    expect(Object.keys(filesIn(root)).toSorted()).toEqual([path, 'Sent/large'])
    execFileSync('rm', [join(root, 'Sent', 'large')])
    expect(await move()).toMatchObject({ kind: 'moved' })
    expect(filesIn(root)).toEqual({ 'Sent/Invoices/2026/report.pdf': text })
  })

  test('a "Sent" that nobody may write to leaves the file', async () => {
    const root = join(temporaryFolder(), 'work')
    const { move } = aWorld({}, root)
    aSmallDisk(join(root, 'Sent'))
    writeFileSync(join(root, 'Sent', '.outbox-sent'), 'the mark')
    setReadOnly(join(root, 'Sent'))
    expect(await move()).toEqual({ kind: 'stays', because: 'sent_read_only' })
    expect(filesIn(root)).toEqual({ [path]: text })
  })

  test('a watched folder that became read-only keeps its file', async () => {
    const disk = temporaryFolder()
    aSmallDisk(disk)
    const { move, root } = aWorld({}, join(disk, 'work'))
    setReadOnly(disk)
    expect(await move()).toEqual({ kind: 'stays', because: 'sent_read_only' })
    expect(filesIn(root)).toEqual({ [path]: text })
  })

  test('a full trash leaves the file, and says nothing of it to the desktop', async () => {
    const disk = temporaryFolder()
    aSmallDisk(disk)
    const { move, root } = aWorld({ trash: trashAt(join(disk, 'share')) }, join(disk, 'work'))
    mkdirSync(join(disk, 'share/Trash/files'), { recursive: true })
    mkdirSync(join(disk, 'share/Trash/info'))
    fill(disk)
    expect(await move({ to: 'trash' })).toEqual({ kind: 'stays', because: 'trash_full' })
    expect(filesIn(root)).toEqual({ [path]: text })
    expect(readdirSync(join(disk, 'share/Trash/info'))).toEqual([])
    execFileSync('rm', [join(disk, 'large')])
    expect(await move({ to: 'trash' })).toMatchObject({
      kind: 'moved',
      where: join(disk, 'share/Trash/files/report.pdf'),
    })
  })

  test('a trash that nobody may write to leaves the file', async () => {
    const disk = temporaryFolder()
    aSmallDisk(disk)
    const { move, root } = aWorld({ trash: trashAt(null) }, join(disk, 'work'))
    setReadOnly(disk)
    expect(await move({ to: 'trash' })).toEqual({ kind: 'stays', because: 'trash_read_only' })
    expect(filesIn(root)).toEqual({ [path]: text })
  })
})

test.skipIf(isWindows)(
  'a name of 255 bytes that is taken gets " (2)" in 255 bytes, in "Sent" and in the trash',
  async () => {
    const name = `${'ü'.repeat(125)}x.pdf`
    expect(Buffer.byteLength(name)).toBe(255)
    const long = `Invoices/2026/${name}`
    const home = temporaryFolder()
    const root = join(home, 'work')
    const { move } = aWorld({ trash: trashAt(join(home, 'share')) }, root, long)
    mkdirSync(dirname(sentFile(root)), { recursive: true })
    writeFileSync(sentFile(root, name), 'of yesterday')
    expect(await move()).toEqual({ kind: 'taken', next: 2 })
    const shortened = `${'ü'.repeat(123)} (2).pdf`
    expect(await move({ turn: 2 })).toEqual({
      kind: 'moved',
      where: `Sent/Invoices/2026/${shortened}`,
      observed: { kind: 'absent' },
    })
    expect(readFileSync(sentFile(root, name), 'utf8')).toBe('of yesterday')
    expect(readFileSync(sentFile(root, shortened), 'utf8')).toBe(text)

    mkdirSync(dirname(join(root, long)), { recursive: true })
    writeFileSync(join(root, long), text)
    expect(await move({ to: 'trash' })).toMatchObject({ kind: 'moved' })
    const [thrown] = readdirSync(join(home, 'share/Trash/files'))
    expect(readdirSync(join(home, 'share/Trash/info'))).toEqual([`${thrown ?? ''}.trashinfo`])
  },
)
