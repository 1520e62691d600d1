import { expect, test } from 'vitest'
import { parseArguments } from '#cli/arguments.ts'
import { usage } from '#cli/usage.ts'

test('each line of the usage is a command line that is understood', () => {
  const lines = usage.matchAll(/^ {2}npm run outbox -- (.*)$/gm)
  const commands = Array.from(lines, ([, words = '']) =>
    words
      .replaceAll(/[[\]]|\.\.\./g, '')
      .replace('SPEED', 'auto')
      .replace('TIMES', ';')
      .split(' '),
  )
  expect(commands.map((words) => parseArguments(words))).toMatchObject(
    ['watch', 'send', 'adopt', 'status', 'doctor'].map((kind) => ({ kind: 'command', command: { kind } })),
  )
})
