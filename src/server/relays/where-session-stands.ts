// What Dropbox's own offset says of a session: whether a piece whose answer was lost has arrived. Never guessed: bytes that
// nobody can name end the relay.
import { sameDigests } from './piece-digests.ts'
import type { Piece } from './relay.ts'

export type Standing =
  /** Where we thought it is. */
  | { readonly kind: 'as_known' }
  /** This piece, whose answer was lost, is there. */
  | { readonly kind: 'arrived'; readonly piece: Piece }
  /** Dropbox lost what came last: what lies before `offset` is still known. */
  | { readonly kind: 'behind'; readonly offset: number }
  /** Bytes are there that we cannot name, or less than a whole piece. */
  | { readonly kind: 'unexplained' }

/**
 * Judges `dropboxOffset` of a session that we know up to `offset`. `expected` are the pieces that may have arrived at
 * `offset`; `isStart` tells whether a known piece begins at `dropboxOffset`.
 */
export function whereSessionStands(
  known: { readonly offset: number; readonly expected: readonly Piece[]; readonly isStart: boolean },
  dropboxOffset: number,
): Standing {
  if (dropboxOffset === known.offset) return { kind: 'as_known' }
  if (dropboxOffset < known.offset) {
    return known.isStart ? { kind: 'behind', offset: dropboxOffset } : { kind: 'unexplained' }
  }
  const fitting = known.expected.filter(({ length }) => known.offset + length === dropboxOffset)
  const [piece, ...others] = fitting
  // Two different pieces of one length were sent there: nobody can say which of them arrived.
  if (piece === undefined || others.some((other) => !sameDigests(other, piece))) return { kind: 'unexplained' }
  return { kind: 'arrived', piece }
}
