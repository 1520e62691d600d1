// What the ledger keeps of an upload, and how it is taken up again.
import { describe, expect, it } from 'vitest'
import { persistedForm, isForgettable, isWorthSaving, restored } from '#engine/upload/persisted-form.ts'
import { longestBackoffMs } from '#engine/upload/backoff.ts'
import { expectedLinkLifeMs, lateLandingMs, usualLinkLifeMs } from '#engine/limits.ts'
import type { Upload, UploadState } from '#shared/upload.ts'
import {
  absent,
  anUnconfirmedSend,
  aContext,
  anUpload,
  aFingerprint,
  aStored,
  blocked,
  changedFile,
  checking,
  done,
  everyState,
  gone,
  hashing,
  linking,
  nowMs,
  ready,
  sending,
  settling,
  terms,
  url,
  waitingForCheck,
  waitingForLink,
} from '../builders.ts'

function waiting(next: 'link' | 'check', reason: 'queued' | 'outcome_unknown'): UploadState {
  return { kind: 'waiting', untilMs: 0, next, fingerprint: aFingerprint(), reason }
}

const aLongLink: UploadState = {
  ...linking,
  ready: { grant: { url, ...terms, expiresAtMs: linking.askedAtMs + 9 * expectedLinkLifeMs }, sinceMs: nowMs },
}

describe('a crash would leave behind', () => {
  it('a file that is read as one that settles', () => {
    const upload = anUpload({ state: hashing, stored: aStored('c'), unconfirmed: anUnconfirmedSend() })
    const state = { kind: 'settling', untilMs: 0, changingSinceMs: 0, reason: 'settling' } as const
    expect(persistedForm(upload, null)).toEqual({ ...upload, state })
  })

  it.each([
    ['an ask as one that may have been sent on a link of the expected life', linking, expectedLinkLifeMs, null],
    ['a link in hand as one that may have been sent', ready, expectedLinkLifeMs, ready.ready.grant.destination],
    ['a link that lives longer, as long as it lives', aLongLink, 9 * expectedLinkLifeMs, terms.destination],
  ])('%s', (_, state, lifeMs, place) => {
    const upload = anUpload({ state })
    const unconfirmed = {
      fingerprint: aFingerprint(),
      untilMs: linking.askedAtMs + lifeMs + lateLandingMs,
      serverUntilMs: null,
      place,
    }
    expect(persistedForm(upload, null)).toEqual({ ...upload, unconfirmed, state: waiting('check', 'outcome_unknown') })
    expect(JSON.stringify(persistedForm(upload, null))).not.toContain(url)
  })

  it('a send as one that may land until long after its link ends', () => {
    const upload = anUpload({ state: sending, stored: aStored('c') })
    const unconfirmed = {
      fingerprint: aFingerprint(),
      untilMs: sending.terms.expiresAtMs + lateLandingMs,
      serverUntilMs: null,
      place: sending.terms.destination,
    }
    expect(persistedForm(upload, null)).toEqual({ ...upload, unconfirmed, state: waiting('check', 'outcome_unknown') })
  })

  it('a link that was asked for before 1970 as one that ends then, too', () => {
    const state = { ...linking, askedAtMs: -10_000_000_000 }
    const untilMs = state.askedAtMs + expectedLinkLifeMs + lateLandingMs
    expect(persistedForm(anUpload({ state }), null).unconfirmed).toMatchObject({ untilMs })
  })

  it('a second send of the same bytes as unconfirmed as the longer of both', () => {
    const upload = anUpload({ state: sending, unconfirmed: anUnconfirmedSend('a', nowMs + 99 * lateLandingMs) })
    expect(persistedForm(upload, null).unconfirmed?.untilMs).toBe(nowMs + 99 * lateLandingMs)
  })

  it('a check as a wait for another check', () => {
    const upload = anUpload({ state: checking, unconfirmed: anUnconfirmedSend() })
    expect(persistedForm(upload, null)).toEqual({ ...upload, state: waiting('check', 'outcome_unknown') })
  })

  it.each(['settling', 'in use', 'waiting for a link', 'waiting for a check', 'done', 'blocked', 'gone'] as const)(
    'an upload %s as it is',
    (name) => {
      const upload = anUpload({ state: everyState[name] })
      expect(persistedForm(upload, null)).toBe(upload)
    },
  )
})

describe('an upload that is taken up again', () => {
  it('settles anew, for nobody watched the file meanwhile', () => {
    const upload = anUpload({ state: { ...settling, untilMs: nowMs + 999_999, reason: 'in_use' } })
    const state = { kind: 'settling', untilMs: nowMs + 2_000, changingSinceMs: nowMs, reason: 'settling' } as const
    expect(restored(upload, aContext())).toEqual({ ...upload, state })
  })

  it('keeps how its program writes, and counts from now since when it is quiet', () => {
    const upload = anUpload({ state: settling, unrest: 3, changedAtMs: 0 })
    const state = { kind: 'settling', untilMs: nowMs + 16_000, changingSinceMs: nowMs, reason: 'settling' } as const
    expect(restored(upload, aContext())).toEqual({ ...upload, changedAtMs: nowMs, state })
  })

  it.each([
    ['over already', nowMs - 5, nowMs],
    ['before 1970', -5, nowMs],
    ['soon', nowMs + 5, nowMs + 5],
    ['in a year, for the clock was wrong', nowMs + 31_536_000_000, nowMs + longestBackoffMs],
  ])('waits no longer than it honestly could when its time is %s', (_, untilMs, believedMs) => {
    const upload = anUpload({ state: { ...waitingForLink, untilMs } })
    expect(restored(upload, aContext())).toEqual({ ...upload, state: { ...waitingForLink, untilMs: believedMs } })
  })

  it.each([
    ['over already', nowMs - 5, nowMs + lateLandingMs],
    ['before 1970', -5, nowMs + lateLandingMs],
    ['a little later than any late landing', nowMs + lateLandingMs + 5, nowMs + lateLandingMs + 5],
    ['in a year', nowMs + 31_536_000_000, nowMs + lateLandingMs + usualLinkLifeMs],
  ])('stays unconfirmed for a while, but not forever, when its time is %s', (_, untilMs, believedMs) => {
    const upload = anUpload({
      state: { ...waitingForCheck, untilMs: nowMs },
      unconfirmed: anUnconfirmedSend('b', untilMs),
    })
    expect(restored(upload, aContext())).toEqual({ ...upload, unconfirmed: anUnconfirmedSend('b', believedMs) })
  })

  it.each([
    ['done', done],
    ['blocked', blocked],
    ['gone', gone],
    ['hashing', hashing],
    ['sending', sending],
  ] as const)('is the same when it is %s', (_, state) => {
    const upload = anUpload({ state })
    expect(restored(upload, aContext())).toEqual(upload)
  })

  it.each([
    ['some time ago', nowMs - 5_000, nowMs - 5_000],
    ['a moment ago', nowMs - 5, nowMs - 5],
    ['tomorrow, for the clock was set back', nowMs + 86_400_000, nowMs - 2_001],
  ])('knows a name that is free since %s', (_, sinceMs, believedMs) => {
    const upload = anUpload({ state: gone, stored: aStored(), absentSinceMs: sinceMs })
    expect(restored(upload, aContext())).toEqual({ ...upload, absentSinceMs: believedMs })
  })

  it('is taken up by a clock before 1970 too', () => {
    const upload = anUpload({ state: { ...waitingForLink, untilMs: 5 }, unconfirmed: anUnconfirmedSend('b', 5) })
    const after = restored(upload, aContext({ nowMs: -10_000_000 }))
    expect(after.state).toMatchObject({ untilMs: -10_000_000 + longestBackoffMs })
    expect(after.unconfirmed?.untilMs).toBe(-10_000_000 + lateLandingMs + usualLinkLifeMs)
  })
})

it('an upload is forgettable when it is gone and nothing of it is or may come to Dropbox', () => {
  expect(isForgettable(anUpload({ state: gone }))).toBe(true)
  expect(isForgettable(anUpload({ state: done }))).toBe(false)
  expect(isForgettable(anUpload({ state: gone, stored: aStored() }))).toBe(false)
  expect(isForgettable(anUpload({ state: gone, unconfirmed: anUnconfirmedSend() }))).toBe(false)
})

describe('worth a write is', () => {
  const before = anUpload({ state: waitingForLink })
  const same: Upload = { ...before }

  it('a new upload', () => {
    expect(isWorthSaving(null, before)).toBe(true)
  })

  it('no change at all', () => {
    expect(isWorthSaving(before, same)).toBe(false)
  })

  it.each([
    ['what is on disk', { observed: changedFile }],
    ['what is stored', { stored: aStored() }],
    ['what is unconfirmed', { unconfirmed: anUnconfirmedSend() }],
    ['a refusal', { refusals: 2 }],
  ])('%s', (_, change) => {
    const working = anUpload({ state: checking })
    expect(isWorthSaving(working, { ...working, ...change })).toBe(true)
  })

  it('no failure alone', () => {
    expect(isWorthSaving(before, { ...same, failures: 9 })).toBe(false)
  })

  it.each([
    ['to begin to ask: its send may follow', waitingForLink, linking],
    ['a link that lives longer than expected', linking, aLongLink],
    ['to ask in vain', linking, waitingForLink],
    ['the end of a send that stored', sending, done],
    ['the end of a send that did not', sending, waitingForCheck],
    ['a send that was withheld', sending, waitingForLink],
    ['being read', hashing, waitingForLink],
    ['being gone', settling, gone],
    ['being blocked', linking, blocked],
    ['a check that ends in a link', checking, waitingForLink],
    ['a wait for another reason', waitingForLink, { ...waitingForLink, reason: 'offline' as const }],
    ['another quiet time', settling, { ...settling, untilMs: nowMs + 1 }],
    ['being done once more', done, { ...done, atMs: nowMs }],
  ] as const)('%s', (_, from, to) => {
    const upload = anUpload({ state: from })
    expect(isWorthSaving(upload, { ...upload, state: to })).toBe(true)
  })

  it.each([
    ['to begin to read', settling, hashing],
    ['to get a link', linking, ready],
    ['to begin to send on it', ready, sending],
    ['to begin to check', waitingForCheck, checking],
    ['to check in vain', checking, waitingForCheck],
    ['to read in vain', hashing, settling],
  ] as const)('not: %s', (_, from, to) => {
    const upload = anUpload({ state: from })
    expect(isWorthSaving(upload, { ...upload, state: to })).toBe(false)
  })

  it('an observation that a working upload only noted', () => {
    const upload = anUpload({ state: sending })
    expect(isWorthSaving(upload, { ...upload, observed: absent })).toBe(true)
  })
})
