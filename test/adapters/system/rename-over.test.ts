import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { pauseBeforeRetryMs, renameOver, renameOverSync } from '#adapters/system/rename-over.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { slowness } from '#test/rigs/time/slowness.ts'

function errorOf(code: string): Error {
  return Object.assign(new Error(code), { code })
}

test.each(['EPERM', 'EACCES', 'EBUSY'])('%s is tried again on Windows, for two seconds, and nowhere else', (code) => {
  expect(pauseBeforeRetryMs(errorOf(code), 0, 'win32')).toBe(10)
  expect(pauseBeforeRetryMs(errorOf(code), 50, 'win32')).toBe(50)
  expect(pauseBeforeRetryMs(errorOf(code), 1_000, 'win32')).toBe(200)
  expect(pauseBeforeRetryMs(errorOf(code), 1_990, 'win32')).toBe(10)
  expect(pauseBeforeRetryMs(errorOf(code), 2_000, 'win32')).toBeNull()
  expect(pauseBeforeRetryMs(errorOf(code), 0, 'linux')).toBeNull()
  expect(pauseBeforeRetryMs(errorOf(code), 0, 'darwin')).toBeNull()
})

test.each(['ENOENT', 'ENOSPC', 'EISDIR', 'EXDEV'])('%s does not pass by waiting', (code) => {
  expect(pauseBeforeRetryMs(errorOf(code), 0, 'win32')).toBeNull()
})

test('the new file takes the place of the old one', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'new'), join(folder, 'old')]
  for (const text of ['one', 'two']) {
    writeFileSync(from, text)
    await renameOver(from, to)
    expect([readFileSync(to, 'utf8'), existsSync(from)]).toEqual([text, false])
    writeFileSync(from, `${text} again`)
    renameOverSync(from, to)
    expect([readFileSync(to, 'utf8'), existsSync(from)]).toEqual([`${text} again`, false])
  }
})

test('what cannot succeed fails at once with the error of the system, and nothing is lost', async () => {
  const folder = temporaryFolder()
  const [file, missing] = [join(folder, 'file'), join(folder, 'missing')]
  mkdirSync(join(folder, 'full', 'inside'), { recursive: true })
  writeFileSync(file, 'text')
  const startMs = performance.now()
  await expect(renameOver(missing, file)).rejects.toMatchObject({ code: 'ENOENT' })
  expect(() => renameOverSync(missing, file)).toThrow('ENOENT')
  expect((performance.now() - startMs) / slowness()).toBeLessThan(1_000)
  expect(readFileSync(file, 'utf8')).toBe('text')
})

const isWindows = process.platform === 'win32'

test.runIf(isWindows)('a program that has the old file open for a moment only delays it', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'new'), join(folder, 'old')]
  writeFileSync(from, 'new')
  writeFileSync(to, 'old')
  const handle = await open(to, 'r')
  const closed = new Promise<void>((resolve) => setTimeout(() => resolve(handle.close()), 300))
  await renameOver(from, to)
  await closed
  expect(readFileSync(to, 'utf8')).toBe('new')
})

test.runIf(isWindows)('the same while this thread stands still', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'new'), join(folder, 'old')]
  writeFileSync(from, 'new')
  writeFileSync(to, 'old')
  const holder = new Worker(
    `const { openSync, closeSync } = require('node:fs'); const { parentPort, workerData } = require('node:worker_threads');
     const file = openSync(workerData, 'r'); parentPort.postMessage('open'); setTimeout(() => closeSync(file), 300)`,
    { eval: true, workerData: to },
  )
  await new Promise((resolve) => holder.once('message', resolve))
  renameOverSync(from, to)
  expect(readFileSync(to, 'utf8')).toBe('new')
  await holder.terminate()
})
