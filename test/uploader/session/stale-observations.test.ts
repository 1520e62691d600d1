import { expect, test } from 'vitest'
import type { Ports } from '#engine/ports.ts'
import { watchForStaleObservations } from '#uploader/session/stale-observations.ts'
import type { HashAnswer, SendAnswer } from '#shared/upload.ts'
import { never } from '#test/rigs/cancel.ts'
import { noMoves } from '#test/rigs/no-moves.ts'

const grant = { way: 'post', url: 'u', expiresAtMs: 1, destination: '/a', receipt: null } as const

const absent = { kind: 'absent' } as const
const stat = { sizeBytes: 1, mtimeMs: 1, ctimeMs: 1, fileId: '1:1' }
const fingerprint = { contentHash: 'a', stat }

function portsThat(hashed: HashAnswer, sent: SendAnswer): { ports: Ports; surprises: string[] } {
  const surprises: string[] = []
  const notAsked = (): never => {
    throw new Error('not asked for')
  }
  const ports: Ports = {
    clock: { now: notAsked, jitter: notAsked, wakeAt: notAsked },
    hasher: { hash: async () => hashed },
    links: { link: notAsked, check: notAsked },
    transport: { send: async () => sent },
    originals: noMoves,
    ledger: { load: notAsked, save: notAsked },
    log: { alarm: notAsked },
  }
  return { ports: watchForStaleObservations(ports, (path) => surprises.push(path)), surprises }
}

test('a file that was not what was asked for is looked at again, whether it was read or sent', async () => {
  const withheld: SendAnswer = { kind: 'withheld', because: { kind: 'source', observed: absent } }
  const { ports, surprises } = portsThat({ kind: 'changed', observed: absent }, withheld)
  expect(await ports.hasher.hash({ path: 'read', stat, mayBeOpen: false }, never)).toEqual({
    kind: 'changed',
    observed: absent,
  })
  expect(await ports.transport.send({ grant, path: 'sent', fingerprint }, () => undefined, never)).toBe(withheld)
  expect(surprises).toEqual(['read', 'sent'])
})

test('any other answer passes without a word', async () => {
  const withheld: SendAnswer = { kind: 'withheld', because: { kind: 'cancelled' } }
  const { ports, surprises } = portsThat({ kind: 'hashed', fingerprint }, withheld)
  await ports.hasher.hash({ path: 'read', stat, mayBeOpen: false }, never)
  await ports.transport.send({ grant, path: 'sent', fingerprint }, () => undefined, never)
  expect(surprises).toEqual([])
})
