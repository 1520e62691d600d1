// `sign-in`: a code from IT becomes this computer's token, which is kept in the file that the other commands read.
import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import type { Language } from '#shared/messages/language.ts'
import type { Say } from '#shared/messages/messages.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { enrolComputer, isEnrolmentCode } from '#uploader/doctor/enrol-computer.ts'
import type { SignInCommand } from '../sign-in-arguments.ts'
import type { Rules } from '../policy-options.ts'
import type { Printer } from '../output/printer.ts'
import { readTokenFile } from '../token-file.ts'
import { readNetwork, trustSystemAuthorities, useClientCertificate } from './network.ts'
import { exitCodes } from './run.ts'

/**
 * Asks for the code where none was given, and the server for the token. The place for the token is made beforehand: the code
 * is spent when the answer comes, and a token that cannot be kept would be lost.
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
  const file = visibleName(tokenFile)
  const network = readNetwork(process.env, server, say, rules.proxy)
  if (network.kind === 'refused') return refuse('proxy_unusable', network.because)
  if (await isSomethingElse(tokenFile, say)) return refuse('token_file_taken', say('signIn.fileTaken', { file }))
  const code = command.code ?? (await askForCode(stop, say))
  if (!isEnrolmentCode(code)) return refuse('code_unreadable', say('enrol.unreadable'))
  const place = await makePlace(tokenFile)
  if (typeof place === 'string')
    return refuse('token_file_unwritten', say('signIn.fileUnwritten', { file, code: place }))
  try {
    const untrusted = trustSystemAuthorities(rules.extraCaFile, language)
    if (untrusted !== null) printer.warning(untrusted)
    const unshown = useClientCertificate(process.env, server, rules.clientCertificate, say)
    if (unshown !== null) printer.warning(unshown)
    const { agentFor } = network
    const end = await enrolComputer({ server, code, allowLoopback, agentFor, language, signal: stop })
    if (end.kind === 'refused') return refuse(end.code, end.text)
    await place.keep(end.token)
    printer.ready({ command: 'sign-in', device: end.device, tokenFile }, [
      say('signIn.done', { device: end.device, file }),
    ])
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
