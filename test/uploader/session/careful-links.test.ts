import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import type { LinkService } from '#engine/ports.ts'
import { createCarefulLinks } from '#uploader/session/careful-links.ts'
import { aFingerprint, aStored } from '#test/engine/builders.ts'
import { never } from '#test/rigs/cancel.ts'

function someLinks(isReliedOn: boolean, asked = Promise.resolve()) {
  const asks: unknown[] = []
  const links: LinkService = {
    link: async (ask) => {
      asks.push(ask)
      return { kind: 'later', reason: 'queued', afterMs: null }
    },
    check: async (ask) => {
      asks.push(ask)
      return { kind: 'unknown' }
    },
  }
  return { asks, careful: createCarefulLinks({ links, asked, isReliedOn: async () => isReliedOn }) }
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
