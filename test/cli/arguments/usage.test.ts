import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { parseArguments } from '#cli/arguments/parse-arguments.ts'
import { usage } from '#cli/arguments/usage.ts'

test('each line of the usage is a command line that is understood', () => {
  const lines = usage(english).matchAll(/^ {2}npm run outbox -- (.*)$/gm)
  const commands = Array.from(lines, ([, words = '']) => asCalled(words).split(' '))
  expect(commands.map((words) => parseArguments(words, english))).toMatchObject(
    [
      'watch',
      'send',
      'adopt',
      'decide',
      'undo',
      'status',
      'history',
      'why',
      'sign-in',
      'sign-out',
      'doctor',
      'policy',
      'policy',
      'support-bundle',
    ].map((kind) => ({
      kind: 'command',
      command: { kind },
    })),
  )
})

/** A line of the usage with something in the place of what it only names. */
function asCalled(words: string): string {
  return words
    .replaceAll(/[[\]]|\.\.\./g, '')
    .replaceAll('DATE', '2026-03-31')
    .replace('SPEED', 'auto')
    .replace('SECONDS', '30')
    .replace(' | --leave-out', '')
    .replace('TIMES', ';')
    .replaceAll(/\bN\b/g, '3')
    .replaceAll(/\|\S+/g, '')
}
