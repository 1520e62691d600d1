// What a person's intent, better news and a name held by another mean for an upload, in each state.
import { describe, expect, it } from 'vitest'
import { transition } from '#engine/upload/state-machine.ts'
import type { Answer } from '#engine/upload/moves.ts'
import type { Upload } from '#shared/upload.ts'
import {
  absent,
  anUnconfirmedSend,
  aContext,
  anUpload,
  aFingerprint,
  aStep,
  aStored,
  everyState,
  inUse,
  nowMs,
  settlingAnew,
  stateNames,
  terms,
  unfit,
  url,
  waitingForCheck,
  waitingForLink,
} from '../builders.ts'

function retry(upload: Upload) {
  return transition(upload, { kind: 'retry' }, aContext())
}

function reconsider(upload: Upload) {
  return transition(upload, { kind: 'reconsider' }, aContext())
}

describe('a person who wants another try', () => {
  it('gets a blocked file read again without a quiet time', () => {
    const upload = anUpload({ state: everyState.blocked, unconfirmed: anUnconfirmedSend(), stored: aStored('c') })
    const state = { kind: 'settling', untilMs: nowMs, changingSinceMs: nowMs, reason: 'settling' } as const
    const after: Upload = { ...upload, failures: 0, refusals: 0, state }
    expect(retry(upload)).toEqual(aStep(after, { note: { kind: 'retried' } }))
  })

  it.each([
    ['a link', waitingForLink],
    ['a check', waitingForCheck],
  ] as const)('ends a wait for %s and its counters', (_, state) => {
    const upload = anUpload({ state, unconfirmed: anUnconfirmedSend() })
    const after: Upload = { ...upload, failures: 0, refusals: 0, state: { ...state, untilMs: nowMs } }
    expect(retry(upload)).toEqual(aStep(after, { note: { kind: 'retried' } }))
  })

  it('gets a file that could not be read looked at now', () => {
    const upload = anUpload({ state: inUse })
    expect(retry(upload)).toEqual(aStep({ ...upload, state: { ...inUse, untilMs: nowMs } }))
  })

  it.each(['settling', 'hashing', 'linking', 'with a link in hand', 'sending', 'checking', 'done', 'gone'] as const)(
    'changes nothing for a file that is %s',
    (name) => {
      const upload = anUpload({ state: everyState[name] })
      expect(retry(upload)).toEqual(aStep(upload))
    },
  )

  it('cannot make a thing that is never sent a file', () => {
    const upload = anUpload({ observed: unfit, state: everyState.blocked })
    const state = { kind: 'blocked', reason: 'symbolic_link', atMs: nowMs } as const
    const after: Upload = { ...upload, failures: 0, refusals: 0, state }
    expect(retry(upload)).toEqual(aStep(after, { note: { kind: 'retried' } }))
  })
})

describe('better news', () => {
  it('lets a blocked file settle anew', () => {
    const upload = anUpload({ state: everyState.blocked })
    expect(reconsider(upload)).toEqual(aStep(settlingAnew(upload)))
  })

  it('lets a blocked file that was removed meanwhile be gone', () => {
    const upload = anUpload({ state: everyState.blocked, observed: absent })
    expect(reconsider(upload).upload.state).toEqual({ kind: 'gone', atMs: nowMs })
  })

  it('ends a wait but forgets no failure', () => {
    const upload = anUpload({ state: waitingForLink })
    expect(reconsider(upload)).toEqual(aStep({ ...upload, state: { ...waitingForLink, untilMs: nowMs } }))
  })

  it('leaves a wait alone that is over already', () => {
    const upload = anUpload({ state: { ...waitingForLink, untilMs: nowMs } })
    const step = reconsider(upload)
    expect(step).toEqual(aStep(upload))
    expect(step.upload).toBe(upload)
  })

  it.each(stateNames.filter((name) => name !== 'blocked' && !name.startsWith('waiting')))(
    'changes nothing for a file that is %s',
    (name) => {
      const upload = anUpload({ state: everyState[name] })
      expect(reconsider(upload)).toEqual(aStep(upload))
    },
  )
})

describe('a name that another file holds', () => {
  it.each(['settling', 'in use', 'waiting for a link', 'waiting for a check'] as const)('blocks a file %s', (name) => {
    const upload = anUpload({ state: everyState[name], unconfirmed: anUnconfirmedSend() })
    const after: Upload = { ...upload, state: { kind: 'blocked', reason: 'name_collision', atMs: nowMs } }
    expect(transition(upload, { kind: 'collides' }, aContext())).toEqual(aStep(after))
  })
})

describe('an answer nobody asked for is a bug and says so', () => {
  const answers: readonly Answer[] = [
    { kind: 'hash', answer: { kind: 'hashed', fingerprint: aFingerprint() } },
    { kind: 'link', answer: { kind: 'granted', grant: { url, ...terms, expiresAtMs: nowMs + 300_000 } } },
    { kind: 'send', answer: { kind: 'stored', contentHash: aFingerprint().contentHash } },
    { kind: 'check', answer: { kind: 'present', destination: '/x', receipt: null, rev: null } },
    { kind: 'move', answer: { kind: 'later', because: 'not_now' } },
  ]
  const awaitedBy = { hash: 'hashing', link: 'linking', send: 'sending', check: 'checking', move: 'moving' } as const
  const misplaced = answers.flatMap((to) =>
    stateNames
      .filter((name) => everyState[name].kind !== awaitedBy[to.kind])
      .map((name) => ({ kind: to.kind, name, to })),
  )

  it.each(misplaced)('$kind while $name', ({ name, to }) => {
    const upload = anUpload({ state: everyState[name] })
    const act = () => transition(upload, { kind: 'answered', to }, aContext())
    expect(act).toThrow(`answer to ${to.kind} while ${everyState[name].kind}`)
  })

  it('and the complaint names no link', () => {
    const upload = anUpload({ state: everyState['with a link in hand'] })
    const to: Answer = { kind: 'send', answer: { kind: 'spent' } }
    expect(() => transition(upload, { kind: 'answered', to }, aContext())).not.toThrow(url)
  })

  it.each([
    ['hash', 'hashing', answers[0]],
    ['link', 'linking', answers[1]],
    ['send', 'sending', answers[2]],
    ['check', 'checking', answers[3]],
    ['move', 'moving', answers[4]],
  ] as const)('but the answer to %s is taken while %s', (_, name, to) => {
    if (to === undefined) throw new Error('the table has a hole')
    const upload = anUpload({ state: everyState[name] })
    expect(transition(upload, { kind: 'answered', to }, aContext()).upload).not.toBe(upload)
  })
})
