// Which way a file goes, by its size.
import { expect, test } from 'vitest'
import { mostBytesOf, wayOf } from '#shared/grant.ts'

const both = { directMaxBytes: 100, relayMaxBytes: 1_000 }
const linksOnly = { directMaxBytes: 100, relayMaxBytes: 0 }

test('a file goes through a relay only when it is too large for a link and there are relays', () => {
  expect([0, 100, 101, 5_000].map((size) => wayOf(size, both))).toEqual(['post', 'post', 'relay', 'relay'])
  expect([100, 101].map((size) => wayOf(size, linksOnly))).toEqual(['post', 'post'])
})

test('the largest file is that of the way that takes more, also where relays take less than links', () => {
  expect([both, linksOnly, { directMaxBytes: 100, relayMaxBytes: 50 }].map(mostBytesOf)).toEqual([1_000, 100, 100])
})
