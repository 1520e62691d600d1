import { execFileSync } from 'node:child_process'
import { lstatSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorCodeOf, isNothingThere, isStatOf, observedOf, statOf } from '#adapters/file-stat.ts'
import { temporaryFolder } from './temporary-folder.ts'

test('a stat tells size, times and who the file is', () => {
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, 'four')
  utimesSync(path, 1, 1_700_000_000)
  const stats = lstatSync(path, { bigint: true })
  expect(statOf(stats)).toEqual({
    sizeBytes: 4,
    mtimeMs: 1_700_000_000_000,
    ctimeMs: Number(stats.ctimeNs) / 1e6,
    fileId: `${stats.dev}:${stats.ino}`,
  })
})

test('a stat is recognised, and a difference in any part of it is', () => {
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, 'four')
  const stats = lstatSync(path, { bigint: true })
  const stat = statOf(stats)
  expect(isStatOf(stat, stats)).toBe(true)
  expect(isStatOf({ ...stat, sizeBytes: 5 }, stats)).toBe(false)
  expect(isStatOf({ ...stat, mtimeMs: stat.mtimeMs + 1 }, stats)).toBe(false)
  expect(isStatOf({ ...stat, ctimeMs: stat.ctimeMs + 1 }, stats)).toBe(false)
  expect(isStatOf({ ...stat, fileId: '1:1' }, stats)).toBe(false)
})

test('each kind of thing at a path is told apart', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  mkdirSync(join(folder, 'folder'))
  symlinkSync('file', join(folder, 'link'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
  const observed = ['file', 'folder', 'link', 'pipe'].map((name) =>
    observedOf(lstatSync(join(folder, name), { bigint: true })),
  )
  expect(observed).toEqual([
    { kind: 'file', stat: statOf(lstatSync(join(folder, 'file'), { bigint: true })) },
    { kind: 'absent' },
    { kind: 'unfit', reason: 'link_skipped' },
    { kind: 'unfit', reason: 'not_a_regular_file' },
  ])
  expect(observedOf(null)).toEqual({ kind: 'absent' })
})

test('only a missing path counts as nothing there', () => {
  const withCode = (code: string) => Object.assign(new Error('failed'), { code })
  expect(isNothingThere(withCode('ENOENT'))).toBe(true)
  expect(isNothingThere(withCode('ENOTDIR'))).toBe(true)
  expect(isNothingThere(withCode('EIO'))).toBe(false)
  expect(isNothingThere('ENOENT')).toBe(false)
  expect(errorCodeOf(withCode('EIO'))).toBe('EIO')
  expect(errorCodeOf(new Error('no code'))).toBeNull()
})
