import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { parseArguments } from '#cli/arguments.ts'

test('the report or the check of a document is asked for, and not both', () => {
  expect(parseArguments(['policy', '--report', '--settings', 's', '--json'], english)).toEqual({
    kind: 'command',
    command: { kind: 'policy', check: null, settings: 's', json: true },
  })
  expect(parseArguments(['policy', '--check', 'p'], english)).toEqual({
    kind: 'command',
    command: { kind: 'policy', check: 'p', settings: null, json: false },
  })
})

test.for([
  [[], 'Say --report or --check FILE.'],
  [['--report', '--check', 'p'], 'Say --report or --check FILE.'],
  [['--check', ''], 'A file name is empty.'],
  [['--check', 'p', '--settings', 's'], 'The option --settings belongs to --report.'],
] as const)('%j is wrong: %s', ([words, text]) => {
  expect(parseArguments(['policy', ...words], english)).toEqual({ kind: 'wrong', text })
})
