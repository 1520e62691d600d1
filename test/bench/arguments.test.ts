import { expect, test } from 'vitest'
import { parseArguments } from './arguments.ts'

const names = ['large-file', 'small-files']
const small = { full: false, against: null }

test('without options all measures are taken, for a person to read', () => {
  expect(parseArguments([], names)).toEqual({ kind: 'run', only: null, json: false, scale: small })
})

test('one measure can be named', () => {
  expect(parseArguments(['--json', '--only', 'small-files'], names)).toEqual({
    kind: 'run',
    only: 'small-files',
    json: true,
    scale: small,
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

test('whole sizes and an earlier build to compare with can be asked for', () => {
  const scale = { full: true, against: '/somewhere/earlier' }
  expect(parseArguments(['--full', '--against', '/somewhere/earlier'], names)).toMatchObject({ kind: 'run', scale })
})
