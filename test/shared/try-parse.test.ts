import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { tryParse } from '#shared/try-parse.ts'

const schema = z.strictObject({ path: z.string().min(1).max(5), kinds: z.array(z.string()).max(2) })

test('a value that fits is given, and one that does not is told with its place', () => {
  expect(tryParse(schema, { path: 'a', kinds: [] })).toEqual({ success: true, data: { path: 'a', kinds: [] } })
  const wrong = tryParse(schema, { path: '', kinds: [] })
  expect([wrong.success, wrong.error?.issues[0]?.path]).toEqual([false, ['path']])
})

test.each([
  '{"path":{"length":{"toString":{}}},"kinds":[]}',
  '{"path":{"length":{"toString":1,"valueOf":2}},"kinds":[]}',
  '{"path":"a","kinds":[{"length":{"toString":null}}]}',
])('%s does not fit, and nothing is thrown', (text) => {
  expect(tryParse(schema, JSON.parse(text)).success).toBe(false)
})

test('nothing that JSON can hold is thrown at', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => typeof tryParse(schema, value).success === 'boolean'))
})
