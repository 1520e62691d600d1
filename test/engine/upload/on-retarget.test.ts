import { describe, expect, it } from 'vitest'
import { isAgreedElsewhere, onOutdated, onRetarget, outdated } from '#engine/upload/on-retarget.ts'
import type { Answer } from '#engine/upload/moves.ts'
import { transition } from '#engine/upload/state-machine.ts'
import type { SendAnswer, Upload, UploadState } from '#shared/upload.ts'
import * as given from '../builders.ts'

const elsewhere = { ...given.aStored(), targetId: 7 }
const queued = { kind: 'waiting', untilMs: given.nowMs, fingerprint: given.aFingerprint(), reason: 'queued' } as const

function retargeted(change: Partial<Upload>) {
  return onRetarget(given.anUpload({ stored: elsewhere, ...change }), given.aContext())
}

it('what was agreed with this target, or with none, was not agreed elsewhere', () => {
  const context = given.aContext()
  expect(isAgreedElsewhere(given.anUpload({ stored: given.aStored() }), context)).toBe(false)
  expect(isAgreedElsewhere(given.anUpload({ stored: null }), context)).toBe(false)
  expect(isAgreedElsewhere(given.anUpload({ stored: elsewhere }), context)).toBe(true)
})

describe('a file that was sent elsewhere', () => {
  it('asks for a link with its hash at hand, and replaces nothing', () => {
    const { upload, effect } = retargeted({ state: given.done })
    expect([upload.stored, upload.state, effect]).toEqual([null, { ...queued, next: 'link' }, null])
  })

  it('and is not here any more is only asked about', () => {
    const { upload } = retargeted({ state: given.done, observed: given.absent })
    expect([upload.stored, upload.state]).toEqual([null, { ...queued, next: 'check' }])
  })

  it('and is here to this target, too, stays done', () => {
    const upload = given.anUpload({ state: given.done, stored: given.aStored() })
    expect(onRetarget(upload, given.aContext()).upload).toEqual(upload)
  })
})

describe('what is under way', () => {
  it('is asked to stop while it is sent, and its answer is not believed', () => {
    const { upload, effect } = retargeted({ state: given.sending })
    expect(effect).toEqual({ kind: 'cancel' })
    expect(upload).toMatchObject({ stored: null, state: { kind: 'sending', isOutdated: true } })
  })

  it.each(['linking', 'checking'] as const)('is outdated while %s', (name) => {
    expect(retargeted({ state: given.everyState[name] }).upload.state).toMatchObject({ kind: name, isOutdated: true })
  })

  it('throws a link to the other target away', () => {
    expect(retargeted({ state: given.ready }).upload.state).toEqual({ ...queued, next: 'link' })
  })
})

it('a refusal there says nothing here, but two files of one name are two files of one name', () => {
  expect(retargeted({ state: given.blocked }).upload.state.kind).toBe('settling')
  const collides = { ...given.blocked, reason: 'name_collision' } as const
  expect(retargeted({ state: collides }).upload.state).toEqual(collides)
})

it.each(['settling', 'waiting for a link', 'waiting for a check', 'hashing', 'gone'] as const)(
  'a file that is %s goes on and replaces nothing',
  (name) => {
    const { upload } = retargeted({ state: given.everyState[name] })
    expect([upload.state, upload.stored]).toEqual([given.everyState[name], null])
  },
)

describe('an answer of the earlier target', () => {
  const outdatedSend = { ...given.sending, isOutdated: true } as const

  function answered(state: UploadState, to: Answer): Upload {
    return transition(given.anUpload({ state }), { kind: 'answered', to }, given.aContext()).upload
  }

  function sent(answer: SendAnswer): Upload {
    return answered(outdatedSend, { kind: 'send', answer })
  }

  it('"stored" is no proof', () => {
    const after = sent({ kind: 'stored', contentHash: given.hashOf('a') })
    expect([after.stored, after.unconfirmed, after.state]).toEqual([null, null, { ...queued, next: 'link' }])
  })

  it('leaves a row of the history of what was sent there, and of nothing else', () => {
    const upload = given.anUpload({ state: outdatedSend, linkTries: 2 })
    const rowAfter = (answer: SendAnswer) =>
      onOutdated(upload, outdatedSend, { kind: 'send', answer }, given.aContext({ targetId: 7 }))
    const { sent, upload: after } = rowAfter({ kind: 'stored', contentHash: given.hashOf('a') })
    expect(sent).toMatchObject({ how: 'sent', targetId: 1, destination: '/Team/report.pdf', tries: 2 })
    expect(after.linkTries).toBe(0)
    const at = { destination: '/Team/other', receipt: null, rev: '015f' }
    expect(rowAfter({ kind: 'stored', contentHash: given.hashOf('a'), at }).sent).toMatchObject({
      destination: '/Team/other',
      rev: '015f',
    })
    expect(rowAfter({ kind: 'stored', contentHash: given.hashOf('b') }).sent).toBeNull()
    expect(rowAfter({ kind: 'unanswered', reason: 'timed_out' }).sent).toBeNull()
  })

  it('leaves what may still land known', () => {
    expect(sent({ kind: 'unanswered', reason: 'timed_out' }).unconfirmed?.fingerprint).toEqual(given.aFingerprint())
    expect(sent({ kind: 'stored', contentHash: given.hashOf('b') }).unconfirmed?.fingerprint).toEqual(
      given.aFingerprint(),
    )
    expect(sent({ kind: 'withheld', because: { kind: 'cancelled' } }).unconfirmed).toBeNull()
  })

  it('"it is there already" is no proof', () => {
    const state = { ...given.linking, isOutdated: true } as const
    const answer = { kind: 'stored', destination: '/x', receipt: null, rev: null } as const
    expect(answered(state, { kind: 'link', answer }).state).toEqual({ ...queued, next: 'link' })
  })

  it('"it is there" is no proof', () => {
    const state = { ...given.checking, isOutdated: true } as const
    const answer = { kind: 'present', destination: '/x', receipt: null, rev: null } as const
    expect(answered(state, { kind: 'check', answer }).state).toEqual({ ...queued, next: 'link' })
  })

  it('about a file that changed meanwhile begins with the file', () => {
    const upload = given.anUpload({ state: outdatedSend, observed: given.changedFile })
    const to = { kind: 'send', answer: { kind: 'withheld', because: { kind: 'cancelled' } } } as const
    expect(onOutdated(upload, outdatedSend, to, given.aContext()).upload.state.kind).toBe('settling')
  })

  it('is told apart from an answer of this target', () => {
    expect([outdated(given.sending), outdated(given.hashing), outdated(outdatedSend)]).toEqual([
      null,
      null,
      outdatedSend,
    ])
  })
})
