import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, parse, sep } from 'node:path'
import { expect, test } from 'vitest'
import {
  childOf,
  folderItself,
  isRealPath,
  parentOf,
  parseRelativePath,
  pathIn,
  realPathOf,
  relativePathOf,
  splitPath,
  systemPathFrom,
  systemPathOf,
} from '#adapters/files/paths.ts'
import type { RelativePath, SystemPath } from '#adapters/files/paths.ts'
import { inside, systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const isWindows = process.platform === 'win32'

test('paths inside a folder have `/` between their names on every system', () => {
  expect(pathIn(folderItself, 'a')).toBe('a')
  expect(pathIn(pathIn(folderItself, 'a'), 'b c')).toBe('a/b c')
  expect(splitPath(inside('a/b/c'))).toEqual({ folder: 'a/b', name: 'c' })
  expect(splitPath(inside('a'))).toEqual({ folder: '', name: 'a' })
  expect(splitPath(folderItself)).toEqual({ folder: '', name: '' })
})

test('the system finds them under its own spelling', () => {
  const root = systemPathFrom(join(parse(process.cwd()).root, 'x', 'y'))
  expect(systemPathOf(root, folderItself)).toBe(root)
  expect(systemPathOf(root, inside('a/b'))).toBe(join(root, 'a', 'b'))
  expect(systemPathOf(systemPathFrom(parse(root).root), inside('a'))).toBe(join(parse(root).root, 'a'))
  expect(parentOf(childOf(root, 'name'))).toBe(root)
  expect(systemPathFrom(join(root, 'a', '..', 'b') + sep)).toBe(join(root, 'b'))
})

test.each(['', '.', '..', 'a//b', '/a', 'a/', 'a/../b', './a', 'a\0b'])('%j names nothing inside a folder', (text) => {
  expect(parseRelativePath(text)).toBeNull()
})

test('names that are no text are looked at as well', () => {
  expect(parseRelativePath('a/\udc80')).toBe('a/\udc80')
})

test('what the system tells is turned into our spelling, and only `\\` of Windows is a separator', () => {
  expect(relativePathOf('a')).toBe('a')
  expect(relativePathOf(join('a', 'b'))).toBe('a/b')
  expect(relativePathOf('back\\slash')).toBe(isWindows ? 'back/slash' : 'back\\slash')
  expect(relativePathOf(join('..', 'outside'))).toBeNull()
  expect(relativePathOf(systemPathFrom('here'))).toBeNull()
})

test('the two spellings cannot be compared by mistake', () => {
  const [one, other] = [inside('a'), systemPathFrom('a')]
  // @ts-expect-error -- this line must not compile
  expect(one === other).toBe(false)
  const takesSystem = (path: SystemPath): string => path
  const takesRelative = (path: RelativePath): string => path
  // @ts-expect-error -- neither must this one
  expect(takesSystem(one)).toBe('a')
  // @ts-expect-error -- nor this one
  expect(takesRelative(other)).toBe(other)
})

test('the real path of a folder is without links, and one file has one real path', async (context) => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'real/below'), { recursive: true })
  expect(await realPathOf(join(folder, 'real', 'below'))).toBe(join(folder, 'real', 'below'))
  expect(await isRealPath(systemPath(folder, 'real'))).toBe(true)
  await expect(realPathOf(join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' })
  if (isWindows) context.skip('making a link needs a right that not everybody has on Windows')
  symlinkSync('real', join(folder, 'link'))
  expect(await realPathOf(join(folder, 'link/below'))).toBe(join(folder, 'real/below'))
  expect(await isRealPath(systemPath(folder, 'link/below'))).toBe(false)
})

test.runIf(isWindows)(
  'where Windows cannot tell the real path, here of a very long one, the names are walked',
  async () => {
    const folder = temporaryFolder()
    const deep = join(folder, ...Array.from({ length: 12 }, (_, index) => `${index}`.padEnd(30, 'x')))
    mkdirSync(deep, { recursive: true })
    writeFileSync(join(deep, 'file'), 'x')
    expect(deep.length).toBeGreaterThan(300)
    expect(await realPathOf(deep)).toBe(deep)
    expect(dirname(await realPathOf(join(deep, 'file')))).toBe(deep)
    const native = (): string => realpathSync.native(deep)
    if (process.env['OUTBOX_WINE'] === 'yes') expect(native).toThrow('UNKNOWN')
  },
)
