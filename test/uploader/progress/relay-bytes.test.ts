// What the company server has of files that go through it.
import { expect, it } from 'vitest'
import { keptRelaysText, parseKeptRelays } from '#shared/contract/kept-relays.ts'
import { RelayBytes } from '#uploader/progress/relay-bytes.ts'
import type { SendProgress } from '#shared/rows/send-progress.ts'
import type { Intent, UploadState } from '#shared/upload.ts'
import { done, sending } from '../../engine/builders.ts'

const relay: UploadState = { ...sending, terms: { ...sending.terms, way: 'relay' } }
const waits: UploadState = {
  kind: 'waiting',
  untilMs: 9,
  next: 'link',
  fingerprint: sending.fingerprint,
  reason: 'offline',
}

it('is what a relay began with, while it is under way, while it waits, and after its file has arrived', () => {
  const relays = new RelayBytes()
  const states = new Map<string, UploadState>([
    ['film', relay],
    ['tape', relay],
    ['note', sending],
  ])
  const note = (filesLeft: number, ...sent: [string, number][]) => {
    const progress = new Map(sent.map(([path, sentBytes]) => [path, { sentBytes, step: null }]))
    const uploadOf = (path: string) => ({ state: states.get(path) ?? waits, intent: 'go' }) as const
    const { resumedBytes, restingBytes } = relays.note({ progress, uploadOf, filesLeft, targetId: 1, nowMs: 0 })
    return [resumedBytes, restingBytes]
  }
  expect(note(3, ['note', 9])).toEqual([0, 0])
  expect(note(3, ['film', 500], ['note', 99])).toEqual([500, 0])
  expect(note(3, ['film', 600], ['tape', 0])).toEqual([500, 0])
  // It broke: what arrived is there, and not sent a second time.
  states.set('film', waits)
  expect(note(3, ['tape', 50])).toEqual([500, 600])
  expect([relays.restingBytes('film', waits, 1), relays.restingBytes('note', waits, 1)]).toEqual([600, null])
  states.set('film', relay)
  expect(note(3, ['film', 600], ['tape', 60])).toEqual([500, 0])
  // It begins anew.
  expect(note(3, ['film', 0])).toEqual([0, 60])
  expect(note(3, ['film', 700])).toEqual([0, 60])
  states.set('film', done)
  expect(note(2, ['tape', 70])).toEqual([0, 0])
  // It changed: what arrived is of no use.
  states.set('tape', { ...waits, fingerprint: { ...waits.fingerprint, contentHash: 'f'.repeat(64) } })
  expect(note(1)).toEqual([0, 0])
  expect(note(0)).toEqual([0, 0])
})

const life = 1_000

/** The film of 1000 bytes in the queue of a run, told moment by moment. */
function aRun(relays: RelayBytes) {
  const expiresAtMs = life
  const film: UploadState = { ...sending, terms: { ...sending.terms, way: 'relay', expiresAtMs } }
  return {
    /** Answers what of the film counts as done, and how many of these bytes nobody sent at this pace. */
    pass(how: { state?: UploadState; sent?: SendProgress; intent?: Intent; nowMs?: number; targetId?: number }) {
      const { intent = 'go', nowMs = 0, sent, state = sent === undefined ? waits : film, targetId = 1 } = how
      const progress = new Map(sent === undefined ? [] : [['film', sent]])
      const uploadOf = (path: string) => (path === 'film' ? { state, intent } : null)
      const sums = relays.note({ progress, uploadOf, filesLeft: 1, targetId, nowMs })
      const shown = sent === undefined ? sums.restingBytes : relays.shown('film', sent).sentBytes
      return [shown, sums.resumedBytes]
    },
  }
}

const told = (sentBytes: number, arrivedBytes: number): SendProgress => ({ sentBytes, arrivedBytes, step: null })

it('is shown from the first moment after a restart, and does not go back when the relay goes on', () => {
  const before = new RelayBytes()
  const run = aRun(before)
  expect(run.pass({ sent: told(0, 0) })).toEqual([0, 0])
  expect(run.pass({ sent: told(460, 400) })).toEqual([460, 0])
  // The program is killed and started again.
  const kept = parseKeptRelays(keptRelaysText(before.kept()), 500)
  const after = new RelayBytes(kept)
  const again = aRun(after)
  expect(after.restingBytes('film', waits, 1)).toBe(400)
  expect(again.pass({})).toEqual([460, 460])
  expect(again.pass({ sent: told(400, 400) })).toEqual([460, 460])
  expect(again.pass({ sent: told(450, 400) })).toEqual([460, 460])
  expect(again.pass({ sent: told(700, 600) })).toEqual([700, 460])
  // What a row showed between two moments counts as well.
  after.shown('film', told(720, 600))
  // A break: what was on its way is sent again, and does not count back.
  expect(again.pass({ sent: told(600, 600) })).toEqual([720, 460])
  // It begins anew, which nobody hides.
  expect(again.pass({ sent: told(0, 0) })).toEqual([0, 0])
})

it('counts nowhere while a person holds its file back, and is still known', () => {
  const relays = new RelayBytes()
  const run = aRun(relays)
  run.pass({ sent: told(300, 300) })
  expect(run.pass({ intent: 'pause' })).toEqual([0, 0])
  expect(relays.restingBytes('film', waits, 1)).toBe(300)
  expect(run.pass({})).toEqual([300, 300])
})

it('is known no longer than the server keeps it, and of no other server', () => {
  const relays = new RelayBytes()
  const run = aRun(relays)
  run.pass({ sent: told(300, 300) })
  // Each piece gives the relay its whole life again.
  run.pass({ sent: told(400, 400), nowMs: 900 })
  expect(run.pass({ nowMs: 1_800 })).toEqual([400, 300])
  const text = keptRelaysText(relays.kept())
  expect([parseKeptRelays(text, 1_800).length, parseKeptRelays(text, 1_900).length]).toEqual([1, 0])
  expect(run.pass({ nowMs: 1_900 })).toEqual([0, 0])
  run.pass({ sent: told(400, 400) })
  expect(relays.restingBytes('film', waits, 2)).toBeNull()
  expect(run.pass({ targetId: 2 })).toEqual([0, 0])
  expect(relays.kept()).toEqual([])
})
