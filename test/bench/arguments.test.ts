import { expect, test } from 'vitest'
import { parseArguments } from './arguments.ts'

const names = ['large-file', 'small-files']

test('without options all measures are taken, for a person to read', () => {
  expect(parseArguments([], names)).toEqual({ kind: 'run', only: null, json: false })
})

test('one measure can be named', () => {
  expect(parseArguments(['--json', '--only', 'small-files'], names)).toEqual({
    kind: 'run',
    only: 'small-files',
    json: true,
  })
})

test('a measure that does not exist is refused with the names of those that do', () => {
  expect(parseArguments(['--only', 'speed'], names)).toEqual({
    kind: 'refused',
    because: 'There is no measure "speed". There are: large-file, small-files.',
  })
})

test('an unknown option is refused', () => {
  expect(parseArguments(['--quick'], names)).toMatchObject({ kind: 'refused' })
  expect(parseArguments(['quick'], names)).toMatchObject({ kind: 'refused' })
})
