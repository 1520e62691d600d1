// Who may start, as one decision for each ready queue.
import { RootStates } from '#engine/root-states.ts'
import { describe, expect, it } from 'vitest'
import { admissionOf, type Circumstances } from '#engine/queue/admission.ts'
import type { ReadyQueueName } from '#engine/queue/ready-queues.ts'
import { largeBytes, mostReadAhead } from '#engine/limits.ts'
import { createStateCounts, type StateCounts } from '#engine/queue/state-counts.ts'
import type { SidedHold } from '#engine/queue/circuit-breaker.ts'
import type { UploadState } from '#shared/upload.ts'
import {
  aFile,
  aFingerprint,
  anUpload,
  everyState,
  hashing,
  linking,
  nowMs,
  sending,
  type StateName,
} from '../builders.ts'

const readyQueues: readonly ReadyQueueName[] = ['hash', 'link', 'check', 'send']
const open = { small: true, large: true, relayed: true }
const closed = { small: false, large: false, relayed: false }
const relayedOnly = { small: false, large: false, relayed: true }
const smallOnly = { small: true, large: false, relayed: true }

/** Counts of so many uploads in these states; names with a star are of large files. */
function someStateCounts(counts: Partial<Record<StateName | `${StateName}*`, number>>): StateCounts {
  const stateCounts = createStateCounts()
  for (const [name, state] of Object.entries(everyState)) {
    const add = (times: number, sizeBytes: number): void => {
      for (let index = 0; index < times; index++) {
        stateCounts.change(null, anUpload({ state, observed: aFile({ sizeBytes }) }))
      }
    }
    for (const [key, times] of Object.entries(counts)) {
      if (key === name) add(times, 1)
      if (key === `${name}*`) add(times, largeBytes + 1)
    }
  }
  return stateCounts
}

function now(change: Partial<Circumstances> = {}): Circumstances {
  return {
    nowMs,
    serverAheadMs: null,
    paused: false,
    folder: 'there',
    ledgerTrouble: null,
    hold: null,
    serverHold: change.hold?.side === 'server' ? change.hold : null,
    sendSlots: 3,
    relaySlots: 2,
    readAhead: 0,
    relayReadAhead: 0,
    stateCounts: createStateCounts(),
    graceEndMs: () => null,
    roots: new RootStates({}),
    ...change,
  }
}

function aHold(side: SidedHold['side'], untilMs = nowMs): SidedHold {
  return { side, untilMs, reason: 'server_busy', failures: 1 }
}

function gates(circumstances: Circumstances) {
  return Object.fromEntries(readyQueues.map((queueName) => [queueName, admissionOf(queueName, circumstances)]))
}

describe('in a queue where nothing hinders', () => {
  it('everything may start', () => {
    expect(gates(now())).toEqual({ hash: open, link: open, check: open, send: open })
  })

  it('nothing may start while a person pauses it', () => {
    expect(gates(now({ paused: true }))).toEqual({ hash: closed, link: closed, check: closed, send: closed })
  })

  it('without its folder only what was sent is asked about', () => {
    expect(gates(now({ folder: 'away' }))).toEqual({ hash: closed, link: closed, check: open, send: closed })
  })

  it('without its ledger files are read, but nothing goes over the network', () => {
    expect(gates(now({ ledgerTrouble: 'store_unwritable' }))).toEqual({
      hash: open,
      link: closed,
      check: closed,
      send: closed,
    })
  })
})

describe('reading', () => {
  it('is for two files at once', () => {
    expect(admissionOf('hash', now({ stateCounts: someStateCounts({ hashing: 1 }) }))).toEqual(open)
    expect(admissionOf('hash', now({ stateCounts: someStateCounts({ hashing: 2 }) }))).toEqual(closed)
  })

  it('is for one large file at once', () => {
    expect(admissionOf('hash', now({ stateCounts: someStateCounts({ 'hashing*': 1 }) }))).toEqual({
      ...smallOnly,
      relayed: false,
    })
  })

  it('stops when sixty-four files are read ahead of the network', () => {
    expect(admissionOf('hash', now({ readAhead: mostReadAhead - 1 }))).toEqual(open)
    expect(admissionOf('hash', now({ readAhead: mostReadAhead }))).toEqual(closed)
  })

  it('goes on under a hold', () => {
    expect(admissionOf('hash', now({ hold: aHold('server', nowMs + 1) }))).toEqual(open)
  })
})

describe('asking for links', () => {
  it('is for one link ahead of each slot, whether the answer is awaited or in hand', () => {
    expect(
      admissionOf('link', now({ stateCounts: someStateCounts({ linking: 1, 'with a link in hand': 1 }) })),
    ).toEqual(open)
    expect(
      admissionOf('link', now({ stateCounts: someStateCounts({ linking: 1, 'with a link in hand': 2 }) })),
    ).toEqual(relayedOnly)
  })

  it('leaves one slot to small files', () => {
    expect(admissionOf('link', now({ stateCounts: someStateCounts({ 'linking*': 2 }) }))).toEqual(smallOnly)
  })

  it('does not wait for those that are sent', () => {
    expect(admissionOf('link', now({ stateCounts: someStateCounts({ sending: 3 }) }))).toEqual(open)
  })
})

describe('sending', () => {
  it('is for as many as there are slots', () => {
    expect(admissionOf('send', now({ stateCounts: someStateCounts({ sending: 2 }) }))).toEqual(open)
    expect(admissionOf('send', now({ stateCounts: someStateCounts({ sending: 3 }) }))).toEqual(relayedOnly)
  })

  it('leaves one slot to small files', () => {
    expect(admissionOf('send', now({ stateCounts: someStateCounts({ 'sending*': 1 }) }))).toEqual(open)
    expect(admissionOf('send', now({ stateCounts: someStateCounts({ 'sending*': 2 }) }))).toEqual(smallOnly)
  })

  it('lets a large file take the only slot there is', () => {
    expect(admissionOf('send', now({ sendSlots: 1 }))).toEqual(open)
    const now1 = now({ sendSlots: 1, stateCounts: someStateCounts({ 'sending*': 1 }) })
    expect(admissionOf('send', now1)).toEqual(relayedOnly)
  })
})

describe('relays', () => {
  const limits = { directMaxBytes: 100, relayMaxBytes: 1_000 }
  /** So many relays that are read, asked for and sent. */
  function relays(counts: { hashing?: number; linking?: number; sending?: number }): StateCounts {
    const stateCounts = createStateCounts(limits)
    const fingerprint = aFingerprint('a', { sizeBytes: 500 })
    const add = (times: number, state: UploadState): void => {
      for (let index = 0; index < times; index++) stateCounts.change(null, anUpload({ state }))
    }
    add(counts.hashing ?? 0, { ...hashing, stat: fingerprint.stat })
    add(counts.linking ?? 0, { ...linking, fingerprint })
    add(counts.sending ?? 0, { ...sending, fingerprint, terms: { ...sending.terms, way: 'relay' } })
    return stateCounts
  }
  const gate = (queueName: ReadyQueueName, change: Partial<Circumstances>) => admissionOf(queueName, now(change))

  it('are two at once, and take no slot of others', () => {
    expect(gate('send', { stateCounts: relays({ sending: 1 }) })).toEqual(open)
    expect(gate('send', { stateCounts: relays({ sending: 2 }) })).toEqual({ ...open, relayed: false })
    expect(gate('link', { stateCounts: relays({ sending: 1, linking: 1 }) })).toEqual({ ...open, relayed: false })
    expect(gate('link', { relaySlots: 3, stateCounts: relays({ sending: 1, linking: 1 }) })).toEqual(open)
  })

  it('are read one at a time, and not long before their turn', () => {
    expect(gate('hash', { stateCounts: relays({ hashing: 1 }) })).toEqual({ ...closed, small: true })
    expect(gate('hash', { relayReadAhead: 2 })).toEqual({ ...open, relayed: false })
  })

  it('that last for hours keep no probe from the world', () => {
    expect(gate('link', { hold: aHold('dropbox'), stateCounts: relays({ sending: 1 }) })).toMatchObject({ small: true })
    expect(gate('link', { hold: aHold('dropbox'), stateCounts: relays({ linking: 1 }) })).toEqual(closed)
  })
})

describe('checking', () => {
  it('is for as many as there are slots, large or small', () => {
    expect(admissionOf('check', now({ stateCounts: someStateCounts({ 'checking*': 2 }) }))).toEqual(open)
    expect(admissionOf('check', now({ stateCounts: someStateCounts({ checking: 3 }) }))).toEqual(closed)
  })
})

describe('under a hold', () => {
  it.each(['server', 'dropbox'] as const)('of the %s no link is asked for and nothing is sent', (side) => {
    const { link, send } = gates(now({ hold: aHold(side, nowMs + 1) }))
    expect([link, send]).toEqual([closed, closed])
  })

  it('of the server nothing is asked about', () => {
    expect(admissionOf('check', now({ hold: aHold('server', nowMs + 1) }))).toEqual(closed)
  })

  it('of Dropbox the server is still asked what arrived, in all slots', () => {
    const hold = aHold('dropbox', nowMs + 1)
    expect(admissionOf('check', now({ hold, stateCounts: someStateCounts({ checking: 2 }) }))).toEqual(open)
  })
})

describe('after a hold one probe goes at a time', () => {
  it('when nothing is under way, any of them may be the probe', () => {
    expect(gates(now({ hold: aHold('server') }))).toEqual({ hash: open, link: open, check: open, send: open })
  })

  it.each(['linking', 'sending', 'checking'] as const)('and none starts beside one that is %s', (name) => {
    const { link, check, send } = gates(now({ hold: aHold('server'), stateCounts: someStateCounts({ [name]: 1 }) }))
    expect([link, check, send]).toEqual([closed, closed, closed])
  })

  it.each([
    ['linking', 'sending'],
    ['linking', 'checking'],
    ['sending', 'checking'],
    ['linking', 'with a link in hand'],
  ] as const)('and none starts beside two that are %s and %s', (one, other) => {
    const { link, check, send } = gates(
      now({ hold: aHold('server'), stateCounts: someStateCounts({ [one]: 1, [other]: 1 }) }),
    )
    expect([link, check, send]).toEqual([closed, closed, closed])
  })

  it('a link in hand goes before another ask or check, and does not hinder itself', () => {
    const { link, check, send } = gates(
      now({ hold: aHold('server'), stateCounts: someStateCounts({ 'with a link in hand': 1 }) }),
    )
    expect([link, check, send]).toEqual([closed, closed, open])
  })

  it('a file that is read is no probe', () => {
    expect(admissionOf('link', now({ hold: aHold('server'), stateCounts: someStateCounts({ hashing: 2 }) }))).toEqual(
      open,
    )
  })
})
