import fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRequest, removeRequest, writeRequest } from '#adapters/system/request-file.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('what is left is read until it is removed', () => {
  const folder = temporaryFolder()
  expect(readRequest(folder, 'undo-request')).toBe(null)
  writeRequest(folder, 'undo-request', { batch: 1 })
  expect(fs.readdirSync(folder)).toEqual(['undo-request'])
  expect(readRequest(folder, 'undo-request')).toEqual({ batch: 1 })
  expect([removeRequest(folder, 'undo-request'), removeRequest(folder, 'undo-request')]).toEqual([true, true])
  expect(readRequest(folder, 'undo-request')).toBe(null)
})

test('what is no request of ours is none, and what cannot be removed is told', () => {
  const folder = temporaryFolder()
  writeRequest(folder, 'decide-request', { below: 'x'.repeat(20_000) })
  expect(readRequest(folder, 'decide-request')).toBe(null)
  fs.mkdirSync(join(folder, 'adopt-request'))
  expect([readRequest(folder, 'adopt-request'), removeRequest(folder, 'adopt-request')]).toEqual([null, false])
  expect(() => writeRequest(folder, 'adopt-request', {})).toThrow()
})
