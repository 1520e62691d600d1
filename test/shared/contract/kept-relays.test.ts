// What is known of relays over a restart, as a file that anybody may have changed.
import { expect, it } from 'vitest'
import { keptRelaysText, parseKeptRelays } from '#shared/contract/kept-relays.ts'

const film = { path: 'film', contentHash: 'a', targetId: 1, arrivedBytes: 4, shownBytes: 5, untilMs: 10 }

it('is read as it was written, until its relay is over', () => {
  const text = keptRelaysText([film, { ...film, path: 'tape', untilMs: 20 }])
  expect(parseKeptRelays(text, 9)).toEqual([film, { ...film, path: 'tape', untilMs: 20 }])
  expect(parseKeptRelays(text, 10).map(({ path }) => path)).toEqual(['tape'])
})

it.each(['', '{', '[]', '7', '{"relays":7}', '{"relays":[{}]}'])('tells nothing where it says %j', (text) => {
  expect(parseKeptRelays(text, 0)).toEqual([])
})

it('leaves out what is none of ours, and takes the rest', () => {
  const text = JSON.stringify({ relays: [{ ...film, arrivedBytes: -1 }, null, film] })
  expect(parseKeptRelays(text, 0)).toEqual([film])
})
