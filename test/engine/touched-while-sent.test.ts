// What becomes of a file that is touched while it is sent, from the send to its end.
import { describe, expect, it } from 'vitest'
import { touchedFile } from './builders.ts'
import { DrivenQueue } from './queue/driven-queue.ts'

describe('a file', () => {
  it('that is only touched while it is sent goes on, and is read once more before it is done', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    queue.granted('a')
    queue.turn()
    queue.see('a', touchedFile)
    expect([queue.turn(), queue.state('a')]).toEqual([[], 'sending'])
    queue.sent('a')
    expect([queue.turn(), queue.state('a'), queue.turn(2_000)]).toEqual([[], 'settling', ['hash a']])
    queue.hashed('a', 'a', touchedFile)
    expect([queue.turn(), queue.state('a')]).toEqual([[], 'done'])
  })

  it('whose bytes changed although its time was put back is sent again', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    queue.granted('a')
    queue.turn()
    queue.see('a', touchedFile)
    queue.sent('a')
    expect([queue.turn(), queue.turn(2_000)]).toEqual([[], ['hash a']])
    queue.hashed('a', 'b', touchedFile)
    expect(queue.turn()).toEqual(['link a'])
  })
})
