// The command line, parsed: what is asked for, or a sentence about what is wrong with it.
import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import { parseHistory } from './history-arguments.ts'
import { afterUploads, type AfterUpload } from '#shared/sent/original.ts'
import { graceSeconds, largeFilesAtOnce } from '#shared/contract/ipc-channels.ts'
import type { Language } from '#shared/messages/language.ts'
import { alsoOf, graceOf, historyDaysOf, keptOf, largeFilesOf } from './number-options.ts'
import { parsePolicy, parseSupport } from './policy-arguments.ts'
import { keyPlaceOf, parseSignIn, parseSignOut } from './sign-in-arguments.ts'
import { isPoliced, withPolicy } from './policy-options.ts'
import { commandList, needsWords, requiredOf, slipWords, wrongDecide } from './wrong-words.ts'
import type { Command, DecideCommand, WatchCommand } from './command.ts'
import { readSpeed } from './speed-options.ts'
import { saidOnce } from './said-once.ts'
import { faultWords } from '#shared/outside/policy-words.ts'
import { trimEndOf } from '#shared/trim.ts'
import { closingFaults, noPolicy, type Policy } from '#shared/policy/policy.ts'

export type ArgumentAnswer =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly text: string }
  /** The policy of the company does not let it be. Whole sentences. */
  | { readonly kind: 'refused'; readonly text: string }

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const
const server = { server: text, 'token-file': text, 'allow-loopback': flag }
type CommandName = Command['kind']
type Options = NonNullable<ParseArgsConfig['options']>

const optionsOf: Readonly<Record<CommandName, Options>> = {
  watch: {
    ...server,
    'history-days': text,
    'large-files': text,
    grace: text,
    folder: text,
    also: texts,
    data: text,
    once: flag,
    'replace-by-name': flag,
    'after-upload': text,
    adopt: flag,
    'follow-link': flag,
    'dry-run': flag,
    yes: flag,
    limit: text,
    timetable: text,
    json: flag,
  },
  send: { ...server, 'history-days': text, 'large-files': text, data: text, limit: text, json: flag },
  adopt: { data: text, folder: text, json: flag },
  decide: { data: text, send: flag, 'leave-out': flag, 'send-after-all': flag, in: text, json: flag },
  undo: { data: text, json: flag },
  status: { data: text, json: flag },
  doctor: { ...server, folder: text, also: texts, data: text, json: flag },
  history: { data: text, from: text, to: text, search: text, format: text, verify: flag, folder: text },
  why: { data: text, json: flag },
  'support-bundle': { ...server, data: text, to: text, folder: text, settings: text, 'with-names': flag, json: flag },
  policy: { report: flag, check: text, settings: text, json: flag },
  'sign-in': { ...server, data: text, code: text, json: flag },
  'sign-out': { data: text, 'token-file': text, 'allow-loopback': flag, json: flag },
}

type Values = Readonly<Record<string, unknown>>

/** Parses the words after the program's name, under the policy of the company; what is wrong is said in `language`. Never throws. */
export function parseArguments(
  words: readonly string[],
  language: Language,
  policy: Policy = noPolicy,
): ArgumentAnswer {
  const { say } = language
  const [name, ...rest] = words
  if (name === 'help' || asksForHelp(words)) return { kind: 'help' }
  if (name === undefined) return wrong(say('command.none', { commands: commandList(language, 'disjunction') }))
  if (!isCommandName(name))
    return wrong(say('command.unknown', { name, commands: commandList(language, 'conjunction') }))
  try {
    // The language was read before.
    const options = { ...optionsOf[name], lang: text }
    const allowPositionals = name === 'send' || name === 'why'
    const { values, positionals } = saidOnce(
      parseArgs({ args: rest, options, allowPositionals, allowNegative: true, strict: true, tokens: true }),
      'folder',
    )
    return complete(name, values, positionals, policy, language)
  } catch (error) {
    return wrong(slipWords(error instanceof Error ? error.message : '', say))
  }
}

/** Behind `--` stand names of files, whatever they look like. */
function asksForHelp(words: readonly string[]): boolean {
  const files = words.indexOf('--')
  return words.slice(0, files === -1 ? undefined : files).some((word) => word === '--help' || word === '-h')
}

/** The commands that look at the key, wherever it is. */
function needsKey(name: CommandName): boolean {
  return ['watch', 'send', 'doctor', 'sign-in', 'sign-out'].includes(name)
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(optionsOf, name)
}

function complete(
  name: CommandName,
  given: Values,
  files: readonly string[],
  policy: Policy,
  language: Language,
): ArgumentAnswer {
  const { say } = language
  const [closed] = name === 'watch' || name === 'send' ? closingFaults(policy) : []
  if (closed !== undefined) return { kind: 'refused', text: faultWords(closed, language) }
  const ruled = isPoliced(name)
    ? withPolicy(name, given, policy, language)
    : ({ kind: 'values', values: given, isTimetableRuled: false } as const)
  if (ruled.kind === 'refused') return ruled
  const { values } = ruled
  const missing = requiredOf(name).filter((option) => typeof values[option] !== 'string' || values[option] === '')
  if (missing.length > 0) return wrong(needsWords(name, missing, language))
  if (name === 'send' && files.length === 0) return wrong(say('command.noFiles'))
  if (files.includes('')) return wrong(say('command.emptyFile'))
  if (name === 'why' && files.length !== 1) return wrong(say('command.oneFile'))
  if (name === 'history') return asked(parseHistory(values, say))
  if (name === 'policy') return asked(parsePolicy(values, say))
  if (name === 'support-bundle') return asked(parseSupport(values, say))
  if (needsKey(name) && keyPlaceOf(values) === '') return wrong(needsWords(name, ['token-file'], language))
  if (name === 'sign-in') return asked(parseSignIn(values, say))
  if (name === 'sign-out') return asked(parseSignOut(values))
  const decideWrong = name === 'decide' ? wrongDecide(values, say) : null
  if (decideWrong !== null) return wrong(decideWrong)
  if (values['history-days'] !== undefined && historyDaysOf(values) === null)
    return wrong(say('option.historyDays', { most: '36500' }))
  if (values['after-upload'] !== undefined && afterUploadOf(values) === null) return wrong(say('option.afterUpload'))
  if (values['large-files'] !== undefined && largeFilesOf(values) === null)
    return wrong(say('option.largeFiles', { most: largeFilesAtOnce.most }))
  if (values['grace'] !== undefined && graceOf(values) === null)
    return wrong(say('option.grace', { most: graceSeconds.most }))
  if (values['folder'] === '' || values['data'] === '') return wrong(say('command.emptyFolder'))
  const { limit, once, timetable } = values
  const also = alsoOf(values['also'], say)
  if (typeof also === 'string') return wrong(also)
  const speed = readSpeed({
    limit: typeof limit === 'string' ? limit : null,
    timetable: typeof timetable === 'string' ? timetable : null,
    // A pause that the company decides is no slip of whoever says --once.
    once: once === true && !ruled.isTimetableRuled,
    say,
  })
  if (speed.kind === 'refused') return wrong(speed.because)
  return { kind: 'command', command: commandFrom(name, values, files, { also, speed: speed.value }) }
}

function commandFrom(
  name: Exclude<CommandName, 'history' | 'policy' | 'sign-in' | 'sign-out' | 'support-bundle'>,
  values: Values,
  files: readonly string[],
  read: Pick<WatchCommand, 'also' | 'speed'>,
): Command {
  const said = (option: string): string => textOf(values, option)
  const json = values['json'] === true
  const reach = {
    server: said('server'),
    tokenFile: keyPlaceOf(values),
    allowLoopback: values['allow-loopback'] === true,
  }
  switch (name) {
    case 'watch':
      return {
        kind: name,
        ...reach,
        ...keptOf(values),
        folder: said('folder'),
        data: said('data'),
        once: values['once'] === true,
        replaceByName: values['replace-by-name'] === true,
        afterUpload: afterUploadOf(values) ?? 'keep',
        adopt: values['adopt'] === true,
        followLink: values['follow-link'] === true,
        yes: values['yes'] === true,
        dryRun: values['dry-run'] === true,
        graceSeconds: graceOf(values) ?? graceSeconds.usual,
        ...read,
        json,
      }
    case 'send':
      return { kind: name, ...reach, ...keptOf(values), files, data: said('data'), speed: read.speed, json }
    case 'adopt':
      return { kind: name, data: said('data'), folder: values['folder'] === undefined ? null : said('folder'), json }
    case 'undo':
    case 'status':
      return { kind: name, data: said('data'), json }
    case 'decide':
      return {
        kind: name,
        data: said('data'),
        answer: answerOf(values),
        below: values['in'] === undefined ? null : trimEndOf(said('in'), '/'),
        json,
      }
    case 'why':
      return { kind: name, path: files[0] ?? '', data: said('data'), json }
    case 'doctor':
      return {
        kind: name,
        ...reach,
        folder: values['folder'] === undefined ? null : said('folder'),
        also: read.also,
        data: values['data'] === undefined ? null : said('data'),
        json,
      }
  }
}

function textOf(values: Values, option: string): string {
  const value = values[option]
  return typeof value === 'string' ? value : ''
}

function answerOf(values: Values): DecideCommand['answer'] {
  if (values['send'] === true) return 'send'
  if (values['leave-out'] === true) return 'leave_out'
  return values['send-after-all'] === true ? 'send_after_all' : null
}

function afterUploadOf(values: Values): AfterUpload | null {
  return afterUploads.find((rule) => rule === values['after-upload']) ?? null
}

function asked(command: Command | string): ArgumentAnswer {
  return typeof command === 'string' ? wrong(command) : { kind: 'command', command }
}

function wrong(sentence: string): ArgumentAnswer {
  return { kind: 'wrong', text: sentence }
}
