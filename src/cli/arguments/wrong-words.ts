// What is wrong with the words of a command line, in sentences.
import { listFormat } from '#shared/messages/intl-formats.ts'
import type { Language } from '#shared/messages/language.ts'
import type { Say } from '#shared/messages/messages.ts'

const commandNames = [
  'watch',
  'send',
  'adopt',
  'decide',
  'undo',
  'status',
  'history',
  'why',
  'doctor',
  'policy',
  'sign-in',
  'sign-out',
  'support-bundle',
] as const

type CommandName = (typeof commandNames)[number]

type Values = Readonly<Record<string, unknown>>

/** All commands, as a sentence lists them. */
export function commandList({ locale }: Language, type: 'conjunction' | 'disjunction'): string {
  return listFormat(locale, { type }).format(commandNames)
}

/** Which options a command lacks. */
export function needsWords(command: CommandName, options: readonly string[], { locale, say }: Language): string {
  const list = listFormat(locale, { type: 'conjunction' }).format(options.map((option) => `--${option}`))
  return say('command.needs', { command, options: list })
}

/** parseArgs throws for every slip; its first sentence says which, in English. */
export function slipWords(message: string, say: Say): string {
  const lacking = /^Option '(?:-\w, )?(--[\w-]+)(?:[^\w'-][^']*)?' argument (?:missing|is ambiguous)/.exec(message)?.[1]
  if (lacking !== undefined) return say('option.needsValue', { option: lacking })
  const [, unknown] = /^Unknown option ('[^']*')/.exec(message) ?? []
  if (unknown !== undefined) return say('option.unknown', { option: unknown })
  const [, idle] = /^Option ('[^']*') does not take an argument/.exec(message) ?? []
  if (idle !== undefined) return say('option.noValue', { option: idle })
  const [, twice] = /^Option '([^']*)' is said more than once/.exec(message) ?? []
  if (twice !== undefined) return say('option.once', { option: twice })
  const [, stray] = /^Unexpected argument ('.*?')\./.exec(message) ?? []
  return stray === undefined ? say('option.unreadable') : say('option.stray', { word: stray })
}

/** What is wrong with the options of `decide`; null for nothing. */
export function wrongDecide(values: Values, say: Say): string | null {
  const said = ['send', 'leave-out', 'send-after-all'].filter((option) => values[option] === true)
  if (said.length > 1) return say('option.both')
  if (values['in'] === undefined) return null
  if (values['in'] === '') return say('command.emptyFolder')
  return said.length === 1 ? null : say('option.in')
}

/** The options without which a command cannot be. */
export function requiredOf(name: CommandName): readonly string[] {
  switch (name) {
    case 'watch':
      return ['folder', 'server', 'data']
    case 'send':
      return ['server', 'data']
    case 'adopt':
    case 'decide':
    case 'undo':
    case 'status':
    case 'history':
    case 'why':
      return ['data']
    case 'doctor':
    case 'sign-in':
      return ['server']
    case 'policy':
    case 'sign-out':
      return []
    case 'support-bundle':
      return ['data', 'to']
  }
}
