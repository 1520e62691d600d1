// The file that tells of the present moment.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { LiveFile, readLiveFile } from '#adapters/system/live-file.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

it('is there while something is told, and gone afterwards', async () => {
  const folder = temporaryFolder()
  expect(await readLiveFile(folder)).toBeNull()
  const file = new LiveFile(folder)
  file.tell('one')
  file.tell('left out, since the first is still written')
  await expect.poll(() => readLiveFile(folder)).toBe('one')
  await expect.poll(() => readdirSync(folder)).toEqual(['live-progress.json'])
  await file.close()
  expect(readdirSync(folder)).toEqual([])
})

it('that cannot be written stops nothing, and is told again', async () => {
  const folder = join(temporaryFolder(), 'data')
  const file = new LiveFile(folder)
  file.tell('one')
  await expect.poll(() => file.hasFailed).toBe(true)
  mkdirSync(folder)
  await expect.poll(() => file.tell('two')).toBe(true)
  expect(file.hasFailed).toBe(false)
  await expect.poll(() => readLiveFile(folder)).toBe('two')
  rmSync(folder, { recursive: true })
  await file.close()
})
