// What follows when a send ended, in whichever way.
import { describe, expect, it } from 'vitest'
import { lateLandingMs } from '#engine/limits.ts'
import { onSent } from '#engine/upload/on-sent.ts'
import type { HealthSignal, Step } from '#engine/upload/moves.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { SendAnswer, Upload, Withheld } from '#shared/upload.ts'
import {
  absent,
  aFile,
  anUnconfirmedSend,
  aContext,
  anUpload,
  aFingerprint,
  aStep,
  aStored,
  changedFile,
  dropboxIsWell,
  hashOf,
  nowMs,
  refusal,
  sending,
  settlingAnew,
  unfit,
} from '../builders.ts'

const stored: SendAnswer = { kind: 'stored', contentHash: hashOf('a') }
const unconfirmed = {
  fingerprint: aFingerprint(),
  untilMs: nowMs + 300_000 + lateLandingMs,
  serverUntilMs: null,
  place: sending.terms.destination,
}

function aSending(change: Partial<Upload> = {}): Upload {
  return anUpload({ state: sending, stored: aStored('c'), ...change })
}

function answered(upload: Upload, answer: SendAnswer): Step {
  return onSent(upload, sending, answer, aContext())
}

function waits(upload: Upload, next: 'link' | 'check', reason: WaitingReason, delayMs: number): Upload {
  return { ...upload, state: { kind: 'waiting', untilMs: nowMs + delayMs, next, fingerprint: aFingerprint(), reason } }
}

function failureEntry(reason: WaitingReason) {
  return { kind: 'setback', reason } as const
}

describe('a clean yes', () => {
  const note = { kind: 'sent', contentHash: hashOf('a'), sizeBytes: 100 } as const

  it('makes the upload done', () => {
    const upload = aSending({ unconfirmed: anUnconfirmedSend('a') })
    const state = { kind: 'done', atMs: nowMs } as const
    const after: Upload = { ...upload, stored: aStored(), unconfirmed: null, failures: 0, refusals: 0, state }
    expect(answered(upload, stored)).toEqual(aStep(after, { note, signal: dropboxIsWell }))
  })

  it('for a file that changed meanwhile is remembered, and the new version is sent', () => {
    const upload = aSending({ observed: changedFile })
    const after = settlingAnew(upload, { stored: aStored() })
    expect(answered(upload, stored)).toEqual(aStep(after, { note, signal: dropboxIsWell }))
  })

  it('for a file that became a symbolic link is remembered, and the link is blocked', () => {
    const { upload } = answered(aSending({ observed: unfit }), stored)
    expect(upload).toMatchObject({ stored: aStored(), state: { kind: 'blocked', reason: 'symbolic_link' } })
  })

  it('for a file that was moved away leaves it known as sent', () => {
    const upload = aSending({ observed: absent })
    const state = { kind: 'done', atMs: nowMs } as const
    const after: Upload = { ...upload, stored: aStored(), unconfirmed: null, failures: 0, refusals: 0, state }
    expect(answered(upload, stored)).toEqual(aStep(after, { note, signal: dropboxIsWell }))
  })
})

describe('a no of Dropbox is counted, and checked before the bytes are sent again', () => {
  const refusals: readonly (readonly [string, SendAnswer, WaitingReason, HealthSignal])[] = [
    ['409', { kind: 'unavailable' }, 'dropbox_unavailable', refusal],
    ['410 again', { kind: 'spent' }, 'link_expired', dropboxIsWell],
    ['another hash than ours', { kind: 'stored', contentHash: hashOf('f') }, 'hash_mismatch', dropboxIsWell],
  ]

  it.each(refusals)('%s', (_, answer, reason, signal) => {
    const upload = aSending()
    const after = { ...waits(upload, 'check', reason, 3_000), failures: 3, refusals: 2, unconfirmed }
    expect(answered(upload, answer)).toEqual(aStep(after, { note: failureEntry(reason), signal }))
  })

  it('a first 410 only means that the link was old: it is checked at once', () => {
    const upload = aSending({ refusals: 0 })
    const after = { ...waits(upload, 'check', 'link_expired', 0), failures: 3, refusals: 1, unconfirmed }
    expect(answered(upload, { kind: 'spent' })).toEqual(
      aStep(after, { note: failureEntry('link_expired'), signal: dropboxIsWell }),
    )
  })

  it('a first 409 waits', () => {
    const { upload } = answered(aSending({ refusals: 0 }), { kind: 'unavailable' })
    expect(upload.state).toMatchObject({ untilMs: nowMs + 3_000 })
  })
})

describe('a request that is called wrong', () => {
  it.each([400, 404, 411, 415])('%i leaves one more try before a person is asked', (status) => {
    const first = answered(aSending({ refusals: 0 }), { kind: 'rejected', status })
    const upload = aSending({ refusals: 0 })
    const after = { ...waits(upload, 'check', 'dropbox_unavailable', 3_000), failures: 3, refusals: 4, unconfirmed }
    expect(first).toEqual(aStep(after, { note: failureEntry('dropbox_unavailable'), signal: refusal }))
    expect(answered(aSending({ refusals: 4 }), { kind: 'rejected', status }).upload.refusals).toBe(5)
  })

  it('413 says that these bytes are too large for good', () => {
    const upload = aSending()
    const after: Upload = { ...upload, unconfirmed, state: { kind: 'blocked', reason: 'too_large', atMs: nowMs } }
    const note = { kind: 'blocked', reason: 'too_large' } as const
    expect(answered(upload, { kind: 'rejected', status: 413 })).toEqual(aStep(after, { note }))
  })

  it('413 says nothing of a file that is another by now', () => {
    const { upload } = answered(aSending({ observed: changedFile }), { kind: 'rejected', status: 413 })
    expect(upload.state).toMatchObject({ kind: 'waiting', next: 'check' })
  })
})

describe('a send that nobody knows the end of', () => {
  it('is checked after a backoff and may still land; one alone says little about the world', () => {
    const upload = aSending()
    const after = { ...waits(upload, 'check', 'timed_out', 3_000), failures: 3, unconfirmed }
    const signal = { kind: 'suspect', reason: 'timed_out' } as const
    expect(answered(upload, { kind: 'unanswered', reason: 'timed_out' })).toEqual(
      aStep(after, { note: failureEntry('timed_out'), signal }),
    )
  })

  it('is checked soon when Dropbox itself is in trouble, which holds the queue', () => {
    const upload = aSending({ failures: 15 })
    const after = { ...waits(upload, 'check', 'dropbox_busy', 45_000), failures: 16, unconfirmed }
    const signal = { kind: 'down', side: 'dropbox', reason: 'dropbox_busy', afterMs: 4_000 } as const
    const answer: SendAnswer = { kind: 'overloaded', reason: 'dropbox_busy', afterMs: 4_000 }
    expect(answered(upload, answer)).toEqual(aStep(after, { note: failureEntry('dropbox_busy'), signal }))
  })

  it('waits ever longer when it is this file that always breaks', () => {
    const { upload } = answered(aSending({ failures: 15 }), { kind: 'unanswered', reason: 'timed_out' })
    expect(upload.state).toMatchObject({ untilMs: nowMs + 225_000 })
  })

  it('is asked about at once and says nothing of the world when we ended it ourselves', () => {
    const upload = aSending()
    const after = { ...waits(upload, 'check', 'outcome_unknown', 0), unconfirmed }
    const answer: SendAnswer = { kind: 'unanswered', reason: 'outcome_unknown', wasCancelled: true }
    expect(answered(upload, answer)).toEqual(aStep(after, { note: failureEntry('outcome_unknown') }))
  })

  it('keeps what was known to be there, for the next link replaces it', () => {
    expect(answered(aSending(), { kind: 'unanswered', reason: 'timed_out' }).upload.stored).toEqual(aStored('c'))
  })

  it('stays unconfirmed as long as an earlier send of the same bytes', () => {
    const longer = anUnconfirmedSend('a', nowMs + 10 * lateLandingMs)
    const { upload } = answered(aSending({ unconfirmed: longer }), { kind: 'unanswered', reason: 'timed_out' })
    expect(upload.unconfirmed).toEqual({ ...unconfirmed, untilMs: longer.untilMs })
  })
})

describe('a send whose last byte never left can land nothing', () => {
  function withheld(upload: Upload, because: Withheld) {
    return answered(upload, { kind: 'withheld', because })
  }
  const broken: Withheld = { kind: 'network', reason: 'connection_lost', unreachable: false }
  const unreachable: Withheld = { kind: 'network', reason: 'offline', unreachable: true }
  const suspect = { kind: 'suspect', reason: 'connection_lost' } as const
  const down = { kind: 'down', side: 'dropbox', reason: 'offline', afterMs: null } as const

  it.each([
    ['the file changed', changedFile],
    ['the file was rewritten and looks the same', aFile()],
  ])('because %s: it settles anew', (_, observed) => {
    const upload = aSending()
    const after = settlingAnew(upload, { observed })
    expect(withheld(upload, { kind: 'source', observed })).toEqual(
      aStep(after, { note: failureEntry('changed_while_sent') }),
    )
  })

  it('because the file vanished: it is gone', () => {
    const upload = aSending()
    const state = { kind: 'gone', atMs: nowMs } as const
    const after: Upload = { ...upload, observed: absent, absentSinceMs: nowMs, failures: 0, refusals: 0, state }
    expect(withheld(upload, { kind: 'source', observed: absent })).toEqual(
      aStep(after, { note: failureEntry('changed_while_sent') }),
    )
  })

  it('because the file changed, and the folder knows better what is there now', () => {
    const upload = aSending({ observed: changedFile })
    const step = withheld(upload, { kind: 'source', observed: absent })
    expect(step).toEqual(aStep(settlingAnew(upload), { note: failureEntry('changed_while_sent') }))
  })

  it('because the file cannot be read: it is read again later', () => {
    const upload = aSending()
    const state = { kind: 'settling', untilMs: nowMs + 3_000, changingSinceMs: nowMs, reason: 'in_use' } as const
    expect(withheld(upload, { kind: 'unreadable', reason: 'in_use' })).toEqual(aStep({ ...upload, failures: 3, state }))
  })

  it('because the file could not be read, which is another one now: it settles anew', () => {
    const upload = aSending({ observed: changedFile })
    expect(withheld(upload, { kind: 'unreadable', reason: 'in_use' })).toEqual(aStep(settlingAnew(upload)))
  })

  it('because the connection broke: it is sent again after a backoff, without a check', () => {
    const upload = aSending({ failures: 15 })
    const after = { ...waits(upload, 'link', 'connection_lost', 225_000), failures: 16 }
    expect(withheld(upload, broken)).toEqual(aStep(after, { note: failureEntry('connection_lost'), signal: suspect }))
  })

  it('because the connection broke after it got on: what failed before counts no more', () => {
    const upload = aSending({ failures: 15 })
    const step = (because: Withheld) => answered(upload, { kind: 'withheld', because, hasProgressed: true }).upload
    expect(step(broken)).toEqual({ ...waits(upload, 'link', 'connection_lost', 750), failures: 1 })
    expect(step({ kind: 'no_room' })).toEqual({ ...waits(upload, 'link', 'no_room_yet', 750), failures: 1 })
    // A relay that is lost again and again begins anew each time, and is asked for ever more rarely.
    expect(step({ kind: 'relay_lost' })).toEqual({ ...waits(upload, 'link', 'link_expired', 225_000), failures: 16 })
  })

  it('because no large file comes through just now: it waits alone, and says why', () => {
    const step = withheld(aSending(), { kind: 'no_room', reason: 'proxy_body_limit' })
    expect(step).toMatchObject({ signal: { kind: 'well' }, upload: { state: { reason: 'proxy_body_limit' } } })
  })

  it('because Dropbox cannot be reached: the queue holds and the upload waits no longer than that', () => {
    const upload = aSending({ failures: 15 })
    const after = { ...waits(upload, 'link', 'offline', 45_000), failures: 16 }
    expect(withheld(upload, unreachable)).toEqual(aStep(after, { note: failureEntry('offline'), signal: down }))
  })

  it.each([
    ['broke', broken, suspect],
    ['was not to be had', unreachable, down],
  ])('because the connection %s while the file changed: it settles anew', (_, because, signal) => {
    const upload = aSending({ observed: changedFile })
    const note = failureEntry(because.reason)
    expect(withheld(upload, because)).toEqual(aStep(settlingAnew(upload), { note, signal }))
  })

  it('because we asked it to stop: a new link is taken at once', () => {
    const upload = aSending()
    expect(withheld(upload, { kind: 'cancelled' })).toEqual(aStep(waits(upload, 'link', 'queued', 0)))
  })

  it('because we asked it to stop when the file changed: it settles anew', () => {
    const upload = aSending({ observed: changedFile })
    expect(withheld(upload, { kind: 'cancelled' })).toEqual(aStep(settlingAnew(upload)))
  })

  it('and what was unconfirmed before stays unconfirmed', () => {
    const upload = aSending({ unconfirmed: anUnconfirmedSend('a') })
    expect(withheld(upload, { kind: 'cancelled' }).upload.unconfirmed).toEqual(anUnconfirmedSend('a'))
  })
})
