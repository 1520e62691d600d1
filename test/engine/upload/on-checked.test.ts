// What follows when the company server answered "is it there?".
import { describe, expect, it } from 'vitest'
import { onChecked } from '#engine/upload/on-checked.ts'
import { diagnosisCodes } from '#shared/contract/link-api.ts'
import { isBlockedReason } from '#shared/reasons.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { CheckAnswer, Upload, UploadState } from '#shared/upload.ts'
import {
  absent,
  agreed,
  anUnconfirmedSend,
  aContext,
  anUpload,
  aFingerprint,
  aSent,
  aStep,
  aStored,
  changedFile,
  checking,
  hashOf,
  nowMs,
  serverIsWell,
  settlingAnew,
} from '../builders.ts'

const destination = '/Team/report.pdf'
const present: CheckAnswer = { kind: 'present', destination, receipt: null, rev: null }
const notThere: CheckAnswer = { kind: 'absent', diagnosis: null }
const notFound = { kind: 'not_found', diagnosis: null } as const
const found = { kind: 'found', contentHash: hashOf('a'), destination } as const

function answered(upload: Upload, answer: CheckAnswer) {
  return onChecked(upload, aFingerprint(), answer, aContext())
}

function aChecking(change: Partial<Upload> = {}): Upload {
  return anUpload({ state: checking, unconfirmed: anUnconfirmedSend('a'), ...change })
}

function waiting(next: 'link' | 'check', reason: WaitingReason, untilMs = nowMs): UploadState {
  return { kind: 'waiting', untilMs, next, fingerprint: aFingerprint(), reason }
}

describe('a web page for this file alone', () => {
  it('is asked again later, and what may still land is not forgotten', () => {
    const upload = aChecking({ failures: 0 })
    const after: Upload = { ...upload, failures: 1, state: waiting('check', 'intercepted', nowMs + 750) }
    const note = { kind: 'setback', reason: 'intercepted' } as const
    expect(answered(upload, { kind: 'intercepted' })).toEqual(aStep(after, { note, signal: serverIsWell }))
  })
})

describe('bytes that are there', () => {
  it('make the upload done', () => {
    const upload = aChecking()
    const state = { kind: 'done', atMs: nowMs } as const
    const after: Upload = { ...upload, stored: aStored(), unconfirmed: null, failures: 0, refusals: 0, state }
    expect(answered(upload, present)).toEqual(aStep(after, { note: found, signal: serverIsWell }))
  })

  it('make the upload done also when nothing was unconfirmed any more', () => {
    expect(answered(aChecking({ unconfirmed: null }), present).upload.state.kind).toBe('done')
  })

  it('are remembered although the file is another by now', () => {
    const upload = aChecking({ observed: changedFile })
    const after = settlingAnew(upload, { stored: aStored(), unconfirmed: null })
    expect(answered(upload, present)).toEqual(aStep(after, { note: found, signal: serverIsWell }))
  })

  it('leave a file that was moved away known as sent', () => {
    const { upload } = answered(aChecking({ observed: absent }), present)
    expect(upload).toMatchObject({ stored: aStored(), state: { kind: 'done' } })
  })
})

describe('an older version that landed', () => {
  const unconfirmed = anUnconfirmedSend('b')
  const landed = { kind: 'found', contentHash: hashOf('b'), destination } as const
  const sent = aSent(aChecking(), landed)

  it('is what the new one replaces, with a link asked for now', () => {
    const upload = aChecking({ unconfirmed, stored: aStored('c') })
    const after: Upload = {
      ...upload,
      stored: agreed(unconfirmed.fingerprint),
      unconfirmed: null,
      state: waiting('link', 'queued'),
    }
    expect(answered(upload, present)).toEqual(aStep(after, { signal: serverIsWell, sent }))
  })

  it('is remembered when the file changed once more', () => {
    const upload = aChecking({ unconfirmed, observed: changedFile })
    const after = settlingAnew(upload, { stored: agreed(unconfirmed.fingerprint), unconfirmed: null })
    expect(answered(upload, present)).toEqual(aStep(after, { signal: serverIsWell, sent }))
  })
})

it('bytes of a document whose name another one had meanwhile are sent, and what follows replaces nothing of them', () => {
  const upload = aChecking({ observed: absent, isNewDocument: true, state: { ...checking, isOfEarlier: true } })
  const after = answered(upload, present).upload
  expect(after).toMatchObject({ state: { kind: 'done' }, stored: aStored(), isNewDocument: true })
  expect(answered({ ...upload, state: checking }, present).upload.isNewDocument).toBe(false)
})

describe('bytes that are at another place than a send of them leads to', () => {
  const open = { ...anUnconfirmedSend('a'), place: '/Team/report (from kim).pdf' }

  it('make the upload done, and the send may still land', () => {
    const { upload } = answered(aChecking({ unconfirmed: open }), present)
    expect(upload).toMatchObject({ state: { kind: 'done' }, stored: aStored(), unconfirmed: open })
  })

  it('do not let a newer version go before that send has ended', () => {
    const unconfirmed = { ...open, fingerprint: aFingerprint('b') }
    const upload = aChecking({ unconfirmed, stored: aStored('c') })
    const state = waiting('check', 'earlier_send_open', nowMs + 3_000)
    expect(answered(upload, present)).toEqual(
      aStep({ ...upload, failures: upload.failures + 1, state }, { signal: serverIsWell }),
    )
    const over = { ...unconfirmed, untilMs: nowMs }
    expect(answered({ ...upload, unconfirmed: over }, present).upload.state).toEqual(waiting('link', 'queued'))
  })
})

describe('bytes that are not there', () => {
  it.each([['not there', notThere] as const, ['not known', { kind: 'unknown' }] as const])(
    'are sent again when they are %s, and the send before may still land',
    (_, answer) => {
      const upload = aChecking()
      const after: Upload = { ...upload, state: waiting('link', 'queued') }
      expect(answered(upload, answer)).toEqual(aStep(after, { note: notFound, signal: serverIsWell }))
    },
  )

  it('can no longer land after their time', () => {
    const upload = aChecking({ unconfirmed: anUnconfirmedSend('a', nowMs) })
    const after: Upload = { ...upload, unconfirmed: null, state: waiting('link', 'queued') }
    expect(answered(upload, notThere)).toEqual(aStep(after, { note: notFound, signal: serverIsWell }))
  })

  it.each([
    ["is noted by the server's clock when it was not known", null, nowMs + 3_660_000],
    ['stays as it was noted', nowMs + 3_600_000 + 30_000, nowMs + 3_600_000 + 30_000],
    ["is noted anew when the server's clock was wrong", nowMs + 31_536_000_000, nowMs + 3_660_000],
  ])('may land until an end that %s', (_, serverUntilMs, believedMs) => {
    const unconfirmed = { ...anUnconfirmedSend('a', nowMs + 60_000), serverUntilMs }
    const { upload } = onChecked(
      aChecking({ unconfirmed }),
      aFingerprint(),
      notThere,
      aContext({ serverAheadMs: 3_600_000 }),
    )
    expect(upload.unconfirmed).toEqual({ ...unconfirmed, serverUntilMs: believedMs })
  })

  it('are not asked for when the file changed meanwhile', () => {
    const upload = aChecking({ observed: changedFile })
    expect(answered(upload, notThere)).toEqual(aStep(settlingAnew(upload), { note: notFound, signal: serverIsWell }))
  })

  it('of a file that changed are forgotten after their time', () => {
    const upload = aChecking({ observed: changedFile, unconfirmed: anUnconfirmedSend('a', nowMs) })
    expect(answered(upload, notThere).upload).toEqual(settlingAnew(upload, { unconfirmed: null }))
  })

  it('of a file that was removed leave nothing but the send that may still land', () => {
    const upload = aChecking({ observed: absent })
    const after: Upload = { ...upload, failures: 0, refusals: 0, state: { kind: 'gone', atMs: nowMs } }
    expect(answered(upload, notThere)).toEqual(aStep(after, { note: notFound, signal: serverIsWell }))
  })
})

describe('different bytes are not sent while an older send may still land', () => {
  it.each([
    ['asked about again at growing intervals', 60_000, 2, 3_000],
    ['asked about more rarely the more often it was asked', 60_000, 4, 12_000],
    ['asked about at the latest when it can no longer land', 2_999, 2, 2_999],
  ])('it is %s', (_, lifeMs, failures, delayMs) => {
    const upload = aChecking({ unconfirmed: anUnconfirmedSend('b', nowMs + lifeMs), failures, refusals: 5 })
    const state = waiting('check', 'earlier_send_open', nowMs + delayMs)
    expect(answered(upload, notThere)).toEqual(
      aStep({ ...upload, failures: failures + 1, state }, { signal: serverIsWell }),
    )
  })

  it('and are sent when it can land no more', () => {
    const upload = aChecking({ unconfirmed: anUnconfirmedSend('b', nowMs) })
    const after: Upload = { ...upload, unconfirmed: null, state: waiting('link', 'queued') }
    expect(answered(upload, notThere)).toEqual(aStep(after, { signal: serverIsWell }))
  })
})

describe('giving up', () => {
  const persons = diagnosisCodes.flatMap((code) => (isBlockedReason(code) ? [code] : []))

  function isBlockedWith(reason: Extract<UploadState, { kind: 'blocked' }>['reason'], upload: Upload) {
    const after: Upload = { ...upload, state: { kind: 'blocked', reason, atMs: nowMs } }
    return aStep(after, { note: { kind: 'blocked', reason }, signal: serverIsWell })
  }

  it.each([notThere, { kind: 'unknown' }] as const)('comes with the fifth refusal nobody can explain', (answer) => {
    const [fourth, fifth] = [aChecking({ refusals: 4 }), aChecking({ refusals: 5 })]
    expect(answered(fourth, answer).upload.state).toEqual(waiting('link', 'queued'))
    expect(answered(fifth, answer)).toEqual(isBlockedWith('dropbox_refused', fifth))
  })

  it.each(persons)('comes with the third refusal that was diagnosed as %s', (diagnosis) => {
    const [second, third] = [aChecking({ refusals: 2 }), aChecking({ refusals: 3 })]
    const after: Upload = { ...second, state: waiting('link', 'queued') }
    const note = { kind: 'not_found', diagnosis } as const
    expect(answered(second, { kind: 'absent', diagnosis })).toEqual(aStep(after, { note, signal: serverIsWell }))
    expect(answered(third, { kind: 'absent', diagnosis })).toEqual(isBlockedWith(diagnosis, third))
  })

  it('keeps the diagnosis of the last refusal', () => {
    const upload = aChecking({ refusals: 5 })
    const answer: CheckAnswer = { kind: 'absent', diagnosis: 'folder_read_only' }
    expect(answered(upload, answer)).toEqual(isBlockedWith('folder_read_only', upload))
  })

  it('forgets a send that can land no more', () => {
    const upload = aChecking({ refusals: 5, unconfirmed: anUnconfirmedSend('a', nowMs) })
    expect(answered(upload, notThere).upload.unconfirmed).toBeNull()
  })

  it('does not come while the older version is the question', () => {
    const upload = aChecking({ refusals: 5, unconfirmed: anUnconfirmedSend('b') })
    expect(answered(upload, notThere).upload.state.kind).toBe('waiting')
  })
})

describe('a trouble of the whole account', () => {
  it.each(['dropbox_full', 'dropbox_busy'] as const)('%s holds the queue and is the reason shown', (diagnosis) => {
    const upload = aChecking()
    const state = {
      kind: 'waiting',
      untilMs: nowMs,
      next: 'link',
      fingerprint: aFingerprint(),
      reason: diagnosis,
    } as const
    const signal = { kind: 'down', side: 'dropbox', reason: diagnosis, afterMs: null } as const
    const note = { kind: 'not_found', diagnosis } as const
    expect(answered(upload, { kind: 'absent', diagnosis })).toEqual(
      aStep({ ...upload, refusals: 0, state }, { note, signal }),
    )
  })

  it.each([3, 5, 50])('is no reason to give up a file, be it after %i refusals', (refusals) => {
    const { upload } = answered(aChecking({ refusals }), { kind: 'absent', diagnosis: 'dropbox_full' })
    expect(upload).toMatchObject({ state: { kind: 'waiting', next: 'link', reason: 'dropbox_full' } })
    // The refusal that led to this check was the account's, not the file's.
    expect(upload.refusals).toBe(refusals - 1)
  })
})

describe('a server that cannot answer now', () => {
  it('holds the queue, and the upload asks again after a short backoff', () => {
    const upload = aChecking()
    const signal = { kind: 'down', side: 'server', reason: 'server_error', afterMs: 9_000 } as const
    const state: UploadState = {
      kind: 'waiting',
      untilMs: nowMs + 3_000,
      next: 'check',
      fingerprint: aFingerprint(),
      reason: 'server_error',
    }
    const answer: CheckAnswer = { kind: 'later', reason: 'server_error', afterMs: 9_000 }
    expect(answered(upload, answer)).toEqual(aStep({ ...upload, failures: 3, state }, { signal }))
  })

  it('does not make one upload wait longer than the queue looks at the world', () => {
    const { upload } = answered(aChecking({ failures: 15 }), { kind: 'later', reason: 'server_error', afterMs: null })
    expect(upload.state).toMatchObject({ untilMs: nowMs + 45_000 })
  })
})
