// How long a send without a definite answer may still land.
import { describe, expect, it } from 'vitest'
import { lateLandingMs } from '#engine/limits.ts'
import { openElsewhere, unconfirmedForMs, unconfirmedUntil } from '#engine/unconfirmed.ts'
import { aContext, aFingerprint, anUnconfirmedSend, anUpload, nowMs } from './builders.ts'

describe('a send without a definite answer may land', () => {
  const ours = aContext()
  const by = (atMs: number, place: string | null = null) => ({ atMs, place })

  it('until its link ends and ten minutes more', () => {
    expect(unconfirmedUntil(anUpload(), aFingerprint(), by(nowMs + 5, '/Team/a'), ours)).toEqual({
      fingerprint: aFingerprint(),
      untilMs: nowMs + 5 + lateLandingMs,
      serverUntilMs: null,
      place: '/Team/a',
    })
  })

  it('ten minutes after now when its link has ended already', () => {
    expect(unconfirmedUntil(anUpload(), aFingerprint(), by(nowMs - 5), ours).untilMs).toBe(nowMs + lateLandingMs)
  })

  it('as long as an earlier send of the same bytes, whichever is later', () => {
    const late = anUpload({ unconfirmed: anUnconfirmedSend('a', nowMs + 2 * lateLandingMs) })
    const early = anUpload({ unconfirmed: anUnconfirmedSend('a', nowMs + 1) })
    expect(unconfirmedUntil(late, aFingerprint(), by(nowMs), ours).untilMs).toBe(nowMs + 2 * lateLandingMs)
    expect(unconfirmedUntil(early, aFingerprint(), by(nowMs), ours).untilMs).toBe(nowMs + lateLandingMs)
  })

  it('as long as the later of both by the server, too, although ours was put back between them', () => {
    const untilMs = nowMs + 2 * lateLandingMs
    const upload = anUpload({ unconfirmed: { ...anUnconfirmedSend('a', untilMs), serverUntilMs: nowMs + 60_000 } })
    const byServer = { ...ours, serverAheadMs: 0 }
    const unconfirmed = { fingerprint: aFingerprint(), untilMs, serverUntilMs: nowMs + lateLandingMs, place: null }
    expect(unconfirmedUntil(upload, aFingerprint(), by(nowMs), byServer)).toEqual(unconfirmed)
    expect(unconfirmedUntil(upload, aFingerprint(), by(nowMs), ours)).toEqual({ ...unconfirmed, serverUntilMs: null })
  })

  it('at the place of the last one', () => {
    const upload = anUpload({ unconfirmed: { ...anUnconfirmedSend('a'), place: '/Team/a' } })
    expect(unconfirmedUntil(upload, aFingerprint(), by(nowMs, '/Team/b'), ours).place).toBe('/Team/b')
    expect(unconfirmedUntil(upload, aFingerprint(), by(nowMs), ours).place).toBe('/Team/a')
  })

  it('whatever was said of other bytes', () => {
    const other = anUpload({ unconfirmed: anUnconfirmedSend('b', nowMs + 2 * lateLandingMs) })
    expect(unconfirmedUntil(other, aFingerprint(), by(nowMs), ours).untilMs).toBe(nowMs + lateLandingMs)
  })
})

describe('a send without a definite answer can land no more', () => {
  const unconfirmed = {
    fingerprint: aFingerprint(),
    untilMs: nowMs + 60_000,
    serverUntilMs: nowMs + 3_600_000 + 60_000,
    place: null,
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
    expect(unconfirmedUntil(anUpload(), aFingerprint(), { atMs: nowMs, place: null }, context).serverUntilMs).toBe(
      nowMs + lateLandingMs + 5_000,
    )
  })
})

describe('the same bytes, found in Dropbox,', () => {
  const unconfirmed = { ...anUnconfirmedSend('a'), place: '/Team/Report (from kim).pdf' }

  it.each([
    ['at the place of the send are that send', unconfirmed, '/team/report (from kim).PDF', null],
    ['elsewhere are not', unconfirmed, '/Team/Report.pdf', unconfirmed],
    ['elsewhere once it can land no more', { ...unconfirmed, untilMs: nowMs }, '/Team/Report.pdf', null],
    ['may be those of a send whose place nobody knows', { ...unconfirmed, place: null }, '/Team/Report.pdf', null],
    ['are all where nothing is unconfirmed', null, '/Team/Report.pdf', null],
  ])('%s', (_, sent, destination, open) => {
    expect(openElsewhere(anUpload({ unconfirmed: sent }), destination, aContext())).toEqual(open)
  })
})
