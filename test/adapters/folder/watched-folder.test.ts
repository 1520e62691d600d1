// A real folder, watched. Waits are long enough for a busy computer; what is awaited usually takes a tenth of a second.
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { startWatchedFolder } from '#adapters/folder/watched-folder.ts'
import type { WatchedFolder } from '#adapters/folder/watched-folder.ts'
import type { RootState } from '#shared/root-state.ts'
import type { Observed } from '#shared/upload.ts'
import { removeFolderSoon } from '#test/rigs/made-folder.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { isUsualUnderWine } from '#test/windows/choice/usual-under-wine.ts'

class Watching {
  readonly observed = new Map<string, Observed>()
  readonly excluded = new Map<string, string>()
  readonly absences: string[] = []
  readonly states: RootState[] = []
  readonly became: string[] = []
  readonly unreadable: string[] = []
  scans = 0
  told = 0
  folder: WatchedFolder | null = null

  get it(): WatchedFolder {
    if (this.folder === null) throw new Error('not started')
    return this.folder
  }

  files(): string[] {
    return [...this.observed.keys()].toSorted()
  }
}

/** Windows moves no folder in which somebody has something open, and a scan lists it for a moment. */
async function moveFolder(from: string, to: string): Promise<void> {
  await soon(() => renameSync(from, to))
}

async function watching(root: string, expectedIdentity: string | null = null): Promise<Watching> {
  const seen = new Watching()
  seen.folder = await startWatchedFolder({
    root,
    ignore: createIgnore(),
    names: { emoji: 'allow' },
    expectedIdentity,
    listener: {
      observed(path, observed) {
        seen.told += 1
        if (observed.kind !== 'absent') return void seen.observed.set(path, observed)
        seen.observed.delete(path)
        seen.excluded.delete(path)
        seen.absences.push(path)
      },
      excluded: (path, rule) => void seen.excluded.set(path, rule.name),
      unreadable: (path, reason) => void seen.unreadable.push(`${path}: ${reason}`),
      root: (state) => void seen.states.push(state),
      becomes: async (identity) => void seen.became.push(identity),
      degraded: () => undefined,
      scanned: () => void (seen.scans += 1),
    },
  })
  onTestFinished(() => seen.it.close())
  return seen
}

// What happens in these tests happens in folders of the watched folder: under wine, where the time of birth is made up, the
// watched folder is another one after each change in itself.

function soon(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 60_000, interval: 20 })
}

async function settled(root: string): Promise<Watching> {
  const seen = await watching(root)
  await soon(() => expect(seen.scans).toBe(1))
  return seen
}

test('a file that is saved in a folder of a folder is told by its event, however deep', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'year/june/week'), { recursive: true })
  for (const path of ['year/a', 'year/june/a', 'year/june/week/a']) writeFileSync(join(root, path), 'x')
  const seen = await settled(root)
  await soon(() => expect(seen.scans).toBe(2)) // the one that follows the start of the watches
  for (const path of ['year/b', 'year/june/b', 'year/june/week/b']) {
    writeFileSync(join(root, path), 'x')
    await soon(() => expect(seen.files()).toContain(path))
  }
  expect(seen.scans).toBe(2)
})

test('what is there at the start is told, with what is left out and what cannot be uploaded', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'year/june'), { recursive: true })
  for (const path of ['a.txt', 'year/b.txt', 'year/june/c.txt', 'year/~$b.docx']) writeFileSync(join(root, path), 'x')
  symlinkSync(root, join(root, 'year/loop'))
  const seen = await settled(root)
  expect(seen.states).toEqual(['there'])
  expect(seen.files()).toEqual(['a.txt', 'year/b.txt', 'year/june/c.txt', 'year/loop'])
  expect(seen.observed.get('year/loop')).toEqual({ kind: 'unfit', reason: 'symbolic_link' })
  expect([...seen.excluded]).toEqual([['year/~$b.docx', 'office_temporary']])
})

test('a file that is saved, changed, renamed and deleted is told each time, without a whole scan', async () => {
  const root = temporaryFolder()
  for (const name of ['sub', 'other']) mkdirSync(join(root, name))
  const seen = await settled(root)
  // The second scan is of what may have changed before the folders were heard.
  await soon(() => expect(seen.scans).toBe(2))
  writeFileSync(join(root, 'sub/a'), 'one')
  await soon(() => expect(seen.observed.get('sub/a')).toMatchObject({ stat: { sizeBytes: 3 } }))
  writeFileSync(join(root, 'sub/a'), 'longer')
  await soon(() => expect(seen.observed.get('sub/a')).toMatchObject({ stat: { sizeBytes: 6 } }))
  renameSync(join(root, 'sub/a'), join(root, 'other/b'))
  await soon(() => expect(seen.files()).toEqual(['other/b']))
  rmSync(join(root, 'other/b'))
  await soon(() => expect(seen.files()).toEqual([]))
  expect(seen.absences).toEqual(['sub/a', 'other/b'])
  expect(seen.scans).toBe(2)
})

test('each save of a file is told, also after one by a rename over it', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'sub'))
  writeFileSync(join(root, 'sub/a'), 'x')
  const seen = await settled(root)
  await soon(() => expect(seen.scans).toBe(2))
  for (const [sizeBytes, byRename] of [10, 20, 30, 40].map((size) => [size, size % 20 === 0] as const)) {
    writeFileSync(join(root, byRename ? 'sub/~$beside' : 'sub/a'), 'x'.repeat(sizeBytes))
    if (byRename) renameSync(join(root, 'sub/~$beside'), join(root, 'sub/a'))
    await soon(() => expect(seen.observed.get('sub/a')).toMatchObject({ stat: { sizeBytes } }))
  }
  expect(seen.scans).toBe(2)
})

test('new folders are looked into and listened to, however deep', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'in'))
  const seen = await settled(root)
  mkdirSync(join(root, 'in/a/b/c'), { recursive: true })
  writeFileSync(join(root, 'in/a/b/c/first'), 'x')
  await soon(() => expect(seen.files()).toEqual(['in/a/b/c/first']))
  writeFileSync(join(root, 'in/a/b/c/second'), 'x')
  await soon(() => expect(seen.files()).toEqual(['in/a/b/c/first', 'in/a/b/c/second']))
  await moveFolder(join(root, 'in/a'), join(root, 'in/moved'))
  await soon(() => expect(seen.files()).toEqual(['in/moved/b/c/first', 'in/moved/b/c/second']))
  writeFileSync(join(root, 'in/moved/b/c/third'), 'x')
  await soon(() => expect(seen.files()).toContain('in/moved/b/c/third'))
  await removeFolderSoon(join(root, 'in/moved'))
  await soon(() => expect(seen.files()).toEqual([]))
})

test('files remembered from an earlier run are gone only when that is known', async () => {
  const parent = temporaryFolder()
  const root = join(parent, 'watched')
  mkdirSync(join(root, 'sub'), { recursive: true })
  for (const path of ['a', 'sub/b']) writeFileSync(join(root, path), 'x')
  const early = await watching(root)
  expect(early.it.isGone('never there')).toBe(false)
  await soon(() => expect(early.scans).toBe(1))
  const asked = ['a', 'sub/b', 'sub', 'c', 'sub/c', 'gone/folder/d', 'a/below']
  expect(asked.filter((path) => early.it.isGone(path))).toEqual(['c', 'sub/c', 'gone/folder/d', 'a/below'])
  await moveFolder(root, join(parent, 'away'))
  await soon(() => expect(early.states).toEqual(['there', 'away']))
  expect(asked.filter((path) => early.it.isGone(path))).toEqual([])
})

test('nothing is told twice: a scan after a scan is silent', async () => {
  const root = temporaryFolder()
  for (let index = 0; index < 50; index += 1) writeFileSync(join(root, `${index}`), 'x')
  const seen = await settled(root)
  expect(seen.told).toBe(50)
  await seen.it.rescan()
  await seen.it.rescan()
  // The one that follows the start of the watches comes between them where a second has passed by then.
  expect(seen.scans).toBeGreaterThanOrEqual(3)
  expect(seen.told).toBe(50)
})

test('ten thousand files made in one go are all seen, although the system drops events', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'in'))
  const seen = await settled(root)
  for (let index = 0; index < 10_000; index += 1) writeFileSync(join(root, `in/file ${index}`), 'x')
  await soon(() => expect(seen.observed.size).toBe(10_000))
})

test('while the folder is away nothing is absent; when it is back, what changed meanwhile is told (F65)', async () => {
  const parent = temporaryFolder()
  const root = join(parent, 'watched')
  mkdirSync(join(root, 'sub'), { recursive: true })
  for (const path of ['sub/a', 'sub/b']) writeFileSync(join(root, path), 'x')
  const seen = await settled(root)
  const identity = seen.it.identity()
  await moveFolder(root, join(parent, 'away'))
  await soon(() => expect(seen.states).toEqual(['there', 'away']))
  await seen.it.rescan()
  writeFileSync(join(parent, 'away/sub/c'), 'x')
  rmSync(join(parent, 'away/sub/a'))
  expect(seen.absences).toEqual([])
  await moveFolder(join(parent, 'away'), root)
  await soon(() => expect(seen.files()).toEqual(['sub/b', 'sub/c']))
  expect(seen.states).toEqual(['there', 'away', 'there'])
  expect(seen.absences).toEqual(['sub/a'])
  expect(seen.it.identity()).toBe(identity)
  writeFileSync(join(root, 'sub/d'), 'x')
  await soon(() => expect(seen.files()).toContain('sub/d'))
})

test('another folder in its place is not the folder it was, until the folder is back', async () => {
  const parent = temporaryFolder()
  const root = join(parent, 'watched')
  mkdirSync(root)
  writeFileSync(join(root, 'old'), 'x')
  const seen = await settled(root)
  await moveFolder(root, join(parent, 'away'))
  mkdirSync(root)
  writeFileSync(join(root, 'new'), 'x')
  // A scan that comes before anybody noticed must not take the other folder's emptiness for deletions.
  await seen.it.rescan()
  await soon(() => expect(seen.states).toEqual(['there', 'replaced']))
  await setTimeout(3_500)
  expect(seen.files()).toEqual(['old'])
  expect(seen.absences).toEqual([])
  await removeFolderSoon(root)
  await soon(() => expect(seen.states.at(-1)).toBe('away'))
  await moveFolder(join(parent, 'away'), root)
  await soon(() => expect(seen.states.at(-1)).toBe('there'))
  expect(seen.files()).toEqual(['old'])
})

test('a folder that was removed and made anew is the same one, emptied', async (context) => {
  const parent = temporaryFolder()
  const root = join(parent, 'watched')
  mkdirSync(root)
  writeFileSync(join(root, 'old'), 'x')
  const seen = await settled(root)
  if (process.platform !== 'linux' || !seen.it.identity()?.startsWith('born:'))
    context.skip('nothing proves here that a folder was removed')
  rmSync(root, { recursive: true })
  await setTimeout(30)
  mkdirSync(root)
  writeFileSync(join(root, 'new'), 'x')
  await soon(() => expect(seen.files()).toEqual(['new']))
  expect(seen.absences).toEqual(['old'])
  expect(seen.became).toHaveLength(2)
  expect(seen.became[1]).toBe(seen.it.identity())
  expect(seen.states).not.toContain('replaced')
  writeFileSync(join(root, 'later'), 'x')
  await soon(() => expect(seen.files()).toEqual(['later', 'new']))
})

test('a folder that is missing at the start, or is not the expected one, is waited for', async () => {
  const parent = temporaryFolder()
  const root = join(parent, 'watched')
  const seen = await watching(root)
  await soon(() => expect(seen.states).toEqual(['away']))
  expect(seen.it.identity()).toBeNull()
  mkdirSync(root)
  writeFileSync(join(root, 'a'), 'x')
  await soon(() => expect(seen.files()).toEqual(['a']))
  const other = await watching(root, 'device:0:0')
  await soon(() => expect(other.states).toEqual(['replaced']))
  const same = await watching(root, seen.it.identity())
  await soon(() => expect(same.files()).toEqual(['a']))
  expect(other.files()).toEqual([])
})

test('closing is quick, also during a scan, and nothing is told afterwards', async () => {
  const root = temporaryFolder()
  // Under wine each takes ten times as long to make and to look at, and the scan lasts as long with fewer.
  const count = isUsualUnderWine ? 500 : 3_000
  for (let index = 0; index < count; index += 1) writeFileSync(join(root, `${index}`), 'x')
  const seen = await watching(root)
  const scan = seen.it.rescan()
  const startMs = performance.now()
  await seen.it.close()
  expect(performance.now() - startMs).toBeLessThan(10_000)
  await scan
  const told = seen.told
  writeFileSync(join(root, 'later'), 'x')
  await setTimeout(300)
  expect(seen.told).toBe(told)
  await seen.it.rescan()
})

test('a path that surprised its reader is looked at again and told, although nothing changed', async () => {
  const root = temporaryFolder()
  writeFileSync(join(root, 'a.txt'), 'x')
  const seen = await settled(root)
  await soon(() => expect(seen.scans).toBe(2))
  seen.observed.clear()
  seen.it.lookAgain('a.txt')
  await soon(() => expect([...seen.observed.keys()]).toEqual(['a.txt']))
})
