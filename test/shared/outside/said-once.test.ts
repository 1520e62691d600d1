import { parseArgs, type ParseArgsConfig } from 'node:util'
import { expect, test } from 'vitest'
import { saidOnce } from '#shared/outside/said-once.ts'

const options = {
  folder: { type: 'string' },
  also: { type: 'string', multiple: true },
  once: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']

function read(words: string): object {
  return {
    ...saidOnce(parseArgs({ args: words.split(' '), options, allowNegative: true, tokens: true }), options).values,
  }
}

test.each(['--folder a --folder b', '--folder=a --also x --folder a', '--folder a --once --folder='])(
  'two values for what takes one are refused: %s',
  (words) => expect(() => read(words)).toThrow("Option '--folder' is said more than once. Say it once."),
)

test('what may be said several times may, and a switch said twice says the same', () => {
  expect(read('--folder a --also b --also c --once --once')).toEqual({ folder: 'a', also: ['b', 'c'], once: true })
  expect(read('--once --no-once')).toEqual({ once: false })
})
