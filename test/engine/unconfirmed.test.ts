// How long a send without a definite answer may still land.
import { describe, expect, it } from 'vitest'
import { lateLandingMs } from '#engine/limits.ts'
import { unconfirmedForMs, unconfirmedUntil } from '#engine/unconfirmed.ts'
import { aContext, aFingerprint, anUnconfirmedSend, anUpload, nowMs } from './builders.ts'

describe('a send without a definite answer may land', () => {
  const ours = aContext()

  it('until its link ends and ten minutes more', () => {
    expect(unconfirmedUntil(anUpload(), aFingerprint(), nowMs + 5, ours)).toEqual({
      fingerprint: aFingerprint(),
      untilMs: nowMs + 5 + lateLandingMs,
      serverUntilMs: null,
    })
  })

  it('ten minutes after now when its link has ended already', () => {
    expect(unconfirmedUntil(anUpload(), aFingerprint(), nowMs - 5, ours).untilMs).toBe(nowMs + lateLandingMs)
  })

  it('as long as an earlier send of the same bytes, whichever is later', () => {
    const late = anUpload({ unconfirmed: anUnconfirmedSend('a', nowMs + 2 * lateLandingMs) })
    const early = anUpload({ unconfirmed: anUnconfirmedSend('a', nowMs + 1) })
    expect(unconfirmedUntil(late, aFingerprint(), nowMs, ours).untilMs).toBe(nowMs + 2 * lateLandingMs)
    expect(unconfirmedUntil(early, aFingerprint(), nowMs, ours).untilMs).toBe(nowMs + lateLandingMs)
  })

  it('as long as the later of both by the server, too, although ours was put back between them', () => {
    const untilMs = nowMs + 2 * lateLandingMs
    const upload = anUpload({ unconfirmed: { ...anUnconfirmedSend('a', untilMs), serverUntilMs: nowMs + 60_000 } })
    const byServer = { ...ours, serverAheadMs: 0 }
    const unconfirmed = { fingerprint: aFingerprint(), untilMs, serverUntilMs: nowMs + lateLandingMs }
    expect(unconfirmedUntil(upload, aFingerprint(), nowMs, byServer)).toEqual(unconfirmed)
    expect(unconfirmedUntil(upload, aFingerprint(), nowMs, ours)).toEqual({ ...unconfirmed, serverUntilMs: null })
  })

  it('whatever was said of other bytes', () => {
    const other = anUpload({ unconfirmed: anUnconfirmedSend('b', nowMs + 2 * lateLandingMs) })
    expect(unconfirmedUntil(other, aFingerprint(), nowMs, ours).untilMs).toBe(nowMs + lateLandingMs)
  })
})

describe('a send without a definite answer can land no more', () => {
  const unconfirmed = {
    fingerprint: aFingerprint(),
    untilMs: nowMs + 60_000,
    serverUntilMs: nowMs + 3_600_000 + 60_000,
  }

  it.each([
    ['by our clock alone while the server tells none', { serverAheadMs: null }, 60_000],
    ['by our clock when the server is behind', { serverAheadMs: 0 }, 60_000],
    [
      'by the server when our clock was put back',
      { nowMs: nowMs - 86_400_000, serverAheadMs: 86_400_000 + 3_650_000 },
      12_000,
    ],
    ['at once when the server says that it is over', { serverAheadMs: 3_600_000 + 62_000 }, 0],
    ['not before the second the server may still mean', { serverAheadMs: 3_600_000 + 61_000 }, 1_000],
  ])('%s', (_, change, leftMs) => {
    expect(unconfirmedForMs(unconfirmed, aContext(change))).toBe(leftMs)
  })

  it('is remembered with its end by the server\u2019s clock where that is known', () => {
    const context = aContext({ serverAheadMs: 5_000 })
    expect(unconfirmedUntil(anUpload(), aFingerprint(), nowMs, context).serverUntilMs).toBe(
      nowMs + lateLandingMs + 5_000,
    )
  })
})
