// A request lies in the data folder until it is taken.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readAdoptRequest, takeAdoptRequest, writeAdoptRequest } from '#adapters/system/adopt-request.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a request is read as often as one likes, and taken once', () => {
  const data = temporaryFolder()
  expect(readAdoptRequest(data)).toBe(null)
  writeAdoptRequest(data, 'born:1:2')
  writeAdoptRequest(data, 'born:3:4')
  expect(readAdoptRequest(data)).toBe('born:3:4')
  expect(takeAdoptRequest(data)).toBe('born:3:4')
  expect(takeAdoptRequest(data)).toBe(null)
  expect(readdirSync(data)).toEqual([])
})

test.each(['', '{', '[]', 'null', '{"identity":""}', '{"identity":7}', `{"identity":"${'x'.repeat(20_000)}"}`])(
  'what is no request asks for nothing: %.20s',
  (text) => {
    const data = temporaryFolder()
    writeFileSync(join(data, 'adopt-request'), text)
    expect(takeAdoptRequest(data)).toBe(null)
    expect(readdirSync(data)).toEqual([])
  },
)

test('a data folder that is not there has no request, and cannot take one', () => {
  const none = join(temporaryFolder(), 'none')
  expect(takeAdoptRequest(none)).toBe(null)
  expect(() => writeAdoptRequest(none, 'born:1:2')).toThrow()
})
