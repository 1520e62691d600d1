// Copies into the watched folder, in real folders.
import { english } from '#shared/messages/english.ts'
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyIn, mostCopies } from '#main/uploads/dropped/copy-files.ts'
import { mostFilesRefused } from '#shared/contract/ipc-channels.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { never } from '#test/rigs/cancel.ts'

async function twoFolders(): Promise<{ readonly from: string; readonly watched: string }> {
  const base = temporaryFolder()
  const [from, watched] = [join(base, 'from'), join(base, 'watched')]
  await mkdir(from)
  await mkdir(watched)
  return { from, watched }
}

async function contentOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const),
    ),
  )
}

it('copies a file, byte for byte, and remembers what it made', async () => {
  const { from, watched } = await twoFolders()
  await writeFile(join(from, 'a.bin'), Buffer.alloc(3_000_000, 7))
  const { copies, folders, refused } = await copyIn(watched, [join(from, 'a.bin')], {
    signal: never,
    language: english,
  })
  expect([folders, refused]).toEqual([[], []])
  const made = join(watched, 'a.bin')
  expect((await readFile(made)).equals(Buffer.alloc(3_000_000, 7))).toBe(true)
  const { size, mtimeMs, dev, ino } = await stat(made)
  expect(copies).toEqual([
    { file: made, source: join(from, 'a.bin'), sizeBytes: size, mtimeMs, fileId: `${dev}:${ino}` },
  ])
})

it('never writes over what is there', async () => {
  const { from, watched } = await twoFolders()
  await writeFile(join(from, 'a.txt'), 'new')
  await writeFile(join(watched, 'a.txt'), 'old')
  await writeFile(join(watched, 'a (2).txt'), 'older')
  await copyIn(watched, [join(from, 'a.txt'), join(from, 'a.txt')], { signal: never, language: english })
  expect(await contentOf(watched)).toEqual({
    'a.txt': 'old',
    'a (2).txt': 'older',
    'a (3).txt': 'new',
    'a (4).txt': 'new',
  })
})

it('copies a folder with its shape, under a free name', async () => {
  const { from, watched } = await twoFolders()
  await mkdir(join(from, 'project', 'deep', 'empty'), { recursive: true })
  await writeFile(join(from, 'project', 'one.txt'), '1')
  await writeFile(join(from, 'project', 'deep', 'two.txt'), '2')
  await mkdir(join(watched, 'project'))
  const { copies, folders, refused } = await copyIn(watched, [join(from, 'project')], {
    signal: never,
    language: english,
  })
  expect(await contentOf(watched)).toEqual({
    [join('project (2)', 'one.txt')]: '1',
    [join('project (2)', 'deep', 'two.txt')]: '2',
  })
  expect(copies.length).toBe(2)
  expect(folders.map((folder) => folder.slice(watched.length + 1))).toEqual([
    'project (2)',
    join('project (2)', 'deep'),
    join('project (2)', 'deep', 'empty'),
  ])
  expect(refused).toEqual([])
})

describe('what is not a file of its own', () => {
  it.skipIf(process.platform === 'win32')('is refused by name: links, pipes, and what is not there', async () => {
    const { from, watched } = await twoFolders()
    await writeFile(join(from, 'secret'), 'secret')
    await symlink(join(from, 'secret'), join(from, 'link'))
    await symlink(from, join(from, 'folder-link'))
    execFileSync('mkfifo', [join(from, 'pipe')])
    const names = ['link', 'folder-link', 'pipe', 'missing']
    const { copies, refused } = await copyIn(
      watched,
      names.map((name) => join(from, name)),
      { signal: never, language: english },
    )
    expect(copies).toEqual([])
    expect(await readdir(watched)).toEqual([])
    expect(refused).toEqual([
      '“link” is not a file.',
      '“folder-link” is not a file.',
      '“pipe” is not a file.',
      '“missing” cannot be read.',
    ])
  })

  it.skipIf(process.platform === 'win32')('is left out of a folder, too', async () => {
    const { from, watched } = await twoFolders()
    await mkdir(join(from, 'f'))
    await writeFile(join(from, 'f', 'a.txt'), 'a')
    await symlink('/etc/passwd', join(from, 'f', 'b.txt'))
    await copyIn(watched, [join(from, 'f')], { signal: never, language: english })
    expect(await contentOf(watched)).toEqual({ [join('f', 'a.txt')]: 'a' })
  })
})

it('copies neither the watched folder into itself nor what lies in it already', async () => {
  const { from, watched } = await twoFolders()
  await writeFile(join(watched, 'a.txt'), 'a')
  const { copies, refused } = await copyIn(watched, [join(watched, 'a.txt'), watched, join(from, '..')], {
    signal: never,
    language: english,
  })
  expect(copies).toEqual([])
  expect(refused.map((text) => text.replace(/^“[^”]*” /, ''))).toEqual([
    'is in the folder already.',
    'is in the folder already.',
    'holds the watched folder itself.',
  ])
  expect(await contentOf(watched)).toEqual({ 'a.txt': 'a' })
})

it('leaves no half copy when it is ended', async () => {
  const { from, watched } = await twoFolders()
  await writeFile(join(from, 'big'), Buffer.alloc(50_000_000))
  const abort = new AbortController()
  const copying = copyIn(watched, [join(from, 'big')], { signal: abort.signal, language: english })
  setImmediate(() => abort.abort())
  const { copies } = await copying
  expect(copies).toEqual([])
  expect(await readdir(watched)).toEqual([])
})

it('hides nothing in the names it refuses', async () => {
  const { from, watched } = await twoFolders()
  const { refused } = await copyIn(watched, [join(from, 'a\u202egpj.exe'), 'relative.txt'], {
    signal: never,
    language: english,
  })
  expect(refused).toEqual(['“a⟨U+202E⟩gpj.exe” cannot be read.'])
})

it('ends with a number that no drop has', () => expect(mostCopies).toBe(100_000))

it('says that files were too many although it refused as many as it may tell of', async () => {
  const { from, watched } = await twoFolders()
  await writeFile(join(from, 'a'), 'a')
  await writeFile(join(from, 'b'), 'b')
  const missing = Array.from({ length: mostFilesRefused + 5 }, (_, index) => join(from, `missing ${index}`))
  const { copies, refused } = await copyIn(
    watched,
    [...missing, join(from, 'a'), join(from, 'b')],
    { signal: never, language: english },
    1,
  )
  expect(copies).toHaveLength(1)
  expect(refused).toHaveLength(mostFilesRefused)
  expect(refused.at(-1)).toBe('Only 1 file can be added at once. The rest was left out.')
})
