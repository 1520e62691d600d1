// What Dropbox's offset says of a session.
import { expect, test } from 'vitest'
import { digestsOf } from '#server/relays/piece-digests.ts'
import type { Piece } from '#server/relays/relay.ts'
import { whereSessionStands } from '#server/relays/where-session-stands.ts'

function aPiece(text: string, offset = 100): Piece {
  const bytes = Buffer.from(text)
  return { offset, length: bytes.length, digests: digestsOf(bytes) }
}

const [hello, world] = [aPiece('hello'), aPiece('world')]
const starts = (offset: number) => [0, 50].includes(offset)

test.each([
  ['where we thought it is', [hello], 100, { kind: 'as_known' }],
  ['behind the piece whose answer was lost', [hello], 105, { kind: 'arrived', piece: hello }],
  [
    'behind the longer one of two',
    [hello, aPiece('hello, world')],
    112,
    { kind: 'arrived', piece: aPiece('hello, world') },
  ],
  ['behind a piece that was sent twice', [hello, aPiece('hello')], 105, { kind: 'arrived', piece: hello }],
  ['behind one of two that are equally long', [hello, world], 105, { kind: 'unexplained' }],
  ['behind no piece that was sent', [hello], 104, { kind: 'unexplained' }],
  ['further, with nothing sent', [], 101, { kind: 'unexplained' }],
  ['at the beginning of a piece it had', [hello], 50, { kind: 'behind', offset: 50 }],
  ['at nothing', [], 0, { kind: 'behind', offset: 0 }],
  ['within a piece it had', [], 60, { kind: 'unexplained' }],
] as const)('%s', (_name, expected, dropboxOffset, standing) => {
  expect(whereSessionStands({ offset: 100, expected, isStart: starts(dropboxOffset) }, dropboxOffset)).toEqual(standing)
})
