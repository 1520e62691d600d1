// What the commands are and how they are called, for people who called them wrong.
import type { Language } from '#shared/messages/language.ts'
import { languageTags } from '#shared/messages/languages.ts'
import type { usageTexts } from '#shared/messages/en/outside/usage.ts'

const calls = [
  'watch --folder DIR [--also INTO=[RULE:]DIR] --server URL [--token-file F] --data DIR [--once] [--replace-by-name] [--after-upload keep|sent|trash] [--adopt] [--follow-link] [--limit SPEED] [--timetable TIMES] [--large-files N] [--history-days N] [--grace SECONDS] [--yes] [--dry-run] [--json] [--allow-loopback]',
  'send FILE... --server URL [--token-file F] --data DIR [--limit SPEED] [--large-files N] [--history-days N] [--json] [--allow-loopback]',
  'adopt --data DIR [--folder DIR] [--json]',
  'decide --data DIR [--send | --leave-out | --send-after-all] [--in FOLDER] [--json]',
  'undo --data DIR [--json]',
  'status --data DIR [--json]',
  'history --data DIR [--from DATE] [--to DATE] [--search TEXT] [--format table|csv|jsonl] [--verify [--folder DIR]]',
  'why PATH --data DIR [--json]',
  'sign-in --server URL [--data DIR] [--token-file F] [--code CODE] [--json] [--allow-loopback]',
  'sign-out [--data DIR] [--token-file F] [--json] [--allow-loopback]',
  'doctor --server URL [--data DIR] [--token-file F] [--folder DIR] [--also INTO=DIR] [--json] [--allow-loopback]',
  'policy --report [--settings FILE] [--json]',
  'policy --check FILE [--json]',
  'support-bundle --data DIR --to FILE [--folder DIR] [--settings FILE] [--server URL] [--token-file F] [--with-names] [--json] [--allow-loopback]',
]

type UsageKey = keyof typeof usageTexts

const options: readonly (readonly [label: string, key: Exclude<UsageKey, 'usage.lang' | 'usage.see'>])[] = [
  ['--folder DIR', 'usage.folder'],
  ['--also INTO=DIR', 'usage.also'],
  ['--server URL', 'usage.server'],
  ['--token-file F', 'usage.token-file'],
  ['--data DIR', 'usage.data'],
  ['--once', 'usage.once'],
  ['--replace-by-name', 'usage.replace-by-name'],
  ['--after-upload', 'usage.after-upload'],
  ['--adopt', 'usage.adopt'],
  ['--follow-link', 'usage.follow-link'],
  ['--yes', 'usage.yes'],
  ['--send, --leave-out', 'usage.answer'],
  ['--send-after-all', 'usage.after-all'],
  ['--in FOLDER', 'usage.in'],
  ['--dry-run', 'usage.dry-run'],
  ['--limit SPEED', 'usage.limit'],
  ['--timetable TIMES', 'usage.timetable'],
  ['--large-files N', 'usage.large-files'],
  ['--grace SECONDS', 'usage.grace'],
  ['--history-days N', 'usage.history-days'],
  ['--from, --to DATE', 'usage.days'],
  ['--search TEXT', 'usage.search'],
  ['--format', 'usage.format'],
  ['--verify', 'usage.verify'],
  ['--report', 'usage.report'],
  ['--check FILE', 'usage.check'],
  ['--to FILE', 'usage.to'],
  ['--json', 'usage.json'],
  ['--allow-loopback', 'usage.allow-loopback'],
  ['--version', 'usage.version'],
]

const labelWidth = 19
const lineWidth = 118

/** The command that these words call; null where there is none of that name. */
export function commandIn(words: readonly string[]): string | null {
  const [first] = words
  return first !== undefined && callsOf(first).length > 0 ? first : null
}

/** Where the usage of that command is told, or (null) that of all. One line. */
export function whereToLook(command: string | null, { say }: Language): string {
  return say('usage.see', { help: command === null ? 'help' : `${command} --help` })
}

/** How a command is called and what its options do; null: all commands. */
export function usage({ say }: Language, command: string | null = null): string {
  const called = command === null ? calls : callsOf(command)
  const fitting =
    command === null ? options : options.filter(([label]) => called.some((call) => hasOption(call, label)))
  const lines = fitting.map(([label, key]) => [label, say(key)] as const)
  const language = ['--lang TAG', say('usage.lang', { tags: languageTags.join(', ') })] as const
  const json = lines.findIndex(([label]) => label === '--json')
  const all = lines.toSpliced(json === -1 ? lines.length : json + 1, 0, language)
  return [
    say('usage.title'),
    ...called.map((call) => `  npm run outbox -- ${call}`),
    '',
    ...all.map(([label, text]) => optionLines(label, text)),
    '',
    say('usage.exit'),
  ].join('\n')
}

function callsOf(command: string): readonly string[] {
  return calls.filter((call) => call.startsWith(`${command} `))
}

/** Whether a call has the option of that label. Two commands mean different things by `--to`, so its value counts, too. */
function hasOption(call: string, label: string): boolean {
  const [option = '', value = ''] = label.split(/[, ]+/)
  const flags = call.match(/--[\w-]+( [A-Z]+)?/g) ?? []
  return flags.some((flag) => (option === '--to' ? flag === `${option} ${value}` : flag.split(' ')[0] === option))
}

/** An option with what it does beside it, in lines that fit a terminal. */
function optionLines(label: string, text: string): string {
  const indent = ' '.repeat(2 + labelWidth)
  const lines: string[] = []
  let line = `  ${label.length < labelWidth ? label.padEnd(labelWidth) : `${label}  `}`
  let isEmpty = true
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > lineWidth) {
      lines.push(line)
      line = indent
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line].join('\n')
}
