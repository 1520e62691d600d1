import { expect, test } from 'vitest'
import { parseSearch, piecesToAsk, queryOf, searchTextOf } from '#adapters/history/search.ts'

test('what is searched is the path, and the place in Dropbox where that has another name', () => {
  expect(searchTextOf({ path: 'Über/A.pdf', destination: '/Team/über/a.PDF' })).toBe('//über//a.pdf')
  expect(searchTextOf({ path: 'A.pdf', destination: '/Team/A (2).pdf' })).toBe('//a.pdf\n//team//a (2).pdf')
  expect(searchTextOf({ path: 'half \uD800', destination: null })).toBe('//half \uFFFD')
})

test.each([
  ['', null],
  ['  ', null],
  ['A', { text: '//a', pieces: ['//a'], hash: null }],
  ['Ab', { text: '/ab', pieces: ['/ab'], hash: null }],
  ['a/b', { text: 'a//b', pieces: ['a//', '//b'], hash: null }],
  ['aaaaa', { text: 'aaaaa', pieces: ['aaa'], hash: null }],
  ['cafe', { text: 'cafe', pieces: ['caf', 'afe'], hash: null }],
])('%j is read as %j', (typed, search) => {
  expect(parseSearch(typed)).toEqual(search)
})

test('a quotation mark is a letter', () => {
  expect(queryOf(['a"b', 'c  '])).toBe('"a""b" AND "c  "')
})

test('eight hexadecimal digits may be the start of a content hash', () => {
  expect(parseSearch('DEADbeef')).toMatchObject({ text: 'deadbeef', hash: 'deadbeef' })
  expect(parseSearch('deadbee')?.hash).toBe(null)
  expect(parseSearch('deadbeeg')?.hash).toBe(null)
})

test('a long text asks for a bounded number of pieces', () => {
  const text = Array.from({ length: 300 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('')
  expect(parseSearch(text)?.pieces).toHaveLength(24)
})

test('the five rarest pieces are asked for', () => {
  const probed = [70, 0, 900, 3, 50, 40, 60]
  const pieces = probed.map((_, index) => `p${index}`)
  expect(piecesToAsk(pieces, (piece) => probed[pieces.indexOf(piece)] ?? 0)).toEqual(['p1', 'p3', 'p5', 'p4', 'p6'])
  expect(piecesToAsk(['p0', 'p1'], () => 7)).toEqual(['p0', 'p1'])
})
