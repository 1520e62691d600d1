import fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeDecideRequest, writeDecideRequest } from '#adapters/system/decide-request.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('an answer is taken once', () => {
  const folder = temporaryFolder()
  expect(takeDecideRequest(folder)).toBe(null)
  writeDecideRequest(folder, { answer: 'send', below: 'In/deep' })
  expect(takeDecideRequest(folder)).toEqual({ answer: 'send', below: 'In/deep' })
  expect(takeDecideRequest(folder)).toBe(null)
})

test.each(['', '{', '[]', '{"answer":"yes","below":null}', '{"answer":"send"}', '{"answer":"send","below":3}'])(
  'what nobody can mean is no answer: %s',
  (text) => {
    const folder = temporaryFolder()
    fs.writeFileSync(join(folder, 'decide-request'), text)
    expect(takeDecideRequest(folder)).toBe(null)
  },
)

test('what is too long was not written here', () => {
  const folder = temporaryFolder()
  writeDecideRequest(folder, { answer: 'send', below: 'x'.repeat(20_000) })
  expect(takeDecideRequest(folder)).toBe(null)
})
