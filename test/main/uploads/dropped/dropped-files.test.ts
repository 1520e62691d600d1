// Dropped files and their way back, in real folders.
import { english } from '#shared/messages/english.ts'
import { appendFile, mkdir, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { AddedFiles, unsentOf, type Watched } from '#main/uploads/dropped/dropped-files.ts'
import { createHandClock } from '../../hand-clock.ts'
import { aRow } from '../../samples.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const nothing = { files: 0, removed: 0 }

type Rig = {
  readonly from: string
  readonly watched: string
  readonly added: AddedFiles
  readonly sent: Set<string>
  readonly looks: () => number
  readonly leftOut: string[]
}

function aWatched(folder: string): Watched {
  return {
    folder,
    hasGrace: false,
    unsent: (paths) => new Set(paths),
    rescan: async () => undefined,
    leaveOut: () => undefined,
    takeBack: () => [],
  }
}

async function aRig(): Promise<Rig> {
  const base = temporaryFolder()
  const [from, watched] = [join(base, 'from'), join(base, 'watched')]
  await mkdir(join(from, 'f'), { recursive: true })
  await mkdir(watched)
  for (const name of ['a.txt', 'b.txt', join('f', 'c.txt')]) await writeFile(join(from, name), name)
  const sent = new Set<string>()
  let looks = 0
  const leftOut: string[] = []
  const seen = {
    ...aWatched(watched),
    unsent: (paths: readonly string[]) => new Set(paths).difference(sent),
    rescan: async () => void (looks += 1),
    leaveOut: (paths: readonly string[]) => void leftOut.push(...paths),
  }
  return {
    from,
    watched,
    sent,
    leftOut,
    looks: () => looks,
    added: new AddedFiles(() => seen, createHandClock(), english),
  }
}

it('adds files and takes them back', async () => {
  const { from, watched, added, leftOut, looks } = await aRig()
  const end = await added.add([join(from, 'a.txt'), join(from, 'f')])
  expect(end).toEqual({ added: 2, undo: 1, refused: [] })
  expect((await readdir(watched)).toSorted()).toEqual(['a.txt', 'f'])
  expect(await added.undo(1)).toEqual({ files: 2, removed: 2 })
  expect(await readdir(watched)).toEqual([])
  expect([looks(), leftOut]).toEqual([3, ['a.txt', 'f/c.txt']])
})

it('takes back nothing that was changed, sent, or put into the folder by somebody else', async () => {
  const { from, watched, added, sent } = await aRig()
  await added.add([join(from, 'a.txt'), join(from, 'b.txt'), join(from, 'f')])
  await appendFile(join(watched, 'a.txt'), 'more')
  sent.add('b.txt')
  await writeFile(join(watched, 'f', 'other.txt'), 'other')
  expect(await added.undo(1)).toEqual({ files: 2, removed: 1 })
  expect((await readdir(watched, { recursive: true })).toSorted()).toEqual([
    'a.txt',
    'b.txt',
    'f',
    join('f', 'other.txt'),
  ])
})

it('takes back nothing that was written anew, though it is as long as before', async () => {
  const { from, watched, added } = await aRig()
  await added.add([join(from, 'a.txt')])
  await writeFile(join(watched, 'a.txt'), 'A.TXT')
  await utimes(join(watched, 'a.txt'), 1, 1)
  expect(await added.undo(1)).toEqual({ files: 1, removed: 0 })
})

it('takes back each drop once, and no drop that never was', async () => {
  const { from, added } = await aRig()
  await added.add([join(from, 'a.txt')])
  expect(await added.undo(1)).toEqual({ files: 1, removed: 1 })
  expect(await added.undo(1)).toEqual(nothing)
  expect(await added.undo(99)).toEqual(nothing)
})

it('takes back nothing from a folder that is not watched any more', async () => {
  const { from, watched } = await aRig()
  let folder = watched
  const clock = createHandClock()
  const added = new AddedFiles(() => aWatched(folder), clock, english)
  await added.add([join(from, 'a.txt')])
  folder = from
  expect(await added.undo(1)).toEqual(nothing)
  expect(await readdir(watched)).toEqual(['a.txt'])
})

it('says why nothing was added', async () => {
  const { from, added } = await aRig()
  expect(await added.add([])).toEqual({ added: 0, undo: null, refused: ['What was dropped is not a file.'] })
  expect(await added.add([join(from, 'missing')])).toMatchObject({ added: 0, undo: null })
  const nowhere = new AddedFiles(() => null, createHandClock(), english)
  expect(await nowhere.add([join(from, 'a.txt')])).toEqual({
    added: 0,
    undo: null,
    refused: ['Outbox is not set up yet.'],
  })
  expect([await nowhere.undo(1), await nowhere.takeBack(1)]).toEqual([nothing, nothing])
})

it('knows what was not sent by the state of each file; what the queue does not know was not sent', () => {
  const { row } = aRow()
  if (row.state === 'excluded') throw new Error('the sample is an upload')
  const rows = (['waiting', 'sending', 'checking', 'done'] as const).map((state) => ({ ...row, path: state, state }))
  const paths = ['waiting', 'sending', 'checking', 'done', 'unknown']
  expect(unsentOf(paths, rows)).toEqual(new Set(['waiting', 'unknown']))
})

it('adds nothing of the app itself and no keys, whatever the page asks for', async () => {
  const { from, watched } = await aRig()
  const seen = aWatched(watched)
  const places = { home: join(from, 'home'), own: [join(from, 'f')], platform: process.platform }
  const added = new AddedFiles(() => seen, createHandClock(), english, { places, ask: async () => true })
  const end = await added.add([join(from, 'f', 'c.txt'), join(from, 'a.txt')])
  expect(end).toMatchObject({ added: 1, refused: [expect.stringContaining('keeps for itself, so it was not added.')] })
  expect(await readdir(watched)).toEqual(['a.txt'])
})

it('adds nothing private through a link to it', async () => {
  const { from, watched } = await aRig()
  const seen = aWatched(watched)
  const keys = join(from, 'home', '.ssh')
  await mkdir(keys, { recursive: true })
  await writeFile(join(keys, 'id'), 'secret')
  await symlink(keys, join(from, 'harmless'), 'junction')
  await symlink(join(from, 'home'), join(from, 'house'), 'junction')
  for (const home of [join(from, 'home'), join(from, 'house')]) {
    const added = new AddedFiles(() => seen, createHandClock(), english, {
      places: { home, own: [], platform: process.platform },
      ask: async () => true,
    })
    const end = await added.add([join(from, 'harmless', 'id')])
    expect(end).toMatchObject({ added: 0, refused: [expect.stringContaining('keep settings and keys')] })
  }
  expect(await readdir(watched)).toEqual([])
})

it('asks before files from outside the own folders are added, once a folder', async () => {
  const { from, watched } = await aRig()
  const seen = aWatched(watched)
  const asked: string[] = []
  const answers = [false, true]
  const added = new AddedFiles(() => seen, createHandClock(), english, {
    places: { home: join(from, 'home'), own: [], platform: process.platform },
    async ask({ message }) {
      asked.push(message)
      return answers.shift() ?? false
    },
  })
  expect(await added.add([join(from, 'a.txt')])).toEqual({ added: 0, undo: null, refused: [] })
  expect(await readdir(watched)).toEqual([])
  expect(await added.add([join(from, 'a.txt')])).toMatchObject({ added: 1, refused: [] })
  expect(await added.add([join(from, 'a.txt')])).toMatchObject({ added: 1 })
  expect(asked).toEqual(Array.from({ length: 2 }, () => `Add files from ${from}?`))
})

it('removes no copy whose original is gone or another by now: it stays, and is not sent', async () => {
  const { from, watched, added, leftOut } = await aRig()
  await added.add([join(from, 'a.txt'), join(from, 'b.txt'), join(from, 'f')])
  await rm(join(from, 'a.txt'))
  await writeFile(join(from, 'b.txt'), 'B.txt')
  expect(await added.undo(1)).toEqual({ files: 3, removed: 1 })
  expect((await readdir(watched)).toSorted()).toEqual(['a.txt', 'b.txt'])
  expect(leftOut).toEqual(['a.txt', 'b.txt', 'f/c.txt'])
})

it('takes back what came together, and removes of it what was copied by a drop on the window', async () => {
  const { from, watched } = await aRig()
  const taken: number[] = []
  const seen = {
    ...aWatched(watched),
    hasGrace: true,
    takeBack: (batch: number) => {
      taken.push(batch)
      return ['a.txt', 'own.txt']
    },
  }
  await writeFile(join(watched, 'own.txt'), 'saved here')
  const added = new AddedFiles(() => seen, createHandClock(), english)
  // The window offers to take back all that came together, so it offers no second way.
  expect(await added.add([join(from, 'a.txt')])).toMatchObject({ added: 1, undo: null })
  expect(await added.takeBack(7)).toEqual({ files: 2, removed: 1 })
  expect([taken, await readdir(watched)]).toEqual([[7], ['own.txt']])
})
