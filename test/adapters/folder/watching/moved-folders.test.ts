// Folders that trade places, rotate, go and come: whatever happened to the folders, a file that is saved in one of them afterwards is
// heard, without a scan.
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { startWatchedFolder } from '#adapters/folder/watched-folder.ts'
import { createRandom } from '#test/rigs/random.ts'
import { orSayWhy } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const isOneWatchAFolder = orSayWhy(process.platform === 'linux', 'moved folders', 'one watch hears the whole tree here')

type Seen = { readonly files: Set<string>; scans: number }

async function watching(root: string): Promise<Seen> {
  const seen: Seen = { files: new Set(), scans: 0 }
  const folder = await startWatchedFolder({
    root,
    ignore: createIgnore(),
    names: { emoji: 'allow' },
    expectedIdentity: null,
    listener: {
      observed: (path, { kind }) => void (kind === 'absent' ? seen.files.delete(path) : seen.files.add(path)),
      excluded: () => undefined,
      unreadable: () => undefined,
      root: () => undefined,
      becomes: async () => undefined,
      degraded: () => undefined,
      scanned: () => void (seen.scans += 1),
    },
  })
  onTestFinished(() => folder.close())
  // The second scan is of what may have changed before the folders were heard.
  await soon(() => expect(seen.scans).toBeGreaterThanOrEqual(2))
  return seen
}

function soon(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 60_000, interval: 10 })
}

function makeFolders(root: string, folders: readonly string[]): void {
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true })
  for (const folder of folders) writeFileSync(join(root, folder, 'first'), folder)
}

/** All files below `root`, by their paths in it. */
function filesBelow(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).toSorted()
}

/**
 * Waits until all that is there was seen, then saves a file in one folder after the other: each must be heard, and no scan be needed
 * for it. (One by one: a watch that hears another folder than it should tells its own path, which would have the right one looked at.)
 */
async function expectAllHeard(root: string, seen: Seen): Promise<void> {
  await soon(() => expect([...seen.files].toSorted()).toEqual(filesBelow(root)))
  const scans = seen.scans
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const late = join(entry.parentPath, entry.name, 'late')
    writeFileSync(late, 'x')
    await soon(() => expect(seen.files).toContain(relative(root, late).replaceAll('\\', '/')))
  }
  expect(seen.scans).toBe(scans)
}

test.runIf(isOneWatchAFolder)('two folders that trade places', async () => {
  const root = temporaryFolder()
  makeFolders(root, ['current/sub/deep', 'next/sub/deep'])
  const seen = await watching(root)
  renameSync(join(root, 'current'), join(root, 'old'))
  renameSync(join(root, 'next'), join(root, 'current'))
  await expectAllHeard(root, seen)
})

test.runIf(isOneWatchAFolder)('a rotation of backups, and a folder replaced by its own copy', async () => {
  const root = temporaryFolder()
  const days = ['daily.0', 'daily.1', 'daily.2']
  makeFolders(
    root,
    [...days, 'site'].flatMap((day) => [`${day}/db`, `${day}/www`]),
  )
  const seen = await watching(root)
  rmSync(join(root, 'daily.2'), { recursive: true })
  renameSync(join(root, 'daily.1'), join(root, 'daily.2'))
  renameSync(join(root, 'daily.0'), join(root, 'daily.1'))
  for (const name of ['db', 'www']) mkdirSync(join(root, 'daily.0', name), { recursive: true })
  cpSync(join(root, 'site'), join(root, 'site.new'), { recursive: true })
  rmSync(join(root, 'site'), { recursive: true })
  renameSync(join(root, 'site.new'), join(root, 'site'))
  await expectAllHeard(root, seen)
})

test.runIf(isOneWatchAFolder).each([1, 2, 3])(
  'a storm of moves, exchanges, removals and new folders (seed %i)',
  async (seed) => {
    const root = temporaryFolder()
    const random = createRandom(seed)
    const names = ['a', 'b', 'c', 'd'] as const
    const places = names.flatMap((name) => names.map((below) => `${name}/${below}`))
    const aFolder = (): string => random.among(names)
    makeFolders(root, places)
    const seen = await watching(root)
    const step = (): void => {
      const isTop = random.chance(0.5)
      const [one, other] = [0, 1].map(() => (isTop ? aFolder() : `${aFolder()}/${aFolder()}`))
      if (one === undefined || other === undefined || one === other) return
      const [from, to, aside] = [join(root, one), join(root, other), join(root, 'aside')]
      const what = random.among(['exchange', 'exchange', 'move', 'anew'])
      const make = (folder: string): void => void mkdirSync(folder, { recursive: true })
      make(from)
      if (what === 'anew') {
        rmSync(from, { recursive: true })
        make(from)
      } else if (what === 'move') {
        rmSync(to, { recursive: true, force: true })
        make(join(to, '..'))
        renameSync(from, to)
      } else {
        make(to)
        renameSync(from, aside)
        renameSync(to, from)
        renameSync(aside, to)
      }
    }
    for (let index = 0; index < 25; index += 1) {
      step()
      // Sometimes the events are looked at in between.
      if (random.chance(0.25)) await new Promise((resolve) => setTimeout(resolve, random.pick(80)))
    }
    await expectAllHeard(root, seen)
  },
)
