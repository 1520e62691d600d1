// Arguments are checked as strictly as Dropbox does, and what is wrong is said in its words.
import { expect, test } from 'vitest'
import {
  anything,
  flag,
  list,
  nullable,
  nullableAs,
  optional,
  required,
  struct,
  text,
  union,
  whole,
} from '#emulator/http/api/check-argument.ts'
import type { Shape } from '#emulator/http/api/check-argument.ts'

const commit = struct({ path: required(text({ minLength: 1 })), mute: optional(flag, false) })
const mode = union({ update: text({ pattern: /^[0-9a-f]+$/ }) }, { add: 'add' })

test.each<[string, Shape<unknown>, unknown, unknown]>([
  ['an object', commit, { path: '/a', mute: true }, { path: '/a', mute: true }],
  ['an object without what may be left out', commit, { path: '/a' }, { path: '/a', mute: false }],
  ['a bare tag', mode, 'add', 'add'],
  ['a tag in an object', mode, { '.tag': 'add' }, 'add'],
  ['a tag with its value', mode, { '.tag': 'update', update: 'ab1' }, 'ab1'],
  ['a list', list(whole(0, 9), 1, 2), [1, 9], [1, 9]],
  ['null where it may be', nullable(flag), null, null],
  ['null that stands for something', nullableAs(flag, true), null, true],
  ['anything', anything, { a: 1 }, { a: 1 }],
])('%s fits', (_what, shape, given, value) => {
  expect(shape(given)).toEqual({ kind: 'fits', value })
})

test.each<[string, Shape<unknown>, unknown]>([
  ['expected object, got list', commit, []],
  ['expected object, got null', commit, null],
  ["unknown field 'Mute'", commit, { path: '/a', Mute: true }],
  ["unknown field 'constructor'", commit, { path: '/a', constructor: 1 }],
  ["missing required field 'path'", commit, {}],
  ["path: '' must be at least 1 characters, got 0", commit, { path: '' }],
  ['mute: expected boolean, got string', commit, { path: '/a', mute: 'true' }],
  ["unknown tag 'overwrite'", mode, 'overwrite'],
  ["unknown tag 'toString'", mode, { '.tag': 'toString' }],
  ['expected object, got string', mode, 'update'],
  ["missing '.tag' key", mode, {}],
  ["missing required field 'update'", mode, { '.tag': 'update' }],
  ["unknown field 'rev'", mode, { '.tag': 'update', update: 'ab1', rev: 'x' }],
  ["update: 'x' did not match pattern '^[0-9a-f]+$'", mode, { '.tag': 'update', update: 'x' }],
  ['list must have 1 to 2 items, got 3', list(whole(0, 9), 1, 2), [1, 2, 3]],
  ['10 is greater than the maximum of 9', list(whole(0, 9), 1, 2), [10]],
  ['expected integer, got number', whole(0, 9), 1.5],
])('%s', (why, shape, given) => {
  expect(shape(given)).toEqual({ kind: 'misfit', why })
})
