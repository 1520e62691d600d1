import { expect, test } from 'vitest'
import { countMembers, saysTwice } from '#server/json-members.ts'

test.each([
  ['{}', 0],
  ['{"a":1}', 1],
  ['{"a":1,"a":1}', 2],
  ['{"a":{"a":1,"b":[{"a":2}]},"b":":"}', 2],
  [String.raw`{"a\"":"\\","b":"{\"c\":1}"}`, 2],
])('%s has %i members', (json, count) => {
  expect(countMembers(json)).toBe(count)
})

test('a member is found twice however it is spelled', () => {
  for (const json of ['{"a":1,"a":2}', String.raw`{"a":1,"\u0061":2}`, '{"__proto__":1,"__proto__":2}']) {
    expect(saysTwice(json, Object(JSON.parse(json)))).toBe(true)
  }
  for (const json of ['{"a":1,"b":2}', '{"a":{"b":1},"b":1}', '[{"a":1},{"a":1}]']) {
    expect(saysTwice(json, Object(JSON.parse(json)))).toBe(false)
  }
})
