import { parseArgs, type ParseArgsConfig } from 'node:util'
import { expect, test } from 'vitest'
import { saidOnce } from '#cli/arguments/said-once.ts'

const options = {
  folder: { type: 'string' },
  data: { type: 'string' },
} as const satisfies ParseArgsConfig['options']

function read(words: string): object {
  return { ...saidOnce(parseArgs({ args: words.split(' '), options, tokens: true }), 'folder').values }
}

test.each(['--folder a --folder b', '--folder=a --data x --folder a', '--folder a --folder='])(
  'a second one is refused: %s',
  (words) => expect(() => read(words)).toThrow("Option '--folder' is said more than once."),
)

test('of any other the last one holds', () => {
  expect(read('--folder a --data b --data c')).toEqual({ folder: 'a', data: 'c' })
})
