import { expect, test } from 'vitest'
import { parseArguments } from '#cli/arguments.ts'

test('the report or the check of a document is asked for, and not both', () => {
  expect(parseArguments(['policy', '--report', '--settings', 's', '--json'])).toEqual({
    kind: 'command',
    command: { kind: 'policy', check: null, settings: 's', json: true },
  })
  expect(parseArguments(['policy', '--check', 'p'])).toEqual({
    kind: 'command',
    command: { kind: 'policy', check: 'p', settings: null, json: false },
  })
})

test.for([
  [[], 'Say --report or --check FILE.'],
  [['--report', '--check', 'p'], 'Say --report or --check FILE.'],
  [['--check', ''], 'The file name is empty.'],
  [['--check', 'p', '--settings', 's'], 'The option --settings belongs to --report.'],
] as const)('%j is wrong: %s', ([words, text]) => {
  expect(parseArguments(['policy', ...words])).toEqual({ kind: 'wrong', text })
})
