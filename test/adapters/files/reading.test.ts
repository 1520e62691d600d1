// Reading one file: held open, and opened anew for each read. What both keep to, and what only one of them can do.
import {
  appendFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { usualFileId } from '#adapters/files/file-stat.ts'
import { createDiskLatency } from '#adapters/files/disk-latency.ts'
import { openFileAt } from '#adapters/files/open-file.ts'
import type { OpenFile } from '#adapters/files/source.ts'
import { systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const isWindows = process.platform === 'win32'

type Read = { readonly file: OpenFile; readonly path: string }

async function opened(isHeldOpen: boolean, text: string | Buffer, isQuick = true): Promise<Read> {
  const absolute = systemPath(temporaryFolder(), 'file')
  writeFileSync(absolute, text)
  const latency = { ...createDiskLatency(), isQuick: () => isQuick }
  const answer = await openFileAt({ absolute, fileId: usualFileId, isFolderThere: async () => true }, latency, {
    isHeldOpen,
  })
  if (answer.kind !== 'opened') throw new Error('not opened')
  return { file: answer.file, path: absolute }
}

async function textOf(file: OpenFile, position: number): Promise<string> {
  const buffer = new Uint8Array(5)
  return Buffer.from(buffer.subarray(0, await file.read(buffer, position))).toString()
}

test.each([
  [true, true],
  [true, false],
  [false, true],
  [false, false],
])('bytes are read from where they are asked for (held open: %s, quick disk: %s)', async (isHeldOpen, isQuick) => {
  const { file } = await opened(isHeldOpen, '0123456789', isQuick)
  expect(await textOf(file, 0)).toBe('01234')
  expect(await textOf(file, 7)).toBe('789')
  expect(await textOf(file, 10)).toBe('')
  expect(await file.observe()).toEqual({ kind: 'file', stat: file.stat })
  await file.close()
  await expect(file.read(new Uint8Array(1), 0)).rejects.toThrow('read after close')
  await expect(file.observe()).rejects.toThrow('observe after close')
  await file.close()
})

test.each([true, false])('a large file is read to its end before it is closed (held open: %s)', async (isHeldOpen) => {
  const { file } = await opened(isHeldOpen, Buffer.alloc(1_000_000, 'x'))
  const reading = file.read(new Uint8Array(1_000_000), 0)
  await file.close()
  expect(await reading).toBe(1_000_000)
})

const changes: readonly (readonly [string, (path: string) => void])[] = [
  ['is deleted', (path) => rmSync(path)],
  ['is replaced', (path) => (writeFileSync(`${path}.new`, 'other bytes'), renameSync(`${path}.new`, path))],
  ['grows', (path) => appendFileSync(path, 'more')],
  ['is written over with as many bytes', (path) => writeFileSync(path, '9876543210')],
  ['is given another time', (path) => utimesSync(path, 1_600_000_000, 1_600_000_000)],
]

test.each(changes)('opened anew, a file that %s ends where it is read, and the look tells why', async (_, change) => {
  const { file, path } = await opened(false, '0123456789')
  expect(await textOf(file, 0)).toBe('01234')
  change(path)
  expect(await textOf(file, 5)).toBe('')
  const there = statSync(path, { throwIfNoEntry: false })
  const observed = await file.observe()
  expect(observed).not.toEqual({ kind: 'file', stat: file.stat })
  expect(observed).toMatchObject(
    there === undefined ? { kind: 'absent' } : { kind: 'file', stat: { sizeBytes: there.size } },
  )
  await file.close()
})

test('between two reads nothing is open, so that another program can replace or delete the file', async (context) => {
  const { file, path } = await opened(false, '0123456789')
  await textOf(file, 0)
  writeFileSync(`${path}.new`, 'new')
  renameSync(`${path}.new`, path) // Windows refuses this while the file is open
  rmSync(path)
  if (process.platform !== 'linux') context.skip('only Linux tells what is open')
  const open = readdirSync('/proc/self/fd').map((name) => {
    try {
      return readlinkSync(join('/proc/self/fd', name))
    } catch {
      return ''
    }
  })
  expect(open.filter((name) => name.startsWith(path))).toEqual([])
})

test.skipIf(isWindows)('held open, the bytes of a file that was replaced are still those it had', async () => {
  const { file, path } = await opened(true, '0123456789')
  writeFileSync(`${path}.new`, 'other bytes')
  renameSync(`${path}.new`, path)
  expect(await textOf(file, 0)).toBe('01234')
  expect(await file.observe()).not.toEqual({ kind: 'file', stat: file.stat })
  await file.close()
})

test.each([true, false])('a folder that went away says nothing of the file (held open: %s)', async (isHeldOpen) => {
  const absolute = systemPath(temporaryFolder(), 'file')
  writeFileSync(absolute, 'text')
  let isThere = true
  const answer = await openFileAt(
    { absolute, fileId: usualFileId, isFolderThere: async () => isThere },
    createDiskLatency(),
    { isHeldOpen },
  )
  if (answer.kind !== 'opened') throw new Error('not opened')
  isThere = false
  expect(await answer.file.observe()).toEqual({ kind: 'file', stat: answer.file.stat })
  await answer.file.close()
})
