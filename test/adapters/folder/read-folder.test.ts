// Looking at real folders: hostile names, links, pipes, folders that may not be read.
import { execFileSync, spawnSync } from 'node:child_process'
import { linkSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDiskLatency } from '#adapters/files/disk-latency.ts'
import { statOf, usualFileId } from '#adapters/files/file-stat.ts'
import { pathIn } from '#adapters/files/paths.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { readEntry, readFolder } from '#adapters/folder/read-folder.ts'
import type { Entry, KnownEntry, ScanContext } from '#adapters/folder/read-folder.ts'
import { FolderSnapshot } from '#adapters/folder/snapshot.ts'
import { checkPath } from '#shared/names.ts'
import { inside, systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { isWindows, notOnWindows } from '#test/rigs/possible.ts'

const usual = { fileId: usualFileId, hasSubvolumes: false, names: { emoji: 'allow' } } as const
const nothingKnown = { folderId: null, entries: new Map<string, KnownEntry>() }

function placeAt(realPath: string, isQuick = true): ScanContext {
  const { dev } = lstatSync(realPath, { bigint: true })
  const latency = { ...createDiskLatency(), isQuick: () => isQuick }
  return { ...usual, device: dev, realPath: systemPath(realPath), ignore: createIgnore(), latency }
}

async function entriesOf(place: ScanContext, folder = inside('')): Promise<ReadonlyMap<string, Entry>> {
  const reading = await readFolder(place, folder, nothingKnown)
  if (reading.kind !== 'read') throw new Error(`not read: ${reading.kind}`)
  return reading.entries
}

function fileAt(path: string): Entry {
  return { kind: 'file', stat: statOf(lstatSync(path, { bigint: true })) }
}

const nameNotAllowed: Entry = { kind: 'unfit', reason: 'name_not_allowed' }

test.for([true, false])('each kind of thing is told apart (quick disk: %s)', async (isQuick, context) => {
  if (isWindows) context.skip(notOnWindows.pipes)
  const root = temporaryFolder()
  writeFileSync(join(root, 'file.txt'), 'text')
  writeFileSync(join(root, 'empty'), '')
  linkSync(join(root, 'file.txt'), join(root, 'second name'))
  truncateSync(join(root, 'empty'), 2 ** 40)
  mkdirSync(join(root, 'folder'))
  symlinkSync('file.txt', join(root, 'link'))
  symlinkSync('.', join(root, 'loop'))
  symlinkSync('nowhere', join(root, 'dangling'))
  execFileSync('mkfifo', [join(root, 'pipe')])
  writeFileSync(join(root, '~$file.docx'), '')
  mkdirSync(join(root, '.Trash-1000'))
  const server = createServer().listen(join(root, 'socket'))
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const entries = await entriesOf(placeAt(root, isQuick))
  expect([...entries.keys()]).toHaveLength(11)
  for (const name of ['file.txt', 'second name', 'empty']) expect(entries.get(name)).toEqual(fileAt(join(root, name)))
  expect(entries.get('empty')).toMatchObject({ stat: { sizeBytes: 2 ** 40 } })
  expect(entries.get('folder')?.kind).toBe('folder')
  for (const name of ['link', 'loop', 'dangling'])
    expect(entries.get(name)).toEqual({ kind: 'unfit', reason: 'symbolic_link' })
  for (const name of ['pipe', 'socket'])
    expect(entries.get(name)).toEqual({ kind: 'unfit', reason: 'not_a_regular_file' })
  expect(entries.get('~$file.docx')).toMatchObject({ kind: 'excluded', rule: { name: 'office_temporary' } })
  expect(entries.get('.Trash-1000')).toMatchObject({ kind: 'excluded', rule: { name: 'trash' } })
})

/** Names that file systems take and people, programs and attackers make. Bytes, as some are no text. */
const hostileNames: readonly Buffer[] = [
  'é',
  'e\u0301',
  'É',
  'ß',
  'ﬁ',
  'İ',
  'ı',
  'Σ',
  'ς',
  'K',
  '\u212b',
  '写真',
  'שלום',
  'مرحبا',
  'हिन्दी',
  '🎉',
  '👨‍👩‍👧',
  '𝕏',

  ' lead',
  'trail ',
  'dot.',
  '...',
  '.hidden',
  '-rf',
  '--',
  '*',
  '?',
  'a:b',
  'a|b',
  '"q"',
  "it's",
  '<a>',
  '&amp;',
  '%00',
  '%2e%2e',
  'con',
  'nul.txt',
  'COM1',
  'aux',
  'a\\b',
  '..\\x',
  'C:\\x',
  'a\nb',
  'a\rb',
  'a\tb',
  'a\u0000b'.replace('\0', '\x01'),
  '\x7f',
  '\x1b[31m',
  '\u202etxt.exe',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\ufffd',
  '__proto__',
  'constructor',
  '~',
  '~x',
  'id:x',
  '\u00a0',
  'x'.repeat(255),
  'ä'.repeat(127),
  '€'.repeat(85),
  '🎉'.repeat(63),
]
  .map((name) => Buffer.from(name))
  .concat([
    Buffer.from([0xff]),
    Buffer.from([0x61, 0xfe, 0x62]),
    Buffer.from([0xc3, 0x28]),
    Buffer.from([0xe9, 0x2e, 0x74, 0x78, 0x74]),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from([0xf5, 0x80]),
  ])

test.for([true, false])(
  'hostile names: each is a file or has a reason, none is lost (quick disk: %s)',
  async (isQuick, context) => {
    if (isWindows) context.skip(notOnWindows.names)
    const root = temporaryFolder()
    const made = hostileNames.filter((name) => {
      writeFileSync(Buffer.concat([Buffer.from(`${root}/`), name]), 'x')
      return true
    })
    expect(made.length).toBeGreaterThanOrEqual(65)
    const entries = await entriesOf(placeAt(root, isQuick))
    expect(entries.size).toBe(made.length)
    for (const [name, entry] of entries) {
      if (entry.kind === 'excluded') continue
      const isAllowed = checkPath(name, { emoji: 'allow' }) === null
      expect(entry).toEqual(isAllowed ? fileAt(join(root, name)) : nameNotAllowed)
    }
    const invalid = [...entries].filter(([name]) => !name.isWellFormed())
    expect(invalid).toHaveLength(6)
    expect(invalid.every(([, entry]) => entry.kind === 'unfit')).toBe(true)
  },
)

test('a folder with a name that Dropbox cannot keep is one line, and is not looked into', async (context) => {
  if (isWindows) context.skip(notOnWindows.names)
  const root = temporaryFolder()
  mkdirSync(join(root, 'trailing '))
  mkdirSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff])]))
  const entries = await entriesOf(placeAt(root))
  expect(entries.get('trailing ')).toEqual(nameNotAllowed)
  expect(entries.get('\udcff')).toEqual(nameNotAllowed)
})

test('a tree deeper than the system can name is told, not lost', async (context) => {
  if (isWindows) context.skip('Windows can name a tree eight times as deep as a path in the link API')
  const root = temporaryFolder()
  const name = 'd'.repeat(250)
  const program = `for (let depth = 0; depth < 18; depth++) { fs.mkdirSync('${name}'); process.chdir('${name}') }`
  execFileSync(process.execPath, ['-e', program], { cwd: root })
  onTestFinished(() => void spawnSync('rm', ['-rf', join(root, name)]))
  const place = placeAt(root)
  let folder = inside('')
  for (;;) {
    const entry = (await entriesOf(place, folder)).get(name)
    if (entry?.kind !== 'folder') {
      expect(entry).toEqual(nameNotAllowed)
      break
    }
    folder = pathIn(folder, name)
  }
  expect(folder.length).toBeGreaterThan(3_000)
})

test('another file system inside the folder is left out, with the reason', async (context) => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'mounted'))
  if (spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', join(root, 'mounted')]).status !== 0) {
    context.skip('mounting is not permitted here')
  }
  try {
    const entries = await entriesOf(placeAt(root))
    expect(entries.get('mounted')).toMatchObject({ kind: 'excluded', rule: { name: 'other_drive' } })
  } finally {
    spawnSync('umount', [join(root, 'mounted')])
  }
})

test.for([true, false])(
  'of unchanged files only that is told, changed ones and folders are new (quick disk: %s)',
  async (isQuick) => {
    const root = temporaryFolder()
    const place = placeAt(root, isQuick)
    for (const name of ['same', 'changed', 'gone', 'folder now']) writeFileSync(join(root, name), 'first')
    mkdirSync(join(root, 'folder'))
    const snapshot = new FolderSnapshot()
    const first = await readFolder(place, inside(''), snapshot.knownFolder(inside('')))
    if (first.kind !== 'read') throw new Error('not read')
    expect([...snapshot.takeReading(first)]).toHaveLength(4)
    writeFileSync(join(root, 'changed'), 'second')
    rmSync(join(root, 'gone'))
    rmSync(join(root, 'folder now'))
    mkdirSync(join(root, 'folder now'))
    const reading = await readFolder(place, inside(''), snapshot.knownFolder(inside('')))
    if (reading.kind !== 'read') throw new Error('not read')
    expect([...reading.unchanged]).toEqual(['same'])
    expect([...reading.entries.keys()].toSorted()).toEqual(['changed', 'folder', 'folder now'])
    const told = [...snapshot.takeReading(reading)].toSorted((one, other) => (one.path < other.path ? -1 : 1))
    expect(told).toEqual([
      { path: 'changed', entry: fileAt(join(root, 'changed')) },
      { path: 'folder now', entry: null },
      { path: 'gone', entry: null },
    ])
  },
)

test('a folder that is gone, became something else or was replaced by another tells nothing of its files', async () => {
  const root = temporaryFolder()
  const place = placeAt(root)
  const vanished = { kind: 'vanished', folder: 'sub' }
  expect(await readFolder(place, inside('sub'), nothingKnown)).toEqual(vanished)
  symlinkSync('/', join(root, 'sub'))
  expect(await readFolder(place, inside('sub'), nothingKnown)).toEqual(vanished)
  rmSync(join(root, 'sub'))
  mkdirSync(join(root, 'sub'))
  const entry = (await entriesOf(place)).get('sub')
  const known = { folderId: entry?.kind === 'folder' ? entry.folderId : '', entries: new Map<string, KnownEntry>() }
  expect(await readFolder(place, inside('sub'), known)).toMatchObject({ kind: 'read' })
  renameSync(join(root, 'sub'), join(root, 'aside'))
  mkdirSync(join(root, 'sub'))
  expect(await readFolder(place, inside('sub'), known)).toEqual(vanished)
})

test('one name is looked at like all names', async () => {
  const root = temporaryFolder()
  writeFileSync(join(root, 'file'), 'x')
  const place = placeAt(root)
  expect(await readEntry(place, inside(''), 'file')).toEqual(fileAt(join(root, 'file')))
  expect(await readEntry(place, inside(''), 'nothing')).toBeNull()
  expect(await readEntry(place, inside('file'), 'below')).toBeNull()
  writeFileSync(join(root, 'a.swp'), 'x')
  expect(await readEntry(place, inside(''), 'a.swp')).toMatchObject({ kind: 'excluded' })
  // On Windows there cannot be such a name.
  expect(await readEntry(place, inside(''), 'x'.repeat(300))).toEqual(isWindows ? null : nameNotAllowed)
})
