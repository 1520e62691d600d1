// Every field of every answer, one at a time missing, null, of another type, too long, or of other characters.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCheckAnswer, readLinkAnswer, readMeAnswer } from '#adapters/transfer/parse-replies.ts'
import { readBeside } from '#adapters/transfer/answer-echo.ts'
import type { HttpAnswer } from '#adapters/http/types.ts'

const nowMs = Date.UTC(2026, 10, 23, 10, 0, 0)
const badAnswer = { kind: 'later', reason: 'bad_answer', afterMs: null }
const asked = { path: 'a.pdf', contentHash: 'ab'.repeat(32), key: 'key' }
const about = { asked, accountId: 'dbid_AAAA-1234' }
const url = 'https://content.dropboxapi.com/apitul/1/abc'

function anAnswer(body: unknown, status = 200): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) }
}

const readLink = (body: unknown) =>
  readLinkAnswer(anAnswer(body), { allowLoopback: false, hosts: ['content.dropboxapi.com'] }, nowMs)
const readCheck = (body: unknown) => readCheckAnswer(anAnswer(body), nowMs)
const readMe = (body: unknown) => readMeAnswer(anAnswer(body), nowMs)

const link = { ...about, kind: 'link', url, expiresAt: '2026-11-23T10:05:00Z', path: '/In/a', receipt: 'r' }
const stored = { ...about, kind: 'stored', path: '/In/a', rev: '1', receipt: 'r' }
const present = { ...about, kind: 'present', path: '/In/a', rev: '1', receipt: 'r' }
const absent = { ...about, kind: 'absent', diagnosis: null }
const unknown = { ...about, kind: 'unknown' }
const me = { device: 'laptop', base: '/In', directMaxBytes: 5, accountId: 'dbid_AAAA-1234' }

/** Values that no field takes; too long for the longest of them. */
const wrongValues: readonly (readonly [what: string, value: unknown])[] = [
  ['null', null],
  ['a fraction', 0.5],
  ['a negative number', -1],
  ['true', true],
  ['a list', ['x']],
  ['an object', { x: 1 }],
  ['10,000 characters', 'x'.repeat(10_000)],
]

type Case = readonly [what: string, whole: Record<string, unknown>, read: (body: unknown) => unknown, optional: string]

const cases: readonly Case[] = [
  ['a link', link, readLink, 'asked accountId path receipt'],
  ['stored', stored, readLink, 'asked accountId receipt'],
  ['present', present, readCheck, 'asked accountId receipt'],
  ['absent', absent, readCheck, 'asked accountId'],
  ['unknown', unknown, readCheck, 'asked accountId'],
  ['me', me, readMe, 'accountId'],
]

describe.each(cases)('%s', (what, whole, read, optional) => {
  const fields = Object.keys(whole)
  const without = (field: string) => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field))

  test('is understood whole', () => {
    expect(read(whole)).not.toMatchObject({ kind: 'later' })
  })

  test.each(fields.filter((field) => optional.split(' ').includes(field)))('may come without %s', (field) => {
    expect(read(without(field))).not.toMatchObject({ kind: 'later' })
  })

  const needed = fields.filter((field) => !optional.split(' ').includes(field) && field !== 'diagnosis')
  test.each(needed)('is nothing without %s', (field) => {
    expect(read(without(field))).toEqual(badAnswer)
  })

  const wrong = fields.flatMap((field) => wrongValues.map(([name, value]) => [field, name, value] as const))
  // What a newer server knows of an absence does not matter: that it is one does.
  test.each(wrong.filter(([field]) => field !== 'diagnosis'))('is nothing with %s as %s', (field, _name, value) => {
    expect(read({ ...whole, [field]: value })).toEqual(badAnswer)
  })

  if (what === 'absent') {
    test.each(wrongValues)('needs no diagnosis: %s', (_name, diagnosis) => {
      expect(read({ ...whole, diagnosis })).toEqual({ kind: 'absent', diagnosis: null })
      expect(read({ ...whole, diagnosis, asked: null })).toEqual(badAnswer)
    })
  }
})

describe('at its longest', () => {
  test.each([
    ['path', 8_192, '/'],
    ['receipt', 256, 'x'],
    ['accountId', 128, 'x'],
  ] as const)('%s has %i characters', (field, most, begin) => {
    expect(readLink({ ...link, [field]: begin.padEnd(most, 'x') })).toMatchObject({ kind: 'granted' })
    expect(readLink({ ...link, [field]: begin.padEnd(most + 1, 'x') })).toEqual(badAnswer)
    expect(readLink({ ...link, [field]: '' })).toEqual(badAnswer)
  })

  test('a revision has 256', () => {
    expect(readLink({ ...stored, rev: 'x'.repeat(256) })).toMatchObject({ kind: 'stored' })
    expect(readLink({ ...stored, rev: 'x'.repeat(257) })).toEqual(badAnswer)
  })

  test.each(['a b', 'a/b', 'ä', 'a\n', 'a"b'])('a receipt has plain characters, not %j', (receipt) => {
    expect(readLink({ ...link, receipt })).toEqual(badAnswer)
    expect(readCheck({ ...present, receipt })).toEqual(badAnswer)
  })
})

test('no body of any shape is a claim about another file, or throws', () => {
  const about256 = fc.record({ path: fc.string(), contentHash: fc.string(), key: fc.option(fc.string()) })
  const body = fc.oneof(
    fc.json().map((text): unknown => JSON.parse(text)),
    fc.record({
      kind: fc.constantFrom('link', 'stored', 'present', 'absent'),
      asked: fc.oneof(about256, fc.jsonValue()),
    }),
    fc.record(Object.fromEntries(Object.keys(link).map((field) => [field, fc.jsonValue()]))),
  )
  fc.assert(
    fc.property(body, fc.constantFrom(200, 201, 404, 409, 422, 503), (told, status) => {
      const answer = anAnswer(told, status)
      const { echo } = readBeside(answer, asked)
      const names = typeof told === 'object' && told !== null && 'asked' in told
      expect(echo).toBe(names ? 'another' : 'none')
      for (const read of [readLink, readCheck, readMe]) read(told)
    }),
    { numRuns: 500 },
  )
})
