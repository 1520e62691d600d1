// `npm run outbox`: the terminal shell. Reads the arguments, runs one command, ends with its exit status.
import { resolve } from 'node:path'
import type { Language } from '#shared/messages/language.ts'
import { loadLanguage } from '#shared/messages/load/load-language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { assertNever } from '#shared/assert.ts'
import { parseArguments } from './arguments/parse-arguments.ts'
import type { Command } from './arguments/command.ts'
import { ownVersion } from '#uploader/start.ts'
import { runAdopt } from './commands/answers/adopt.ts'
import { runDecide } from './commands/answers/decide.ts'
import { runDoctor } from './commands/doctor.ts'
import { runDryRun } from './commands/dry-run.ts'
import { createJsonPrinter } from './output/json-printer.ts'
import { gatherOutput } from './output/gathered-output.ts'
import { drained } from './output/drain.ts'
import { terminalLanguage, unknownLanguageWords } from './language-option.ts'
import { runHistory } from './commands/history.ts'
import type { Output, Printer } from './output/printer.ts'
import { rulesOf } from './arguments/policy-options.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { runSupportBundle } from './support/support-bundle.ts'
import { runPolicy } from './commands/policy.ts'
import { exitCodes } from './output/exit-status.ts'
import { runSend } from './commands/send.ts'
import { runSignIn } from './commands/sign-in/sign-in.ts'
import { runSignOut } from './commands/sign-in/sign-out.ts'
import { runStatus } from './commands/status.ts'
import { isApart, runApart, tellEnd } from './run-apart.ts'
import { listenForStop } from './stop-signal.ts'
import { runUndo } from './commands/answers/undo.ts'
import { runWhy } from './commands/why.ts'
import { followSystemPolicy, policyFor, trialFile, watchUnderPolicy } from './under-policy.ts'
import { commandIn, usage, whereToLook } from './arguments/usage.ts'
import { createWordPrinter } from './output/word-printer.ts'
import { readPolicy } from '#uploader/policy.ts'
import { nowReader } from '#uploader/records.ts'
import { refusalOfBroken } from '#uploader/records-refusal.ts'
import { areOnHangingDrives } from '#uploader/sources/hanging-drives.ts'

const out = gatherOutput(process.stdout)
process.once('exit', () => out.flush())
const errors: Output = {
  write(text) {
    out.flush()
    process.stderr.write(text)
  },
  columns: () => (process.stderr.isTTY ? process.stderr.columns : null),
}

/** As the package says that this program came in. */
const version = ownVersion()

await end(await run(process.argv.slice(2)))

async function run(words: readonly string[]): Promise<number> {
  const found = await readPolicy(trialFile())
  const { tag, unknown } = terminalLanguage(words, process.env, found)
  const language = await loadLanguage(tag)
  // A process that was started apart says what comes; this one has said what was wrong with the words.
  if (unknown !== null && !isApart) errors.write(`${unknownLanguageWords(unknown, language)}\n`)
  const policy = policyFor(words, found)
  const parsed = parseArguments(words, language, policy)
  switch (parsed.kind) {
    case 'help':
      out.write(`${usage(language, commandIn(words))}\n`)
      return exitCodes.fine
    case 'wrong':
      if (words.includes('--json')) createJsonPrinter(out, errors).error('wrong_arguments', parsed.text)
      else errors.write(`${visibleName(parsed.text)}\n${whereToLook(commandIn(words), language)}\n`)
      return exitCodes.couldNotRun
    case 'refused':
      refusalPrinter(words.includes('--json'), language).error('policy', parsed.text)
      return exitCodes.couldNotRun
    case 'command':
      return runCommand(parsed.command, { words, language, policy, found })
    default:
      return assertNever(parsed)
  }
}

/** `policy` is what holds for the command line, `found` what the company says. */
type Given = {
  readonly words: readonly string[]
  readonly language: Language
  readonly policy: Policy
  readonly found: Policy
}

/** Who only looks may find records that are damaged further in than an opening sees. */
async function runCommand(command: Command, given: Given): Promise<number> {
  try {
    return await runAsked(command, given)
  } catch (error) {
    const data = 'data' in command && command.data !== null ? resolve(command.data) : null
    const refusal = data === null ? null : refusalOfBroken(error, data, visibleName(data), given.language)
    if (refusal === null) throw error
    printerFor(command, given.language).error(refusal.code, refusal.text)
    return exitCodes.couldNotRun
  }
}

async function runAsked(command: Command, { words, language, policy, found }: Given): Promise<number> {
  const stop = listenForStop(language.say)
  if (!isApart && (await mayLeaveThreads(command)))
    return runApart(import.meta.filename, words, stop, errors, language.say)
  const printer = (): Printer => printerFor(command, language)
  const piped = { out, errors, drained: () => allDrained([process.stdout]) }
  switch (command.kind) {
    case 'watch':
      return command.dryRun
        ? runDryRun(command, rulesOf(policy), piped, stop, language)
        : watchUnderPolicy({ words, language }, followSystemPolicy(policy), printer(), stop, isSomebodyThere())
    case 'send':
      return runSend(command, rulesOf(policy), printer(), stop, language)
    case 'adopt':
      return runAdopt(command, printer(), language)
    case 'decide':
      return runDecide(command, printer(), language)
    case 'undo':
      return runUndo(command, printer(), language)
    case 'status':
      return runStatus(command, printer(), language, found)
    case 'history':
      return runHistory(command, piped, stop, language)
    case 'why':
      return runWhy(command, found, printer(), out, language)
    case 'sign-in':
      return runSignIn(command, rulesOf(policy), printer(), stop, language)
    case 'sign-out':
      return runSignOut(command, rulesOf(policy), printer(), language)
    case 'doctor':
      return runDoctor(command, policy, out, stop, language)
    case 'support-bundle':
      return runSupportBundle(command, { version, trialFile: trialFile(), printer: printer(), stop, language })
    case 'policy':
      return runPolicy(command, trialFile(), out, language)
    default:
      return assertNever(command)
  }
}

function isSomebodyThere(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY
}

function refusalPrinter(json: boolean, language: Language): Printer {
  return json ? createJsonPrinter(out, errors) : wordPrinter('odd_waits', language)
}

function printerFor(command: Command, language: Language): Printer {
  if ('json' in command && command.json) return createJsonPrinter(out, errors)
  return wordPrinter(command.kind === 'status' ? 'every_wait' : 'odd_waits', language)
}

function wordPrinter(detail: 'every_wait' | 'odd_waits', language: Language): Printer {
  return createWordPrinter(out, errors, () => nowReader(language), detail)
}

function allDrained(streams: readonly NodeJS.WriteStream[]): Promise<void> {
  out.flush()
  return drained(streams)
}

/** Whether the command reads from a drive that may keep a thread of the process for as long as it hangs. */
async function mayLeaveThreads(command: Command): Promise<boolean> {
  if (command.kind === 'send') return areOnHangingDrives(command.files.map((file) => resolve(file)))
  if (command.kind === 'why') return areOnHangingDrives([resolve(command.path)])
  const folder = 'folder' in command ? command.folder : null
  return folder !== null && (await areOnHangingDrives([resolve(folder)]))
}

/** Ends the process although something may still hang, but not before what was printed has left, where somebody reads it. */
async function end(code: number): Promise<void> {
  await allDrained([process.stdout, process.stderr])
  if (isApart) await tellEnd(code)
  process.exit(code)
}
