// What the engine shows of itself.
import { RootStates } from '#engine/root-states.ts'
import { describe, expect, it } from 'vitest'
import type { Circumstances } from '#engine/queue/admission.ts'
import { beingSavedMs, stillChangingMs } from '#engine/limits.ts'
import { nextTryAtMs, reasonOf, statusOf } from '#engine/status.ts'
import { createStateCounts } from '#engine/queue/state-counts.ts'
import type { SidedHold } from '#engine/queue/circuit-breaker.ts'
import type { UploadState } from '#shared/upload.ts'
import {
  anUpload,
  everyState,
  inUse,
  linking,
  nowMs,
  ready,
  settling,
  waitingForCheck,
  waitingForLink,
} from './builders.ts'

const hold: SidedHold = { side: 'server', untilMs: nowMs + 20_000, reason: 'server_unreachable', failures: 1 }
const quiet = { ...settling, untilMs: nowMs + 1_000 }

function now(change: Partial<Circumstances> = {}): Circumstances {
  return {
    nowMs,
    serverAheadMs: null,
    paused: false,
    folder: 'there',
    ledgerTrouble: null,
    hold: null,
    serverHold: null,
    sendSlots: 3,
    relaySlots: 2,
    relayReadAhead: 0,
    readAhead: 0,
    stateCounts: createStateCounts(),
    graceEndMs: () => null,
    roots: new RootStates({}),
    ...change,
  }
}

function reason(state: UploadState, change: Partial<Circumstances> = {}) {
  return reasonOf(anUpload({ state }), now(change))
}

function nextTry(state: UploadState, change: Partial<Circumstances> = {}) {
  return nextTryAtMs(anUpload({ state }), now(change))
}

describe('the reason of a file', () => {
  it('that settles', () => {
    expect(reason(quiet)).toBe('settling')
    expect(reason({ ...quiet, untilMs: nowMs + 1 })).toBe('settling')
    expect(reason({ ...quiet, untilMs: nowMs })).toBe('queued')
  })

  it('that is not quiet for more than ten minutes', () => {
    expect(reason({ ...quiet, changingSinceMs: nowMs - stillChangingMs })).toBe('being_saved')
    expect(reason({ ...quiet, changingSinceMs: nowMs - stillChangingMs - 1 })).toBe('still_changing')
  })

  it('whose program is still saving it', () => {
    expect(reason({ ...quiet, changingSinceMs: nowMs - beingSavedMs })).toBe('settling')
    expect(reason({ ...quiet, changingSinceMs: nowMs - beingSavedMs - 1 })).toBe('being_saved')
    const again = anUpload({ state: { ...quiet, untilMs: nowMs + 1 }, unrest: 1 })
    expect(reasonOf(again, now())).toBe('being_saved')
    const still = anUpload({ state: { ...quiet, changingSinceMs: nowMs - 40_000 }, changedAtMs: nowMs - 40_000 })
    expect(reasonOf(still, now())).toBe('settling')
  })

  it('that is in its grace time, and when that ends; a question about an earlier send has none', () => {
    const inGrace = { graceEndMs: () => nowMs + 9_000 }
    expect([reason(quiet, inGrace), reason(quiet, { ...inGrace, paused: true })]).toEqual(['in_grace', 'paused'])
    expect(nextTry(quiet, inGrace)).toBe(nowMs + 9_000)
    expect(reason(waitingForLink, inGrace)).toBe('in_grace')
    expect(reason(waitingForCheck, inGrace)).toBe(reason(waitingForCheck))
  })

  it('that could not be read', () => {
    expect(reason(inUse)).toBe('in_use')
    expect(reason({ ...inUse, untilMs: nowMs - 1 })).toBe('in_use')
  })

  it.each([quiet, inUse, waitingForLink])('is the pause of the queue before anything else', (state) => {
    expect(reason(state, { paused: true, folder: 'away', hold })).toBe('paused')
  })

  it.each([quiet, inUse, waitingForLink])('is the missing folder', (state) => {
    expect(reason(state, { folder: 'away', hold })).toBe('folder_missing')
  })

  it('that was sent is not the missing folder: it is asked about without it', () => {
    expect(reason(waitingForCheck, { folder: 'away' })).toBe('outcome_unknown')
    expect(reason(waitingForCheck, { paused: true })).toBe('paused')
  })

  it('that waits is its own, or that of the hold', () => {
    expect(reason(waitingForLink)).toBe('server_busy')
    expect(reason(waitingForLink, { hold })).toBe('server_unreachable')
    expect(reason(waitingForCheck, { hold })).toBe('server_unreachable')
  })

  it('is that records cannot be written, before a hold, and nobody knows until when', () => {
    const full = { ledgerTrouble: 'disk_full', hold } as const
    for (const state of [waitingForLink, waitingForCheck]) {
      expect([reason(state, full), reason(state, { ...full, paused: true })]).toEqual(['disk_full', 'paused'])
      expect(nextTry(state, full)).toBeNull()
    }
    expect([reason(ready, full), reason({ ...quiet, untilMs: nowMs }, full)]).toEqual(['disk_full', 'disk_full'])
    expect([reason(quiet, full), reason(waitingForLink, { ...full, folder: 'away' })]).toEqual([
      'settling',
      'folder_missing',
    ])
  })

  it('that has a link in hand is its place in the queue, or the hold', () => {
    expect([reason(ready), reason(ready, { hold }), reason(linking, { hold })]).toEqual([
      'queued',
      'server_unreachable',
      null,
    ])
  })

  it('that is blocked is why, whatever the queue does', () => {
    expect(reason(everyState.blocked, { paused: true, hold })).toBe('name_taken')
  })

  it.each(['hashing', 'linking', 'sending', 'checking', 'done', 'gone'] as const)('that is %s is none', (name) => {
    expect(reason(everyState[name], { paused: true, folder: 'away', hold })).toBeNull()
  })
})

describe('the next try', () => {
  it('of a file that settles is when it has been quiet', () => {
    expect(nextTry(quiet)).toBe(nowMs + 1_000)
  })

  it('of a file that waits is when its wait or the hold ends, whichever is later', () => {
    expect(nextTry(waitingForLink)).toBe(nowMs + 9_000)
    expect(nextTry(waitingForLink, { hold })).toBe(nowMs + 20_000)
    expect(nextTry({ ...waitingForLink, untilMs: nowMs + 30_000 }, { hold })).toBe(nowMs + 30_000)
  })

  it.each([quiet, waitingForLink])('is not known while a person pauses the queue', (state) => {
    expect(nextTry(state, { paused: true })).toBeNull()
  })

  it.each(['hashing', 'linking', 'with a link in hand', 'sending', 'checking', 'done', 'blocked', 'gone'] as const)(
    'of a file that is %s is none',
    (name) => {
      expect(nextTry(everyState[name], { hold })).toBeNull()
    },
  )
})

describe('the queue as a whole', () => {
  it('shows what it is in, and counts of its own', () => {
    const stateCounts = createStateCounts()
    stateCounts.change(null, anUpload({ state: quiet }))
    const status = statusOf(
      now({ paused: true, hold, stateCounts, ledgerTrouble: 'store_unwritable', folder: 'away' }),
      true,
    )
    const counts = { ...createStateCounts().counts, settling: 1 }
    expect(status).toEqual({
      paused: true,
      folder: 'away',
      folders: new Map([['', 'there']]),
      hold,
      counts,
      heldBack: 0,
      asked: { files: 0, bytes: 0 },
      leftOut: { waiting: 0, blocked: 0 },
      atRest: false,
      ledgerTrouble: 'store_unwritable',
    })
    stateCounts.change(null, anUpload({ state: quiet }))
    expect(status.counts.settling).toBe(1)
  })

  it.each(['done', 'blocked', 'gone'] as const)('is at rest when all are %s and nothing is pending', (name) => {
    const stateCounts = createStateCounts()
    stateCounts.change(null, anUpload({ state: everyState[name] }))
    expect(statusOf(now({ stateCounts }), true).atRest).toBe(true)
    expect(statusOf(now({ stateCounts }), false).atRest).toBe(false)
  })

  it('tells no hold that keeps no file', () => {
    const stateCounts = createStateCounts()
    stateCounts.change(null, anUpload({ state: everyState.done }))
    stateCounts.change(null, anUpload({ state: everyState.settling, intent: 'pause' }))
    expect(statusOf(now({ stateCounts, hold }), true).hold).toBeNull()
    stateCounts.change(null, anUpload({ state: everyState.settling }))
    expect(statusOf(now({ stateCounts, hold }), true).hold).toEqual(hold)
  })

  it.each(['settling', 'waiting for a link', 'hashing', 'linking', 'sending', 'checking'] as const)(
    'is not at rest while one is %s',
    (name) => {
      const stateCounts = createStateCounts()
      stateCounts.change(null, anUpload({ state: everyState[name] }))
      expect(statusOf(now({ stateCounts }), true).atRest).toBe(false)
    },
  )

  const active = ['settling', 'waiting for a link', 'hashing', 'linking', 'sending', 'checking'] as const
  it.each(active.flatMap((one) => active.map((other) => [one, other] as const)))(
    'is not at rest while one is %s and one is %s',
    (one, other) => {
      const stateCounts = createStateCounts()
      for (const name of [one, other]) stateCounts.change(null, anUpload({ state: everyState[name] }))
      expect(statusOf(now({ stateCounts }), true).atRest).toBe(false)
    },
  )
})
