import { expect, test } from 'vitest'
import { jsonOf } from '#adapters/transfer/answer-json.ts'

test.each([
  ['{"a":1}', { a: 1 }],
  ['\ufeff{"a":1}', { a: 1 }],
  ['5', 5],
  ['', null],
  ['<html>', null],
  ['{"a":', null],
])('the body %s is %j', (body, json) => {
  expect(jsonOf({ status: 200, headers: {}, body: Buffer.from(body) })).toEqual(json)
})
