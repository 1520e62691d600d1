import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import type { LinkService } from '#engine/ports.ts'
import type { LinkAnswer } from '#shared/upload.ts'
import { createCarefulLinks } from '#uploader/session/careful-links.ts'
import { defaultLimits } from '#uploader/session/server-facts.ts'
import { aFingerprint, aStored } from '#test/engine/builders.ts'
import { never } from '#test/rigs/cancel.ts'

const later: LinkAnswer = { kind: 'later', reason: 'queued', afterMs: null }

function someLinks(isReliedOn: boolean, asked = Promise.resolve(), answer = later, minimumVersion?: string) {
  const asks: unknown[] = []
  const again: string[] = []
  const links: LinkService = {
    link: async (ask) => {
      asks.push(ask)
      return answer
    },
    check: async (ask) => {
      asks.push(ask)
      return { kind: 'unknown' }
    },
  }
  const me = { device: 'd', base: '/', directMaxBytes: 1, relayMaxBytes: 0, accountId: null, minimumVersion }
  const facts = {
    asked,
    askAgain: () => void again.push('asked again'),
    heard: async () => void again.push('heard first'),
    known: () => me,
  }
  const careful = createCarefulLinks({ links, facts, isReliedOn: async () => isReliedOn, version: '1.4.0' })
  return { asks, again, careful }
}

const ask = { path: 'a', fingerprint: aFingerprint(), replaces: aStored('c') }

test('what nobody else relies on may be replaced', async () => {
  const { asks, careful } = someLinks(false)
  await careful.link(ask, never)
  expect(asks).toEqual([ask])
})

test('what another file relies on is not named', async () => {
  const { asks, careful } = someLinks(true)
  await careful.link(ask, never)
  expect(asks).toEqual([{ ...ask, replaces: null }])
})

test('nothing is asked before the server said who it is, unless somebody stops', async () => {
  const { asks, careful } = someLinks(false, new Promise(() => undefined))
  const controller = new AbortController()
  const answer = careful.check({ path: 'a', sizeBytes: 1, contentHash: 'x' }, controller.signal)
  await new Promise((resolve) => setImmediate(resolve))
  expect(asks).toEqual([])
  controller.abort()
  expect(await answer).toEqual({ kind: 'unknown' })
})

test('a question that went on listens no more to who might stop it', async () => {
  const { signal } = new AbortController()
  await someLinks(false).careful.link(ask, signal)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test.each<[LinkAnswer, number]>([
  [{ kind: 'refused', reason: 'too_large' }, 1],
  [{ kind: 'no_room', afterMs: null }, 1],
  [{ kind: 'no_room', afterMs: 5_000 }, 0],
  [{ kind: 'refused', reason: 'name_taken' }, 0],
  [later, 0],
])('after %j the server is asked again which sizes it takes: %i', async (answer, times) => {
  const { again, careful } = someLinks(false, Promise.resolve(), answer)
  expect(await careful.link(ask, never)).toBe(answer)
  expect(again).toHaveLength(times)
})

test('a program that is too old for the server asks nothing, and looks each time whether it still is', async () => {
  const { again, asks, careful } = someLinks(false, Promise.resolve(), later, '1.5.0')
  const tooOld = { kind: 'later', reason: 'update_required', afterMs: null }
  expect(await careful.link(ask, never)).toEqual(tooOld)
  expect(await careful.check({ path: 'a', sizeBytes: 1, contentHash: 'x' }, never)).toEqual(tooOld)
  expect([asks, again]).toEqual([[], ['asked again', 'asked again']])
})

test.each(['1.4.0', '0.9.0', 'the newest'])('a program that is new enough for %j asks', async (minimum) => {
  const { asks, careful } = someLinks(false, Promise.resolve(), later, minimum)
  await careful.link(ask, never)
  expect(asks).toEqual([ask])
})

test('a large file goes as the server told just now, also where it was away at the start', async () => {
  const { again, careful } = someLinks(false)
  await careful.link(ask, never)
  expect(again).toEqual([])
  const fingerprint = aFingerprint('a', { sizeBytes: defaultLimits.directMaxBytes + 1 })
  await careful.link({ ...ask, fingerprint }, never)
  expect(again).toEqual(['heard first'])
})
