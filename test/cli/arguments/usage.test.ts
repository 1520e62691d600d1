import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { parseArguments } from '#cli/arguments/parse-arguments.ts'
import { commandIn, usage, whereToLook } from '#cli/arguments/usage.ts'

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

test('the usage of one command tells its own options and no others', () => {
  const of = (command: string): readonly string[] =>
    Array.from(usage(english, command).matchAll(/^ {2}(--[\w-]+)/gm), ([, option = '']) => option)
  expect(of('undo')).toEqual(['--data', '--json', '--lang'])
  expect(of('history')).toEqual(['--folder', '--data', '--from', '--search', '--format', '--verify', '--lang'])
  expect(of('support-bundle')).toContain('--to')
  expect(usage(english, 'policy').match(/npm run outbox/g)).toHaveLength(2)
})

test('whoever called a command wrong is told where to look', () => {
  expect(whereToLook(commandIn(['watch', '--foldr']), english)).toBe('See: npm run outbox -- watch --help')
  expect(whereToLook(commandIn(['wach']), english)).toBe('See: npm run outbox -- help')
  expect(commandIn([])).toBeNull()
})

/** A line of the usage with something in the place of what it only names. */
function asCalled(words: string): string {
  return words
    .replaceAll(/[[\]]|\.\.\./g, '')
    .replaceAll('DATE', '2026-03-31')
    .replace('SPEED', 'auto')
    .replace('SECONDS', '30')
    .replace(' | --leave-out | --send-after-all', '')
    .replace('TIMES', ';')
    .replaceAll(/\bN\b/g, '3')
    .replaceAll(/\|\S+/g, '')
}
