import { expect, test } from 'vitest'
import { parseArguments } from '#cli/arguments.ts'

test('a support bundle needs the records and a place, and may ask the server', () => {
  expect(parseArguments(['support-bundle', '--data', 'd', '--to', 't'])).toEqual({
    kind: 'command',
    command: {
      kind: 'support-bundle',
      data: 'd',
      to: 't',
      folder: null,
      settings: null,
      withNames: false,
      reach: null,
      json: false,
    },
  })
  const words = ['support-bundle', '--data', 'd', '--to', 't', '--with-names', '--server', 's', '--token-file', 'f']
  expect(parseArguments(words)).toMatchObject({
    command: { withNames: true, reach: { server: 's', tokenFile: 'f', allowLoopback: false } },
  })
})

test.for([
  [['--data', 'd'], 'The command support-bundle needs --to.'],
  [['--data', 'd', '--to', 't', '--server', 's'], 'The options --server and --token-file belong together.'],
  [['--data', 'd', '--to', 't', '--folder', ''], 'A name is empty.'],
] as const)('%j is wrong: %s', ([words, text]) => {
  expect(parseArguments(['support-bundle', ...words])).toEqual({ kind: 'wrong', text })
})
