// This folder: how a computer, or a person at it, gets a key and gives it back.

// `sign-in`: a person signs in with their account, or a code from IT becomes this computer's token. Either is kept in the file that
// the other commands read.
import { constants } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { assertNever } from '#shared/assert.ts'
import type { Provider } from '#shared/contract/sign-in/sign-in-api.ts'
import type { Language } from '#shared/messages/language.ts'
import type { Say } from '#shared/messages/messages.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { shownDevice } from '#shared/target.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { enrolComputer, isEnrolmentCode } from '#uploader/doctor/enrol-computer.ts'
import { askServer, troubleOf } from '#uploader/doctor/server-status.ts'
import { refusalWords } from '#uploader/refusals.ts'
import type { RefusalWords } from '#uploader/refusals.ts'
import { keyFile } from '#uploader/sign-in/person.ts'
import { findWay, onAnotherDevice, signIn } from '#uploader/sign-in/sign-in.ts'
import type { DeviceCode, SignInAsk } from '#uploader/sign-in/sign-in.ts'
import type { SignInCommand } from '../../arguments/sign-in-arguments.ts'
import type { Rules } from '../../arguments/policy-options.ts'
import type { Printer } from '../../output/printer.ts'
import { readTokenFile } from '../../token-file.ts'
import { readToken, troubleWords } from '../first-contact.ts'
import { readNetwork, trustSystemAuthorities, useClientCertificate } from '../network.ts'
import { exitCodes } from '../../output/exit-status.ts'

/**
 * Signs in as the server says: a person with their account, or the computer by a code. The place for the key is looked at
 * beforehand: a code is spent when the answer comes, and a token that cannot be kept would be lost.
 */
export async function runSignIn(
  command: SignInCommand,
  rules: Rules,
  printer: Printer,
  stop: AbortSignal,
  language: Language,
): Promise<number> {
  const { say } = language
  const refuse = (code: string, text: string): number => {
    printer.error(code, text)
    return exitCodes.couldNotRun
  }
  const { allowLoopback, server, tokenFile } = command
  const network = readNetwork(process.env, server, say, rules)
  if (network.kind === 'refused') return refuse('proxy_unusable', network.because)
  if (await isSomethingElse(tokenFile, say))
    return refuse('token_file_taken', say('signIn.fileTaken', { file: visibleName(tokenFile) }))
  if (command.code !== null && !isEnrolmentCode(command.code)) return refuse('code_unreadable', say('enrol.unreadable'))
  const untrusted = trustSystemAuthorities(rules.extraCaFile, language)
  if (untrusted !== null) printer.warning(untrusted)
  const unshown = useClientCertificate(process.env, server, rules.clientCertificate, say)
  if (unshown !== null) printer.warning(unshown)
  const tellsComputerName = rules.computerName
  const ask = { server, allowLoopback, agentFor: network.agentFor, tellsComputerName, language, signal: stop }
  if (command.code !== null) return signInByCode(ask, command.code, tokenFile, printer)
  const way = await findWay(ask)
  switch (way.kind) {
    case 'account':
      return signInPerson(ask, way.provider, tokenFile, printer)
    case 'keys': {
      const code = await askForCode(stop, say)
      if (code.trim() === '') return refuse('code_missing', say('enrol.none'))
      return isEnrolmentCode(code)
        ? signInByCode(ask, code, tokenFile, printer)
        : refuse('code_unreadable', say('enrol.unreadable'))
    }
    case 'refused':
      return refuse(way.words.code, way.words.text)
    default:
      return assertNever(way)
  }
}

/** With a code on another device, or in any browser: a terminal may be far away from one. */
async function signInPerson(ask: SignInAsk, provider: Provider, tokenFile: string, printer: Printer): Promise<number> {
  const { language } = ask
  const { say } = language
  await mkdir(dirname(tokenFile), { recursive: true, mode: 0o700 }).catch(() => undefined)
  const show = ({ address, code, whole }: DeviceCode): void => {
    const shown = { address: visibleName(address), code: visibleName(code) }
    const second = whole === null ? [] : [say('signIn.openWhole', { address: visibleName(whole) })]
    const text = [say('signIn.open', shown), ...second].join('\n')
    printer.notice('open_and_type', text, { address, userCode: code, whole })
  }
  const place = keyFile(tokenFile)
  const end = await signIn(ask, provider, place, onAnotherDevice(show, ask.signal))
  if (end.kind === 'cancelled') return exitCodes.couldNotRun
  const trouble = end.kind === 'refused' ? end.words : await whoAmI(ask, tokenFile, printer)
  if (trouble === null) return exitCodes.fine
  printer.error(trouble.code, trouble.text)
  return exitCodes.couldNotRun
}

/** Asks the server, who has the last word: it may let only some people in. Null when it knows this one. */
async function whoAmI(ask: SignInAsk, tokenFile: string, printer: Printer): Promise<RefusalWords | null> {
  const { language, server } = ask
  const network = { kind: 'usable', agentFor: ask.agentFor, proxy: null } as const
  const rules = { computerName: ask.tellsComputerName }
  const read = await readToken({ server, tokenFile, allowLoopback: ask.allowLoopback }, network, rules, language)
  if (read.kind === 'refused') return read.words
  const probe = await askServer({ ...ask, token: read.token })
  if (probe.kind === 'refused') return refusalWords(probe.refusal, language)
  const reason = troubleOf(probe)
  if (reason !== null) return troubleWords(reason, language)
  const me = probe.kind === 'answered' && probe.me.kind === 'known' ? probe.me.me : { device: new URL(server).host }
  const [device, shownAs] = [visibleName(me.device), visibleName(shownDevice(me))]
  const text = language.say('signIn.done', { device: shownAs, file: visibleName(tokenFile) })
  printer.ready({ command: 'sign-in', device, shownAs, tokenFile }, [text])
  return null
}

async function signInByCode(ask: SignInAsk, code: string, tokenFile: string, printer: Printer): Promise<number> {
  const { say } = ask.language
  const file = visibleName(tokenFile)
  const place = await makePlace(tokenFile)
  if (typeof place === 'string') {
    printer.error('token_file_unwritten', say('signIn.fileUnwritten', { file, code: place }))
    return exitCodes.couldNotRun
  }
  try {
    const end = await enrolComputer({ ...ask, code })
    if (end.kind === 'refused') {
      printer.error(end.code, end.text)
      return exitCodes.couldNotRun
    }
    await place.keep(end.token)
    const text = say('signIn.done', { device: end.device, file })
    printer.ready({ command: 'sign-in', device: end.device, tokenFile }, [text])
    return exitCodes.fine
  } finally {
    await place.leave()
  }
}

/** True where something stands that is no token of ours: the name was mistyped, and it is not overwritten. */
async function isSomethingElse(tokenFile: string, say: Say): Promise<boolean> {
  const read = await readTokenFile(tokenFile, say)
  return read.kind === 'refused' && !read.isMissing
}

type Place = {
  /** Writes the token and puts it where the file is to be, all of it or nothing. */
  readonly keep: (token: string) => Promise<void>
  readonly leave: () => Promise<void>
}

/** A file beside, for its owner only; the system's code where it cannot be made. */
async function makePlace(tokenFile: string): Promise<Place | string> {
  const beside = `${tokenFile}.new`
  try {
    await mkdir(dirname(tokenFile), { recursive: true, mode: 0o700 })
    await rm(beside, { force: true })
    const handle = await open(beside, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600)
    return {
      keep: async (token) => {
        await handle.writeFile(`${token}\n`)
        await handle.sync()
        await handle.close()
        await rename(beside, tokenFile)
      },
      leave: async () => {
        await handle.close().catch(() => undefined)
        await rm(beside, { force: true })
      },
    }
  } catch (error) {
    return errorCodeOf(error) ?? 'unknown'
  }
}

/** One line from the terminal or a pipe. Empty where there is none. */
async function askForCode(stop: AbortSignal, say: Say): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdin.isTTY ? process.stderr : undefined })
  try {
    if (process.stdin.isTTY) return await lines.question(`${say('signIn.ask')} `, { signal: stop })
    for await (const line of lines) return line
    return ''
  } catch {
    return ''
  } finally {
    lines.close()
  }
}
