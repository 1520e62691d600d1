// Hashing real files that change, vanish, hang or refuse while they are read.
import {
  appendFileSync,
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
} from 'node:fs'
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { contentHashOf, hashBlockBytes } from '#adapters/hashing/content-hash.ts'
import { observedOf, statOf } from '#adapters/files/file-stat.ts'
import { createFileHasher, cachedFileBytes } from '#adapters/hashing/file-hasher.ts'
import { createFolderSource } from '#adapters/files/folder-source.ts'
import { createHashing } from '#adapters/hashing/hashing-thread.ts'
import type { SmallFileCache } from '#adapters/hashing/small-file-cache.ts'
import { createSmallFileCache } from '#adapters/hashing/small-file-cache.ts'
import type { Source } from '#adapters/files/source.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { HashAnswer, Observed, Stat } from '#shared/upload.ts'
import { countedBytes } from '../http/counted-bytes.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { never } from '#test/rigs/cancel.ts'

function statAt(path: string): Stat {
  return statOf(lstatSync(path, { bigint: true }))
}

function observedAt(path: string): Observed {
  return observedOf(lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null)
}

/** Real files of `root`; `beforeRead` runs before each read with its number. */
function sourceWith(root: string, beforeRead: (index: number) => unknown): Source {
  const real = createFolderSource({ root, identity: () => null })
  return {
    async open(path) {
      const answer = await real.open(path)
      if (answer.kind !== 'opened') return answer
      const { file } = answer
      let index = 0
      return {
        kind: 'opened',
        file: {
          stat: file.stat,
          async read(buffer, position) {
            await beforeRead(index)
            index += 1
            return file.read(buffer, position)
          },
          observe: () => file.observe(),
          close: () => file.close(),
        },
      }
    },
  }
}

type Setting = {
  source: Source
  cache?: SmallFileCache
  held?: WaitingReason
  mayBeOpen?: boolean
  signal?: AbortSignal
  timeoutMs?: number
  stat: Stat
}

async function hashOf(path: string, setting: Setting): Promise<HashAnswer> {
  const hashing = createHashing()
  onTestFinished(() => hashing.close())
  const folder = createFileHasher({
    source: setting.source,
    hashing,
    cache: setting.cache ?? createSmallFileCache(),
    whyHeld: () => Promise.resolve(setting.held ?? null),
    timeoutMs: setting.timeoutMs ?? 30_000,
  })
  const { stat, mayBeOpen = false } = setting
  return folder.hash({ path, stat, mayBeOpen }, setting.signal ?? never)
}

const sizes = [0, 1, 65_536, 65_537, cachedFileBytes, cachedFileBytes + 1, hashBlockBytes, 3 * hashBlockBytes + 5]

test.each(sizes)('an untouched file of %i bytes is hashed', async (sizeBytes) => {
  const root = temporaryFolder()
  const path = join(root, 'file')
  writeFileSync(path, countedBytes(sizeBytes))
  const stat = statAt(path)
  const answer = await hashOf('file', { source: sourceWith(root, () => undefined), stat })
  expect(answer).toEqual({ kind: 'hashed', fingerprint: { contentHash: contentHashOf(countedBytes(sizeBytes)), stat } })
})

test('bytes of a small file are kept for its send, those of a large file are not', async () => {
  const root = temporaryFolder()
  const cache = createSmallFileCache()
  for (const [name, sizeBytes] of [
    ['small', cachedFileBytes],
    ['large', cachedFileBytes + 1],
  ] as const) {
    writeFileSync(join(root, name), countedBytes(sizeBytes))
    const source = sourceWith(root, () => undefined)
    await hashOf(name, { source, cache, stat: statAt(join(root, name)) })
  }
  expect(cache.remove('small', contentHashOf(countedBytes(cachedFileBytes)))).toEqual(countedBytes(cachedFileBytes))
  expect(cache.remove('large', contentHashOf(countedBytes(cachedFileBytes + 1)))).toBeNull()
})

test('a file that is not the one asked for is answered with what is there, unread', async () => {
  const root = temporaryFolder()
  const path = join(root, 'file')
  writeFileSync(path, 'first')
  const stat = statAt(path)
  await setTimeout(15)
  writeFileSync(path, 'second')
  let reads = 0
  const answer = await hashOf('file', { source: sourceWith(root, () => (reads += 1)), stat })
  expect(answer).toEqual({ kind: 'changed', observed: observedAt(path) })
  expect(reads).toBe(0)
})

type Change = readonly [string, (path: string) => void]

const changes: readonly Change[] = [
  ['grows', (path) => appendFileSync(path, 'more')],
  ['shrinks', (path) => truncateSync(path, 3)],
  ['becomes empty', (path) => truncateSync(path, 0)],
  ['is edited in place', (path) => editInPlace(path)],
  ['is replaced', (path) => replace(path)],
  ['is deleted', (path) => rmSync(path)],
  ['is renamed', (path) => renameSync(path, `${path}-renamed`)],
  ['becomes a link', (path) => (renameSync(path, `${path}-aside`), symlinkSync(`${path}-aside`, path))],
  ['becomes a folder', (path) => (rmSync(path), mkdirSync(path))],
]

/** What moves the time of the last change alone. */
const touches: readonly Change[] = [
  ['is edited in place and dated back', (path) => editAndDateBack(path)],
  ['gets another mode', (path) => chmodSync(path, 0o600)],
  ['is linked by a backup', (path) => linkSync(path, `${path}-linked`)],
]

function editInPlace(path: string): void {
  const descriptor = openSync(path, 'r+')
  writeSync(descriptor, 'X', 1)
  closeSync(descriptor)
}

function editAndDateBack(path: string): void {
  const { atime, mtime } = lstatSync(path)
  editInPlace(path)
  utimesSync(path, atime, mtime)
}

function replace(path: string): void {
  writeFileSync(`${path}-new`, countedBytes(lstatSync(path).size))
  renameSync(`${path}-new`, path)
}

const small = [
  ['a small file before it is read', 50_000, 0],
  ['a middling file before it is read', 200_000, 0],
] as const

const large = [
  ['a large file before it is read', 2 * hashBlockBytes + 9, 0],
  ['a large file before its last block', 2 * hashBlockBytes + 9, 2],
] as const

for (const [moment, sizeBytes, readIndex] of large) {
  test.each(touches)(
    `${moment}: when it %s, it is read to its end, as the one that was asked for`,
    async (_name, touch) => {
      const root = temporaryFolder()
      const path = join(root, 'in/file')
      mkdirSync(join(root, 'in'))
      writeFileSync(path, countedBytes(sizeBytes))
      utimesSync(path, 1_790_000_000, 1_790_000_000) // what `utimes` can set again exactly
      const stat = statAt(path)
      await setTimeout(15)
      const source = sourceWith(root, (index) => (index === readIndex ? touch(path) : undefined))
      const answer = await hashOf('in/file', { source, stat })
      expect(answer).toMatchObject({ kind: 'hashed', fingerprint: { stat } })
      expect(observedAt(path)).not.toEqual({ kind: 'file', stat })
    },
  )
}

for (const [moment, sizeBytes, readIndex] of [...small, ...large]) {
  const all = sizeBytes > cachedFileBytes ? changes : [...changes, ...touches]
  test.each(all)(`${moment}: when it %s, the answer is what is there now (F53)`, async (_name, change) => {
    const root = temporaryFolder()
    // Not in the folder itself: where the time of birth is made up, that folder is another one after each change in it.
    const path = join(root, 'in/file')
    mkdirSync(join(root, 'in'))
    writeFileSync(path, countedBytes(sizeBytes))
    await setTimeout(15) // file systems stamp times in steps of up to 10 ms; the engine's quiet time is far longer
    const cache = createSmallFileCache()
    const source = sourceWith(root, (index) => (index === readIndex ? change(path) : undefined))
    const answer = await hashOf('in/file', { source, cache, stat: statAt(path) })
    expect(answer).toEqual({ kind: 'changed', observed: observedAt(path) })
    expect(cache.remove('in/file', contentHashOf(countedBytes(sizeBytes)))).toBeNull()
  })
}

test('a cancelled hash stops within one block', async () => {
  const root = temporaryFolder()
  const path = join(root, 'file')
  writeFileSync(path, countedBytes(5 * hashBlockBytes))
  const controller = new AbortController()
  let reads = 0
  const source = sourceWith(root, (index) => {
    reads += 1
    if (index === 1) controller.abort()
  })
  const answer = await hashOf('file', { source, signal: controller.signal, stat: statAt(path) })
  expect(answer).toEqual({ kind: 'changed', observed: observedAt(path) })
  expect(reads).toBe(2)
})

test('a read that hangs is given up as a read error', async () => {
  const root = temporaryFolder()
  writeFileSync(join(root, 'file'), countedBytes(hashBlockBytes))
  const source = sourceWith(root, () => new Promise(() => undefined))
  const answer = await hashOf('file', { source, timeoutMs: 50, stat: statAt(join(root, 'file')) })
  expect(answer).toEqual({ kind: 'unreadable', reason: 'read_error' })
})

test.each([
  ['EIO', 'read_error'],
  ['EACCES', 'cannot_read'],
  ['EBUSY', 'in_use'],
  ['EMFILE', 'too_many_open_files'],
])('a read that fails with %s waits as %s', async (code, reason) => {
  const root = temporaryFolder()
  writeFileSync(join(root, 'file'), countedBytes(2 * hashBlockBytes))
  const source = sourceWith(root, (index) => {
    if (index === 1) throw Object.assign(new Error('read failed'), { code })
  })
  const answer = await hashOf('file', { source, stat: statAt(join(root, 'file')) })
  expect(answer).toEqual({ kind: 'unreadable', reason })
})

test('a file another program holds for itself is in use', async () => {
  const root = temporaryFolder()
  writeFileSync(join(root, 'file'), 'held')
  const source = sourceWith(root, () => undefined)
  const answer = await hashOf('file', { source, held: 'in_use', stat: statAt(join(root, 'file')) })
  expect(answer).toEqual({ kind: 'unreadable', reason: 'in_use' })
})

test('a file whose folder is away waits for the folder', async () => {
  const parent = temporaryFolder()
  mkdirSync(join(parent, 'watched'))
  writeFileSync(join(parent, 'watched/file'), 'file')
  const stat = statAt(join(parent, 'watched/file'))
  const source = sourceWith(join(parent, 'watched'), () => undefined)
  renameSync(join(parent, 'watched'), join(parent, 'elsewhere'))
  expect(await hashOf('file', { source, stat })).toEqual({ kind: 'unreadable', reason: 'folder_missing' })
})
