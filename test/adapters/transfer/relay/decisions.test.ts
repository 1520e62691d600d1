// What follows from each answer about a relay.
import { describe, expect, it } from 'vitest'
import { afterFinish, afterLook, afterPiece, mayHaveFinished, noTries } from '#adapters/transfer/relay/decisions.ts'
import type { Tries } from '#adapters/transfer/relay/decisions.ts'
import type { FinishAnswer, RelayTrouble } from '#adapters/transfer/relay/answers.ts'

const piece = { start: 8, end: 16 }
const tired: Tries = { troubles: 99, repeats: 99, waitedMs: 9e9 }
const busy: RelayTrouble = { kind: 'busy', reason: 'server_busy', afterMs: 7_000, isRoom: false }
const cut: RelayTrouble = { kind: 'failed', reason: 'connection_lost', unreachable: false, hasLeft: true }
const away: RelayTrouble = { kind: 'failed', reason: 'server_unreachable', unreachable: true, hasLeft: false }
const unhelpful: RelayTrouble = { kind: 'kept_away', reason: 'sign_in_needed' }
const withheld = (because: object) => ({ kind: 'end', answer: { kind: 'withheld', because } })
const lost = withheld({ kind: 'relay_lost' })

describe('a piece', () => {
  it.each(['server_disk_full', 'proxy_body_limit'] as const)('is not sent again at once because of %s', (reason) => {
    expect(afterPiece(piece, { kind: 'kept_away', reason }, noTries)).toEqual(withheld({ kind: 'no_room', reason }))
  })

  it('is there when the server stands at its end', () => {
    expect(afterPiece(piece, { kind: 'taken', offset: 16 }, noTries)).toEqual({ kind: 'next' })
    expect(afterPiece(piece, { kind: 'elsewhere', offset: 16 }, noTries)).toEqual({ kind: 'next' })
    expect(afterLook(piece, { kind: 'at', offset: 16 }, noTries)).toEqual({ kind: 'next' })
  })

  it('goes again when the server stands at its begin, but not for ever', () => {
    const again = { kind: 'again', afterMs: 0, tries: { ...noTries, repeats: 1 } }
    expect(afterPiece(piece, { kind: 'elsewhere', offset: 8 }, noTries)).toEqual(again)
    expect(afterLook(piece, { kind: 'at', offset: 8 }, noTries)).toEqual(again)
    expect(afterPiece(piece, { kind: 'damaged' }, noTries)).toEqual(again)
    const given = withheld({ kind: 'network', reason: 'connection_lost', unreachable: false })
    expect(afterPiece(piece, { kind: 'damaged' }, tired)).toEqual(given)
    expect(afterLook(piece, { kind: 'at', offset: 8 }, tired)).toEqual(given)
  })

  it.each([0, 4, 12, 24])('is given up with its relay when the server stands at %i', (offset) => {
    expect(afterPiece(piece, { kind: 'taken', offset }, noTries)).toEqual(lost)
    expect(afterPiece(piece, { kind: 'elsewhere', offset }, noTries)).toEqual(lost)
    expect(afterLook(piece, { kind: 'at', offset }, noTries)).toEqual(lost)
  })

  it('is asked for anew when its relay is gone', () => {
    expect(afterPiece(piece, { kind: 'gone' }, noTries)).toEqual(lost)
    expect(afterLook(piece, { kind: 'gone' }, noTries)).toEqual(lost)
  })

  it('is looked for after a break, at growing intervals, until the engine waits better', () => {
    expect(afterPiece(piece, cut, noTries)).toMatchObject({ kind: 'look', afterMs: 1_000 })
    expect(afterLook(piece, away, { ...noTries, troubles: 2 })).toMatchObject({ kind: 'look', afterMs: 4_000 })
    const given = withheld({ kind: 'network', reason: 'server_unreachable', unreachable: true })
    expect(afterLook(piece, away, tired)).toEqual(given)
  })

  it('waits for as long as the server asks, two minutes in all', () => {
    expect(afterPiece(piece, busy, noTries)).toMatchObject({
      kind: 'again',
      afterMs: 7_000,
      tries: { waitedMs: 7_000 },
    })
    expect(afterLook(piece, busy, noTries)).toMatchObject({ kind: 'look', afterMs: 7_000 })
    const given = withheld({ kind: 'network', reason: 'server_busy', unreachable: false })
    expect(afterPiece(piece, busy, tired)).toEqual(given)
    expect(afterPiece(piece, { ...busy, afterMs: 3_600_000 }, noTries)).toEqual(given)
    expect(afterPiece(piece, { ...busy, isRoom: true }, tired)).toEqual(withheld({ kind: 'no_room' }))
  })

  it('ends with a refusal, with trouble of everybody, and when nobody wants it', () => {
    expect(afterPiece(piece, { kind: 'refused', status: 413 }, noTries)).toEqual({
      kind: 'end',
      answer: { kind: 'rejected', status: 413 },
    })
    const known = withheld({ kind: 'network', reason: 'sign_in_needed', unreachable: false })
    expect(afterPiece(piece, unhelpful, noTries)).toEqual(known)
    expect(afterLook(piece, unhelpful, noTries)).toEqual(known)
    for (const after of [afterPiece, afterLook]) {
      expect(after(piece, { kind: 'cancelled', hasLeft: true }, noTries)).toEqual(withheld({ kind: 'cancelled' }))
    }
  })
})

describe('the finish', () => {
  const ends = (answer: FinishAnswer, wasUnclear = false, tries = noTries) => afterFinish(answer, wasUnclear, tries)
  const unclear = (reason: string) => ({ kind: 'end', answer: { kind: 'unanswered', reason } })

  it('says sent with a hash alone', () => {
    const at = { destination: '/a', receipt: null, rev: null }
    const answer = { kind: 'stored', contentHash: 'f', at } as const
    expect(ends(answer)).toEqual({ kind: 'end', answer })
  })

  it("takes the server's word that nothing was stored, unless an earlier one was not answered", () => {
    expect(ends({ kind: 'not_stored' })).toEqual(lost)
    expect(ends({ kind: 'not_stored' }, true)).toEqual(unclear('outcome_unknown'))
    expect(ends({ kind: 'damaged' })).toEqual({ kind: 'end', answer: { kind: 'damaged' } })
  })

  it('whose answer is lost is looked for by a check, never guessed', () => {
    expect(ends(cut)).toEqual(unclear('outcome_unknown'))
    expect(ends(away, true)).toEqual(unclear('outcome_unknown'))
    expect(ends({ kind: 'unclear', reason: 'bad_answer' })).toEqual(unclear('bad_answer'))
    expect(ends(unhelpful)).toEqual(unclear('sign_in_needed'))
    const cutByUs = { kind: 'end', answer: { kind: 'unanswered', reason: 'outcome_unknown', wasCancelled: true } }
    expect(ends({ kind: 'cancelled', hasLeft: true })).toEqual(cutByUs)
    expect(ends({ kind: 'cancelled', hasLeft: false }, true)).toEqual(cutByUs)
  })

  it('that never left can go again, and leaves nothing behind', () => {
    expect(ends(away)).toMatchObject({ kind: 'again', afterMs: 1_000 })
    const given = withheld({ kind: 'network', reason: 'server_unreachable', unreachable: true })
    expect(ends(away, false, tired)).toEqual(given)
    expect(ends({ kind: 'cancelled', hasLeft: false })).toEqual(withheld({ kind: 'cancelled' }))
  })

  it('is asked again when the server is busy, and is unclear from then on', () => {
    expect(ends(busy)).toMatchObject({ kind: 'again', afterMs: 7_000 })
    expect(ends(busy, false, tired)).toEqual(unclear('server_busy'))
    expect([busy, cut, away, unhelpful].map(mayHaveFinished)).toEqual([true, true, false, false])
  })
})
