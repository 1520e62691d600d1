import { expect, test } from 'vitest'
import { exitCode, summarySentence } from '#cli/commands/run.ts'

const calm = { once: true, needsPerson: false, mayWait: false }

test.each([
  ['at_rest', calm, 0],
  ['at_rest', { ...calm, needsPerson: true }, 2],
  ['unreadable', { ...calm, mayWait: true }, 2],
  ['given_up', { ...calm, mayWait: true }, 1],
  ['broken', calm, 1],
  ['stopped', { ...calm, once: false, mayWait: true }, 0],
  ['stopped', { ...calm, once: false, mayWait: true, needsPerson: true }, 2],
  ['stopped', { ...calm, mayWait: true, needsPerson: true }, 1],
  ['stopped', { ...calm, mayWait: true }, 1],
  ['nobody_reads', { ...calm, once: false, mayWait: true, needsPerson: true }, 1],
  ['nobody_reads', { ...calm, once: false, needsPerson: true }, 2],
  ['nobody_reads', { ...calm, once: false }, 0],
  ['cannot_print', { ...calm, once: false }, 1],
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
