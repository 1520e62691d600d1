import { expect, test } from 'vitest'
import { exitCode, summarySentence } from '#cli/commands/run.ts'

const calm = { once: true, needsPerson: false, waiting: 0 }

test.each([
  ['at_rest', calm, 0],
  ['at_rest', { ...calm, needsPerson: true }, 2],
  ['unreadable', { ...calm, waiting: 1 }, 2],
  ['given_up', { ...calm, waiting: 1 }, 1],
  ['broken', calm, 1],
  ['stopped', { ...calm, once: false, waiting: 3 }, 0],
  ['stopped', { ...calm, waiting: 3 }, 1],
  ['stopped', calm, 0],
] as const)('a run that ended %s with %j exits with %i', (ending, outcome, code) => {
  expect(exitCode(ending, outcome)).toBe(code)
})

test('the sentence at the end counts what is worth counting', () => {
  expect(summarySentence({ done: 1, blocked: 0, excluded: 0, waiting: 0 }, 0)).toBe('1 file is in Dropbox.')
  expect(summarySentence({ done: 1_250, blocked: 1, excluded: 2, waiting: 3 }, 2)).toBe(
    '1,250 files are in Dropbox, 2 of them as copies, 1 file needs you, 3 files still wait, 2 files are left out by a rule.',
  )
})
