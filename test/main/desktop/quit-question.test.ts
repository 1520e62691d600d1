// What is asked before the app ends.
import { english } from '#shared/messages/english.ts'
import { expect, it } from 'vitest'
import { isFinished, quitQuestion } from '#main/desktop/quit-question.ts'
import { running } from '#test/rigs/samples/overview.ts'

it('asks nothing when nothing is left, or nothing runs', () => {
  expect(quitQuestion(running({ done: 10, blocked: 2 }), english)).toBeNull()
  expect(quitQuestion({ phase: { kind: 'set_up' }, notices: [] }, english)).toBeNull()
  expect(quitQuestion({ phase: { kind: 'stopped', code: 'x', text: 'y' }, notices: [] }, english)).toBeNull()
})

it('offers to finish, says how many files, and that nothing is lost', () => {
  expect(quitQuestion(running({ waiting: 12, sending: 2 }), english)).toEqual({
    message: '12 files are not sent yet.',
    detail: 'Nothing is lost when you quit now: they go on when you open Outbox the next time.',
    buttons: [
      { label: 'Finish, then quit', choice: 'finish' },
      { label: 'Quit now', choice: 'quit' },
      { label: 'Cancel', choice: 'cancel' },
    ],
  })
  expect(quitQuestion(running({ waiting: 1 }), english)?.message).toBe('1 file is not sent yet.')
  expect(quitQuestion(running({ waiting: 1 }), english)?.detail).toContain('it goes on')
})

it('does not offer to finish what is paused', () => {
  const question = quitQuestion(running({ waiting: 2, paused: 'paused' }), english)
  expect(question?.detail).toContain('Sending is paused.')
  expect(question?.buttons.map(({ choice }) => choice)).toEqual(['cancel', 'quit'])
})

it('is finished when nothing is on its way, whatever needs a person', () => {
  expect(isFinished(running({ waiting: 1 }))).toBe(false)
  expect(isFinished(running({ blocked: 3 }))).toBe(true)
  expect(isFinished({ phase: { kind: 'set_up' }, notices: [] })).toBe(true)
})
