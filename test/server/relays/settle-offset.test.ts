// Where a relay goes on when an answer of Dropbox is missing.
import { expect, test } from 'vitest'
import type { UploadSessions } from '#server/dropbox/upload-sessions.ts'
import { digestsOf } from '#server/relays/piece-digests.ts'
import type { Piece } from '#server/relays/relay.ts'
import { settleOffset } from '#server/relays/settle-offset.ts'
import { aCompany } from '../company.ts'
import { aContext, aRelay } from '../a-relay-context.ts'

function aPiece(offset: number, text: string): Piece {
  const bytes = Buffer.from(text)
  return { offset, length: bytes.length, digests: digestsOf(bytes) }
}

type Appended = Awaited<ReturnType<UploadSessions['append']>>

async function setUp(answer: Appended) {
  const asked: (readonly [string, number, number])[] = []
  const context = aContext({
    append: (sessionId, offset, { bytes }) => {
      asked.push([sessionId, offset, bytes.length])
      return Promise.resolve(answer)
    },
  })
  await context.store.add(aRelay())
  const relay = await context.store.begin(aRelay(), 's', aPiece(0, 'hello'), 1)
  return { asked, context, relay }
}

test('where nothing is missing Dropbox is not asked', async () => {
  const { asked, context, relay } = await setUp({ kind: 'appended' })
  expect(await settleOffset(context, relay)).toBe(relay)
  expect(asked).toEqual([])
})

test.each([
  ['takes nothing at the known end', { kind: 'appended' }, { offset: 5 }],
  ['has the piece', { kind: 'other_offset', correctOffset: 10 }, { offset: 10 }],
  ['lost the one before', { kind: 'other_offset', correctOffset: 0 }, { offset: 0 }],
  ['has what nobody sent', { kind: 'other_offset', correctOffset: 7 }, { code: 'relay_gone' }],
  ['lost the session', { kind: 'session_lost' }, { code: 'relay_gone' }],
  ['answers what nobody can use', { kind: 'error' }, { offset: 5 }],
  ['cannot be reached', { kind: 'unreachable' }, { code: 'relay_busy', afterMs: 2_000 }],
  ['asks to slow down', { kind: 'busy', afterMs: 9_000 }, { code: 'relay_busy', afterMs: 9_000 }],
] as const)('Dropbox %s', async (_name, answer, expected) => {
  const { asked, context, relay } = await setUp(answer)
  const expecting = await context.store.expect(relay, aPiece(5, 'world'))
  expect(await settleOffset(context, expecting)).toMatchObject(expected)
  expect(asked).toEqual([['s', 5, 0]])
})

test('the real local Dropbox takes no bytes at the end, and tells its end anywhere else', async () => {
  const { sessions } = (await aCompany({ relays: {} })).options.relays ?? aContext({})
  const nothing = {
    bytes: new Uint8Array(0),
    contentHash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  }
  const started = await sessions.start(nothing)
  const id = started.kind === 'started' ? started.sessionId : ''
  expect(await sessions.append(id, 0, nothing)).toEqual({ kind: 'appended' })
  expect(await sessions.append(id, 4, nothing)).toEqual({ kind: 'other_offset', correctOffset: 0 })
})
