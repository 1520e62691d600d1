// The language of the terminal: the one the company enforces, else `--lang`, else the one it proposes, else what the environment says. What is printed for machines is the same in every language.
import { chosenLanguage, languageNames, systemLanguage, type LanguageChoice } from '#shared/messages/languages.ts'
import { noPolicy, type Policy } from '#shared/policy/policy.ts'
import { listFormat } from '#shared/messages/intl-formats.ts'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Reads what `words`, the environment and the policy say. A language of the environment that Outbox does not speak is no slip of anybody's. */
export function terminalLanguage(
  words: readonly string[],
  environment: Environment,
  { defaults, enforced }: Pick<Policy, 'defaults' | 'enforced'> = noPolicy,
): LanguageChoice {
  if (isForMachines(words)) return { tag: 'en', unknown: null }
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  const ofSystem = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '')
  const choice = enforced.language?.value ?? valueOf(words, 'lang') ?? defaults.language?.value ?? systemLanguage
  return chosenLanguage(choice, ofSystem === undefined ? [] : [ofSystem])
}

/** What is said about a language that Outbox does not speak, in the language it speaks instead. */
export function unknownLanguageWords(tag: string, { locale, say }: Language): string {
  const names = listFormat(locale, { type: 'conjunction' }).format(Object.values(languageNames))
  return say('terminal.language', { tag: visibleName(tag), names })
}

function isForMachines(words: readonly string[]): boolean {
  return optionsOf(words).includes('--json') || ['jsonl', 'csv'].includes(valueOf(words, 'format') ?? '')
}

/** The value of the last `--name VALUE` or `--name=VALUE`; null for none. What stands behind `--` is no option. */
function valueOf(words: readonly string[], name: string): string | null {
  const options = optionsOf(words)
  const at = options.findLastIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`))
  const word = options[at]
  if (word === undefined) return null
  return word.includes('=') ? word.slice(word.indexOf('=') + 1) : (options[at + 1] ?? null)
}

function optionsOf(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--')
  return end === -1 ? words : words.slice(0, end)
}
