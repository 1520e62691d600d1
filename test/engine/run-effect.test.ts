// One effect becomes one call of a port, and whatever comes of it an answer.
import { describe, expect, it } from 'vitest'
import { createCancel } from '#engine/cancel.ts'
import { runEffect } from '#engine/run-effect.ts'
import type { Ports } from '#engine/ports.ts'
import type { Effect } from '#engine/upload/moves.ts'
import type { MoveAnswer } from '#engine/ports.ts'
import type { CheckAnswer, HashAnswer, LinkAnswer, SendAnswer } from '#shared/upload.ts'
import { anUpload, aFingerprint, aStat, aStored, hashOf, nowMs, aGrant, terms, url } from './builders.ts'

type Work = Exclude<Effect, { kind: 'cancel' }>

const works = {
  hash: { kind: 'hash', stat: aStat(), mayBeOpen: false },
  link: { kind: 'link', fingerprint: aFingerprint(), replaces: aStored('c') },
  send: { kind: 'send', fingerprint: aFingerprint(), grant: aGrant },
  check: { kind: 'check', contentHash: hashOf('a'), sizeBytes: 7 },
  move: {
    kind: 'move',
    ask: { path: 'a/report.pdf', fingerprint: aFingerprint(), to: 'sent', turn: 1, isBegun: false },
  },
} as const satisfies Record<string, Work>

const hashed: HashAnswer = { kind: 'hashed', fingerprint: aFingerprint() }
const granted: LinkAnswer = { kind: 'granted', grant: { url, ...terms, expiresAtMs: nowMs } }
const spent: SendAnswer = { kind: 'spent' }
const unknown: CheckAnswer = { kind: 'unknown' }
const aMove: MoveAnswer = { kind: 'moved', where: 'Sent/report.pdf' }

/** Ports that answer at once; `fail` is thrown instead, where given. */
function portsThat(fail: Error | null) {
  const calls: unknown[][] = []
  const alarms: string[] = []
  function called<T>(name: string, answer: T, ...rest: unknown[]): Promise<T> {
    calls.push([name, ...rest])
    return fail === null ? Promise.resolve(answer) : Promise.reject(fail)
  }
  const ports: Ports = {
    clock: { now: () => nowMs, jitter: () => 0, wakeAt: () => {} },
    hasher: { hash: (...rest) => called('hash', hashed, ...rest) },
    links: {
      link: (...rest) => called('link', granted, ...rest),
      check: (...rest) => called('check', unknown, ...rest),
    },
    transport: {
      send(ask, onBytes, signal) {
        onBytes(42)
        return called('send', spent, ask, signal)
      },
    },
    originals: { move: (...rest) => called('move', aMove, ...rest) },
    ledger: { load: () => Promise.resolve([]), save: () => Promise.resolve({ kind: 'saved' }) },
    log: { alarm: (text) => void alarms.push(text) },
  }
  return { ports, calls, alarms }
}

async function act(effect: Work, fail: Error | null = null) {
  const { ports, calls, alarms } = portsThat(fail)
  const bytes: number[] = []
  const signal = createCancel().signal
  const performed = await runEffect(ports, anUpload(), effect, (sentBytes) => void bytes.push(sentBytes), signal)
  return { performed, calls, alarms, bytes, signal }
}

describe('each effect is one call of its port', () => {
  const path = 'a/report.pdf'

  it('reading', async () => {
    const { performed, calls, signal } = await act(works.hash)
    expect(calls).toEqual([['hash', { path, stat: aStat(), mayBeOpen: false }, signal]])
    expect(performed).toEqual({ path, answer: { kind: 'hash', answer: hashed } })
  })

  it('asking for a link', async () => {
    const { performed, calls, signal } = await act(works.link)
    expect(calls).toEqual([['link', { path, fingerprint: aFingerprint(), replaces: aStored('c') }, signal]])
    expect(performed).toEqual({ path, answer: { kind: 'link', answer: granted } })
  })

  it('sending, which tells how far it is', async () => {
    const { performed, calls, bytes, signal } = await act(works.send)
    expect(calls).toEqual([['send', { grant: aGrant, path, fingerprint: aFingerprint() }, signal]])
    expect([performed, bytes]).toEqual([{ path, answer: { kind: 'send', answer: spent } }, [42]])
  })

  it('checking', async () => {
    const { performed, calls, signal } = await act(works.check)
    expect(calls).toEqual([['check', { path, contentHash: hashOf('a'), sizeBytes: 7 }, signal]])
    expect(performed).toEqual({ path, answer: { kind: 'check', answer: unknown } })
  })
})

describe('a port that fails is a bug: an alarm, and the answer that claims least', () => {
  const later = { kind: 'later', reason: 'bad_answer', afterMs: null }

  it.each([
    ['reading', works.hash, { kind: 'unreadable', reason: 'read_error' }],
    ['asking for a link', works.link, later],
    ['sending', works.send, { kind: 'unanswered', reason: 'outcome_unknown' }],
    ['checking', works.check, later],
  ])('%s', async (_, effect, answer) => {
    const { performed, alarms } = await act(effect, new TypeError('no such thing'))
    expect(performed.answer).toEqual({ kind: effect.kind, answer })
    expect(alarms).toEqual([`a port failed during ${effect.kind}: TypeError`])
  })

  it('the alarm repeats no text of the error, which may hold a link', async () => {
    const { alarms } = await act(works.send, new Error(`cannot post to ${url}`))
    expect(alarms).toEqual(['a port failed during send: Error'])
  })

  it('a port that throws before it promises anything is no worse', async () => {
    const { ports, alarms } = portsThat(null)
    const folder = {
      hash(): Promise<HashAnswer> {
        throw new RangeError('at once')
      },
    }
    const signal = createCancel().signal
    const { answer } = await runEffect({ ...ports, hasher: folder }, anUpload(), works.hash, () => {}, signal)
    expect(answer).toEqual({ kind: 'hash', answer: { kind: 'unreadable', reason: 'read_error' } })
    expect(alarms).toEqual(['a port failed during hash: RangeError'])
  })
})
