// One file through one relay, over a network that answers what the test says.
import { expect, it } from 'vitest'
import { sendRelay } from '#adapters/transfer/relay/send-relay.ts'
import type { FileStop, RelayCalls, RelayFile } from '#adapters/transfer/relay/send-relay.ts'
import type { FinishAnswer, PieceAnswer } from '#adapters/transfer/relay/answers.ts'
import type { RelayGrant } from '#shared/grant.ts'
import type { OnSendProgress } from '#shared/rows/send-progress.ts'

const grant: RelayGrant = {
  way: 'relay',
  id: 'r',
  offset: 0,
  pieceBytes: 4,
  checksum: 'sha256',
  expiresAtMs: 600_000,
  destination: null,
  receipt: null,
}
const stored: FinishAnswer = { kind: 'stored', contentHash: 'f', at: { destination: '/a', receipt: null, rev: null } }
const changed: FileStop = { kind: 'stop', because: { kind: 'source', observed: { kind: 'absent' } } }

type Course = {
  readonly offset?: number
  readonly answers?: readonly PieceAnswer[]
  readonly looks?: readonly number[]
  readonly finishes?: readonly FinishAnswer[]
  readonly verify?: FileStop | null
  readonly nowMs?: number
  /** Aborts before this entry of the story. */
  readonly abortAt?: string
}

/** Sends 10 bytes in pieces of 4. Answers what came of it, and what happened. */
async function send(course: Course) {
  const story: string[] = []
  const [answers, looks, finishes] = [course.answers ?? [], course.looks ?? [], course.finishes ?? [stored]].map(
    (all) => [...all],
  ) as [PieceAnswer[], number[], FinishAnswer[]]
  const cancel = new AbortController()
  const tell = (what: string): void => {
    story.push(what)
    if (what === course.abortAt) cancel.abort()
  }
  let at = 0
  const file: RelayFile<string> = {
    async read(end) {
      const start = at
      at = end
      tell(`read ${start}-${end}`)
      return { kind: 'piece', start, end, bytes: 'x' }
    },
    async verify() {
      tell('verify')
      return course.verify ?? null
    },
  }
  const calls: RelayCalls<string> = {
    async append(_id, { start, end }) {
      tell(`piece ${start}-${end}`)
      return answers.shift() ?? { kind: 'taken', offset: end }
    },
    async look() {
      tell('look')
      return { kind: 'at', offset: looks.shift() ?? 0 }
    },
    async finish() {
      tell('finish')
      return finishes.shift() ?? stored
    },
    giveUp: () => tell('give up'),
  }
  const sleep = async (ms: number): Promise<void> => tell(`sleep ${ms}`)
  const world = { calls, file, sleep, now: () => course.nowMs ?? 0 }
  const bytes: (number | string)[] = []
  const onBytes: OnSendProgress = (sent, step) => void bytes.push(step === undefined ? sent : `${sent} ${step.kind}`)
  const answer = await sendRelay(world, { ...grant, offset: course.offset ?? 0 }, 10, onBytes, cancel.signal)
  return { answer, story, bytes }
}

const lost = { kind: 'withheld', because: { kind: 'relay_lost' } }
const cut: PieceAnswer = { kind: 'failed', reason: 'connection_lost', unreachable: false, hasLeft: true }

it('sends piece by piece, reads one ahead, and sends the last one only when the whole file was verified', async () => {
  const { answer, bytes, story } = await send({})
  expect(answer).toEqual(stored)
  const pieces = ['read 0-4', 'read 4-8', 'piece 0-4', 'read 8-10', 'piece 4-8', 'verify', 'piece 8-10', 'finish']
  expect([story, bytes]).toEqual([pieces, [0, 4, 8, 10, '10 finishing']])
})

it('goes on where the server stands, and reads what is there for its hash', async () => {
  const { bytes, story } = await send({ offset: 8 })
  expect(story).toEqual(['read 0-4', 'read 4-8', 'read 8-10', 'verify', 'piece 8-10', 'finish'])
  expect(bytes).toEqual(['8 rereading', '8 rereading', 8, 10, '10 finishing'])
})

it('only finishes what is there whole, after a look at the file', async () => {
  const { story } = await send({ offset: 10 })
  expect(story).toEqual(['read 0-4', 'read 4-8', 'read 8-10', 'verify', 'finish'])
})

it.each([0, 8, 10])('sends no end of a file that changed, and gives its relay up (from %i)', async (offset) => {
  const { answer, story } = await send({ offset, verify: changed })
  expect(answer).toEqual({ kind: 'withheld', because: changed.because })
  expect(story).not.toContain('piece 8-10')
  expect(story.slice(-2)).toEqual(['verify', 'give up'])
})

it('asks where the relay stands when a piece had no answer, and sends it again or not', async () => {
  expect((await send({ answers: [cut], looks: [4] })).story.slice(2, 6)).toEqual([
    'piece 0-4',
    'sleep 1000',
    'look',
    'read 8-10',
  ])
  expect((await send({ answers: [cut], looks: [0] })).story.slice(2, 6)).toEqual([
    'piece 0-4',
    'sleep 1000',
    'look',
    'piece 0-4',
  ])
  expect((await send({ answers: [cut], looks: [8] })).answer).toEqual(lost)
})

it('says that the connection is lost, and that it waits for room, and from where it goes on', async () => {
  const { bytes } = await send({ answers: [{ kind: 'taken', offset: 4 }, cut], looks: [4] })
  expect(bytes).toEqual([0, 4, '4 reconnecting', 8, 10, '10 finishing'])
  const full: PieceAnswer = { kind: 'busy', reason: 'server_busy', afterMs: 5, isRoom: true }
  expect((await send({ answers: [full] })).bytes.slice(0, 3)).toEqual([0, '0 waiting_for_room', 4])
})

it('says that it got on before it broke, so that the next try comes soon', async () => {
  const kept: PieceAnswer = { kind: 'kept_away', reason: 'captive_portal' }
  const because = { kind: 'network', reason: 'captive_portal', unreachable: false }
  expect((await send({ answers: [kept] })).answer).toEqual({ kind: 'withheld', because })
  const { answer } = await send({ offset: 4, answers: [{ kind: 'taken', offset: 8 }, kept] })
  expect(answer).toEqual({ kind: 'withheld', because, hasProgressed: true })
})

it('stops within a piece, before the finish, and between two tries of it', async () => {
  const cancelled = { kind: 'withheld', because: { kind: 'cancelled' } }
  expect((await send({ abortAt: 'read 4-8' })).answer).toEqual(cancelled)
  expect((await send({ answers: [cut], abortAt: 'sleep 1000' })).answer).toEqual(cancelled)
  const last = await send({ abortAt: 'piece 8-10' })
  expect([last.answer, last.story.at(-1)]).toEqual([cancelled, 'piece 8-10'])
  const busy: FinishAnswer = { kind: 'busy', reason: 'server_busy', afterMs: 5, isRoom: false }
  const between = await send({ finishes: [busy], abortAt: 'finish' })
  expect(between.answer).toEqual({ kind: 'unanswered', reason: 'outcome_unknown', wasCancelled: true })
})

it('does not take "nothing stored" for an answer to a finish that was busy before', async () => {
  const busy: FinishAnswer = { kind: 'busy', reason: 'server_busy', afterMs: 5, isRoom: false }
  const { answer } = await send({ finishes: [busy, { kind: 'not_stored' }] })
  expect(answer).toEqual({ kind: 'unanswered', reason: 'outcome_unknown' })
})

it('asks anew for a relay that ends soon, so that no finish comes after what was written down', async () => {
  const { answer, story } = await send({ nowMs: 500_000 })
  expect([answer, story.includes('finish')]).toEqual([lost, false])
})
