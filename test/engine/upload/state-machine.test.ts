// What an observation of the folder and a free slot mean for an upload, in each state.
import { describe, expect, it } from 'vitest'
import { newUpload, transition } from '#engine/upload/state-machine.ts'
import type { Observed, Upload } from '#shared/upload.ts'
import {
  absent,
  aFile,
  aGrant,
  anUnconfirmedSend,
  aContext,
  anUpload,
  aFingerprint,
  aStat,
  aStep,
  aStored,
  changedFile,
  everyState,
  hashing,
  hashOf,
  linking,
  nowMs,
  ready,
  settling,
  settlingAnew,
  type StateName,
  stateNames,
  terms,
  unfit,
  url,
} from '../builders.ts'

function inState(name: StateName, change: Partial<Upload> = {}): Upload {
  return anUpload({ unconfirmed: anUnconfirmedSend(), stored: aStored('c'), state: everyState[name], ...change })
}

function see(upload: Upload, observed: Observed) {
  return transition(upload, { kind: 'observed', observed }, aContext())
}

function start(upload: Upload, change = {}) {
  return transition(upload, { kind: 'start' }, aContext(change))
}

function aBlocked(upload: Upload, observed: Observed): Upload {
  const state = { kind: 'blocked', reason: 'symbolic_link', atMs: nowMs } as const
  return { ...upload, observed, absentSinceMs: null, failures: 0, refusals: 0, state }
}

function aGone(upload: Upload): Upload {
  return {
    ...upload,
    observed: absent,
    absentSinceMs: nowMs,
    failures: 0,
    refusals: 0,
    state: { kind: 'gone', atMs: nowMs },
  }
}

describe('a new file', () => {
  it('settles first, from the moment it was seen', () => {
    const state = { kind: 'settling', untilMs: nowMs + 2_000, changingSinceMs: nowMs, reason: 'settling' } as const
    const known = {
      stored: null,
      unconfirmed: null,
      absentSinceMs: null,
      isNewDocument: false,
      failures: 0,
      refusals: 0,
      linkTries: 0,
      unrest: 0,
      changedAtMs: nowMs,
    }
    expect(newUpload('x', aFile(), aContext())).toEqual({
      path: 'x',
      observed: aFile(),
      ...known,
      addedAtMs: nowMs,
      intent: 'go',
      state,
    })
  })

  it('that can never be sent is blocked at once, with the reason', () => {
    const state = { kind: 'blocked', reason: 'symbolic_link', atMs: nowMs }
    expect(newUpload('x', unfit, aContext()).state).toEqual(state)
  })
})

describe('the same look again changes nothing', () => {
  it.each(stateNames)('while %s', (name) => {
    const upload = inState(name)
    const step = see(upload, name === 'gone' ? absent : aFile())
    expect(step).toEqual(aStep(upload))
    expect(step.upload).toBe(upload)
  })
})

describe('a file that changed', () => {
  it.each(['done', 'blocked', 'gone'] as const)('settles anew when it was %s', (name) => {
    const upload = inState(name)
    expect(see(upload, changedFile)).toEqual(aStep(settlingAnew(upload, { observed: changedFile })))
  })

  it.each(['settling', 'in use'] as const)('goes on being restless when it was %s', (name) => {
    const upload = inState(name)
    const after = settlingAnew(upload, { observed: changedFile }, nowMs - 500)
    expect(see(upload, changedFile)).toEqual(aStep(after))
  })

  it.each(['waiting for a link', 'waiting for a check', 'with a link in hand'] as const)(
    'settles anew and the version before is superseded when it was %s',
    (name) => {
      const upload = inState(name)
      const after = settlingAnew(upload, { observed: changedFile })
      expect(see(upload, changedFile)).toEqual(aStep(after, { note: { kind: 'superseded' } }))
    },
  )

  it.each(['hashing', 'sending'] as const)(
    'while %s is asked to stop, and the state stays until the answer',
    (name) => {
      const upload = inState(name)
      const after = { ...upload, observed: changedFile }
      expect(see(upload, changedFile)).toEqual(aStep(after, { effect: { kind: 'cancel' } }))
    },
  )

  it.each(['linking', 'checking'] as const)('while %s is only noted until the answer', (name) => {
    const upload = inState(name)
    expect(see(upload, changedFile)).toEqual(aStep({ ...upload, observed: changedFile }))
  })
})

describe('a file that is no longer there', () => {
  it.each(['settling', 'in use', 'waiting for a link', 'blocked', 'with a link in hand'] as const)(
    'is gone when it was %s, and what was sent of it stays known',
    (name) => {
      const upload = inState(name)
      expect(see(upload, absent)).toEqual(aStep(aGone(upload), { note: { kind: 'removed' } }))
    },
  )

  it.each(['waiting for a check', 'done', 'linking', 'checking'] as const)('stays as it is when it was %s', (name) => {
    const upload = inState(name)
    expect(see(upload, absent)).toEqual(aStep({ ...upload, observed: absent, absentSinceMs: nowMs }))
  })

  it.each(['hashing', 'sending'] as const)('while %s is asked to stop', (name) => {
    const upload = inState(name)
    expect(see(upload, absent)).toEqual(
      aStep({ ...upload, observed: absent, absentSinceMs: nowMs }, { effect: { kind: 'cancel' } }),
    )
  })
})

describe('a path where something stands now that is never sent', () => {
  it.each(['settling', 'in use', 'done', 'blocked', 'gone'] as const)('is blocked when it was %s', (name) => {
    const upload = inState(name)
    expect(see(upload, unfit)).toEqual(aStep(aBlocked(upload, unfit)))
  })

  it.each(['waiting for a link', 'waiting for a check', 'with a link in hand'] as const)(
    'is blocked and its bytes are superseded when it was %s',
    (name) => {
      const upload = inState(name)
      expect(see(upload, unfit)).toEqual(aStep(aBlocked(upload, unfit), { note: { kind: 'superseded' } }))
    },
  )

  it.each(['linking', 'checking'] as const)('waits for the answer while %s', (name) => {
    const upload = inState(name)
    expect(see(upload, unfit)).toEqual(aStep({ ...upload, observed: unfit }))
  })
})

describe('a free slot', () => {
  it.each(['settling', 'in use'] as const)('lets a file that was %s be read', (name) => {
    const upload = inState(name)
    const after: Upload = { ...upload, state: { ...hashing, changingSinceMs: nowMs - 500 } }
    expect(start(upload)).toEqual(aStep(after, { effect: { kind: 'hash', stat: aStat(), mayBeOpen: false } }))
  })

  it('lets a waiting file ask for a link that replaces what is known to be there', () => {
    const upload = inState('waiting for a link')
    const after: Upload = {
      ...upload,
      linkTries: 1,
      state: { kind: 'linking', fingerprint: aFingerprint(), askedAtMs: nowMs, ready: null, isOutdated: false },
    }
    const effect = { kind: 'link', fingerprint: aFingerprint(), replaces: aStored('c') } as const
    expect(start(upload)).toEqual(aStep(after, { effect }))
  })

  it('lets a file that was never stored ask for a link that replaces nothing', () => {
    const { effect } = start(inState('waiting for a link', { stored: null }))
    expect(effect).toEqual({ kind: 'link', fingerprint: aFingerprint(), replaces: null })
  })

  it('lets a check ask about the send that may still land, not about the newer bytes', () => {
    const upload = inState('waiting for a check', {
      unconfirmed: { ...anUnconfirmedSend('b', nowMs), fingerprint: aFingerprint('b', { sizeBytes: 77 }) },
    })
    const after: Upload = { ...upload, state: { kind: 'checking', fingerprint: aFingerprint(), isOutdated: false } }
    const effect = { kind: 'check', contentHash: hashOf('b'), sizeBytes: 77 } as const
    expect(start(upload)).toEqual(aStep(after, { effect }))
  })

  it('lets a check ask about these very bytes when nothing is unconfirmed', () => {
    const { effect } = start(inState('waiting for a check', { unconfirmed: null }))
    expect(effect).toEqual({ kind: 'check', contentHash: hashOf('a'), sizeBytes: 100 })
  })

  it('lets a file with a link in hand be sent', () => {
    const upload = inState('with a link in hand')
    const after: Upload = {
      ...upload,
      state: { kind: 'sending', fingerprint: aFingerprint(), terms, targetId: 1, isOutdated: false },
    }
    expect(start(upload)).toEqual(
      aStep(after, { effect: { kind: 'send', fingerprint: aFingerprint(), grant: aGrant } }),
    )
  })

  it.each(['linking', 'hashing', 'sending', 'checking', 'done', 'blocked', 'gone'] as const)(
    'means nothing while %s',
    (name) => {
      const upload = inState(name)
      expect(start(upload)).toEqual(aStep(upload))
    },
  )
})

describe('a file above the limit', () => {
  it('is blocked as too large before it is read', () => {
    const upload = anUpload({ observed: aFile({ sizeBytes: 101 }) })
    const after: Upload = { ...upload, state: { kind: 'blocked', reason: 'too_large', atMs: nowMs } }
    const note = { kind: 'blocked', reason: 'too_large' } as const
    expect(start(upload, { mostBytes: 100 })).toEqual(aStep(after, { note }))
  })

  it('is read when it has exactly the size of the limit', () => {
    expect(start(anUpload(), { mostBytes: 100 }).effect).toEqual({ kind: 'hash', stat: aStat(), mayBeOpen: false })
  })
})

describe('a slot for what is no regular file', () => {
  it('finds it gone when it is absent', () => {
    const upload = anUpload({ observed: absent })
    expect(start(upload)).toEqual(aStep(aGone(upload), { note: { kind: 'removed' } }))
  })

  it('finds it blocked when it can never be sent', () => {
    const upload = anUpload({ observed: unfit })
    expect(start(upload)).toEqual(aStep(aBlocked(upload, unfit)))
  })
})

describe('a link in hand', () => {
  function withLink(heldMs: number, lifeMs: number): Upload {
    const grant = { url, ...terms, expiresAtMs: nowMs + lifeMs }
    return anUpload({ state: { ...linking, ready: { grant, sinceMs: nowMs - heldMs } } })
  }

  it.each([
    ['held for 20 s', 20_000, 300_000],
    ['with 5 s to live', 0, 5_000],
  ])('is used when it is %s', (_, heldMs, lifeMs) => {
    expect(start(withLink(heldMs, lifeMs)).effect?.kind).toBe('send')
  })

  it.each([
    ['was held for more than 20 s', 20_001, 300_000],
    ['has less than 5 s to live', 0, 4_999],
  ])('is thrown away when it %s, and another one is asked for', (_, heldMs, lifeMs) => {
    const upload = withLink(heldMs, lifeMs)
    const { effect, upload: after } = start(upload)
    expect(effect).toBeNull()
    expect(after.state).toMatchObject({
      kind: 'waiting',
      next: 'link',
      fingerprint: aFingerprint(),
      reason: 'link_expired',
    })
  })

  it('is thrown away when the file is another by now', () => {
    const upload = anUpload({ observed: changedFile, state: ready })
    expect(start(upload)).toEqual(aStep(settlingAnew(upload)))
  })
})

it('restlessness is counted from its beginning, however often the file changes', () => {
  const first = anUpload({ state: { ...settling, changingSinceMs: 17 } })
  const second = see(first, changedFile).upload
  const third = see(second, aFile({ sizeBytes: 101 })).upload
  expect(third.state).toMatchObject({ kind: 'settling', changingSinceMs: 17 })
})
