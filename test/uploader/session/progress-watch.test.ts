import { expect, test } from 'vitest'
import type { Ports } from '#engine/ports.ts'
import type { CheckAnswer, HashAnswer, LinkAnswer, SendAnswer, Stat } from '#shared/upload.ts'
import { watchProgress } from '#uploader/session/progress-watch.ts'
import { never } from '#test/rigs/cancel.ts'
import { noMoves } from '#test/rigs/no-moves.ts'

const grant = { way: 'post', url: 'u', expiresAtMs: 1, destination: '/a', receipt: null } as const

const stat: Stat = { sizeBytes: 5, mtimeMs: 1, ctimeMs: 1, fileId: '1:1' }
const fingerprint = { contentHash: 'ab'.repeat(32), stat }

type Answers = { hash: HashAnswer; link: LinkAnswer; check: CheckAnswer; send: SendAnswer; sent: readonly number[] }

const calm: Answers = {
  hash: { kind: 'unreadable', reason: 'in_use' },
  link: { kind: 'later', reason: 'offline', afterMs: null },
  check: { kind: 'later', reason: 'offline', afterMs: null },
  send: { kind: 'unanswered', reason: 'timed_out' },
  sent: [],
}

/** Asks all ports once and tells which signs were heard. */
async function signsOf(answers: Partial<Answers>): Promise<readonly string[]> {
  const given = { ...calm, ...answers }
  const ports: Ports = {
    clock: { now: () => 0, jitter: () => 0, wakeAt: () => undefined },
    hasher: { hash: async () => given.hash },
    links: { link: async () => given.link, check: async () => given.check },
    transport: {
      send: async (_ask, onBytes) => {
        for (const bytes of given.sent) onBytes(bytes)
        return given.send
      },
    },
    originals: noMoves,
    ledger: { load: async () => [], save: async () => ({ kind: 'saved' }) },
    log: { alarm: () => undefined },
  }
  const signs: string[] = []
  const heard = watchProgress(ports, (sign) => signs.push(sign))
  const passed: number[] = []
  expect(await heard.hasher.hash({ path: 'a', stat, mayBeOpen: false }, never)).toBe(given.hash)
  expect(await heard.links.link({ path: 'a', fingerprint, replaces: null }, never)).toBe(given.link)
  expect(await heard.links.check({ path: 'a', sizeBytes: 5, contentHash: 'x' }, never)).toBe(given.check)
  const send = heard.transport.send({ grant, path: 'a', fingerprint }, (bytes) => passed.push(bytes), never)
  expect(await send).toBe(given.send)
  expect(passed).toEqual(given.sent)
  return signs
}

test('failures are no sign of life, and all answers pass unchanged', async () => {
  expect(await signsOf({})).toEqual([])
})

test('a link alone is no sign of life: Dropbox may still be away', async () => {
  expect(await signsOf({ link: { kind: 'granted', grant: grant } })).toEqual([])
  expect(await signsOf({ check: { kind: 'absent', diagnosis: null } })).toEqual([])
})

test('what moves a file on is a sign of life', async () => {
  expect(await signsOf({ hash: { kind: 'hashed', fingerprint } })).toEqual(['read'])
  expect(await signsOf({ link: { kind: 'stored', destination: '/a', receipt: null, rev: null } })).toEqual(['answered'])
  expect(await signsOf({ link: { kind: 'refused', reason: 'not_allowed' } })).toEqual(['answered'])
  expect(await signsOf({ check: { kind: 'present', destination: '/a', receipt: null, rev: null } })).toEqual([
    'answered',
  ])
  expect(await signsOf({ send: { kind: 'stored', contentHash: 'x' } })).toEqual(['answered'])
  expect(await signsOf({ send: { kind: 'rejected', status: 400 } })).toEqual(['answered'])
})

test('a refusal and bytes on their way are no sign: a full Dropbox takes bytes and refuses, forever', async () => {
  expect(await signsOf({ send: { kind: 'unavailable' }, sent: [1, 2, 5] })).toEqual([])
})
