import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { parseArguments } from '#cli/arguments/parse-arguments.ts'

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

test('a support bundle needs the records and a place, and may ask the server', () => {
  expect(parseArguments(['support-bundle', '--data', 'd', '--to', 't'], english)).toEqual({
    kind: 'command',
    command: {
      kind: 'support-bundle',
      data: 'd',
      to: 't',
      folder: null,
      settings: null,
      withNames: false,
      server: null,
      tokenFile: join('d', 'sign-in'),
      allowLoopback: false,
      json: false,
    },
  })
  const words = ['support-bundle', '--data', 'd', '--to', 't', '--with-names', '--server', 's', '--token-file', 'f']
  expect(parseArguments(words, english)).toMatchObject({
    command: { withNames: true, server: 's', tokenFile: 'f' },
  })
  expect(parseArguments([...words.slice(0, 6), '--server', 's'], english)).toMatchObject({
    command: { server: 's', tokenFile: join('d', 'sign-in') },
  })
})

test.for([
  [['--data', 'd'], 'The command support-bundle needs --to.'],
  [['--data', 'd', '--to', 't', '--folder', ''], 'The folder name is empty.'],
] as const)('%j is wrong: %s', ([words, text]) => {
  expect(parseArguments(['support-bundle', ...words], english)).toEqual({ kind: 'wrong', text })
})
