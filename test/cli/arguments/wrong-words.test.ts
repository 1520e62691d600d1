import { expect, test } from 'vitest'
import { slipWords, wrongDecide } from '#cli/arguments/wrong-words.ts'
import { english } from '#shared/messages/english.ts'

test.each([
  ["Option '--data <value>' argument missing", 'The option --data needs a value.'],
  ["Unknown option '--x'. To specify a positional argument …", "Unknown option '--x'."],
  ["Option '--json' does not take an argument", "Option '--json' does not take an argument."],
  ["Option '--folder' is said more than once.", 'The option --folder is said more than once. Say it once.'],
  ["Unexpected argument 'a.b'. This command does not take positional arguments", "Unexpected argument 'a.b'."],
  ['Something else', 'The command line cannot be read.'],
])('%s is told', (message, sentence) => {
  expect(slipWords(message, english.say)).toBe(sentence)
})

test('an answer is one answer, and a folder belongs to one', () => {
  const { say } = english
  expect(wrongDecide({ send: true, 'leave-out': true }, say)).toBe(
    'Say only one of --send, --leave-out and --send-after-all.',
  )
  expect(wrongDecide({ in: '' }, say)).toBe('The folder name is empty.')
  expect(wrongDecide({ in: 'a' }, say)).toBe('The option --in belongs to --send, --leave-out or --send-after-all.')
  expect(wrongDecide({ send: true, in: 'a' }, say)).toBeNull()
  expect(wrongDecide({ 'send-after-all': true, in: 'a' }, say)).toBeNull()
})
