// Begins a run of the uploader: token, server, start, and then the run itself. Whatever keeps it from running is one
// sentence and exit status 1.
import type { Language } from '#shared/messages/language.ts'
import { noticeWords } from '#uploader/notices.ts'
import { refusalWords } from '#uploader/refusals.ts'
import type { RefusalWords } from '#uploader/refusals.ts'
import type { AfterUpload } from '#shared/sent/original.ts'
import type { SpeedRules } from '#shared/speed/speed.ts'
import { startUploader } from '#uploader/start.ts'
import type { UploadFrom } from '#uploader/start.ts'
import type { ServerOptions } from '../arguments/sign-in-arguments.ts'
import type { Printer } from '../output/printer.ts'
import { readNetwork, trustSystemAuthorities, useClientCertificate } from './network.ts'
import { readTokenFile } from '../token-file.ts'
import { readToken, refuseHopeless } from './first-contact.ts'
import { exitCodes } from '../output/exit-status.ts'
import { beginAnew, runUploader, type policyChanged } from './run.ts'
import type { Rules } from '../arguments/policy-options.ts'

export type RunAsk = {
  readonly command: ServerOptions
  readonly from: UploadFrom
  /** Absolute. */
  readonly data: string
  readonly once: boolean
  readonly replacesByName: boolean
  readonly afterUpload: AfterUpload
  readonly speed: SpeedRules
  readonly historyDays: number | null
  /** Who is asked when very much comes at once: nobody, a person, or a person also about a folder that was never watched. */
  readonly guard: 'off' | 'usual' | 'ask_at_first'
  readonly largeFiles: number | null
  /** So long nothing begins with what is new. */
  readonly graceSeconds: number
  /** What the policy of the company says beside the options. */
  readonly rules: Rules
  /** Settles when the policy asks for another run; null: it is not followed. */
  readonly another: Promise<void> | null
  /** Another run goes on with what one began that said it was ready. */
  readonly goesOn: boolean
  readonly ready: { readonly facts: Readonly<Record<string, unknown>>; readonly sentences: readonly string[] }
  readonly printer: Printer
  readonly stop: AbortSignal
  readonly language: Language
}

/** Answers the exit status, or that another policy asks for another run. */
export async function beginRun(ask: RunAsk): Promise<number | typeof policyChanged> {
  const { command, language, printer, stop, once } = ask
  const network = readNetwork(process.env, command.server, language.say, ask.rules)
  const read = await readToken(command, network, ask.rules, language)
  if (read.kind === 'refused') return refuse(printer, read.words)
  if (network.kind === 'refused') return refuse(printer, { code: 'proxy_unusable', text: network.because })
  const untrusted = trustSystemAuthorities(ask.rules.extraCaFile, language)
  if (untrusted !== null) printer.warning(untrusted)
  const unshown = useClientCertificate(process.env, command.server, ask.rules.clientCertificate, language.say)
  if (unshown !== null) printer.warning(unshown)
  const { agentFor } = network
  const hopeless = once ? await refuseHopeless({ ...command, agentFor }, read.token, stop, language) : null
  if (hopeless !== null) return refuse(printer, hopeless)
  if (stop.aborted) return exitCodes.couldNotRun
  const options = {
    server: command.server,
    token: read.token,
    tokenFile: command.tokenFile,
    // A person's session reads its file itself.
    ...(typeof read.token === 'string' ? { renewToken: () => readAgain(command, language) } : {}),
    allowLoopback: command.allowLoopback,
    agentFor,
    dataFolder: ask.data,
    replacesByName: ask.replacesByName,
    afterUpload: ask.afterUpload,
    speed: ask.speed,
    ignorePatterns: ask.rules.ignorePatterns,
    fileRules: ask.rules.fileRules,
    uploadHosts: ask.rules.uploadHosts,
    tellsStatus: ask.rules.fleetStatus,
    ...(ask.guard === 'off' ? { guard: null } : { asksAtFirst: ask.guard === 'ask_at_first' }),
    ...(ask.historyDays === null ? {} : { historyDays: ask.historyDays }),
    ...(ask.largeFiles === null ? {} : { relaySlots: ask.largeFiles }),
    graceMs: ask.graceSeconds * 1_000,
    alarm: (text: string) => printer.warning(text),
  }
  let { from } = ask
  for (let isFirst = true; ; isFirst = false) {
    const started = await startUploader({ ...options, from })
    if (started.kind === 'refused') return refuse(printer, refusalWords(started.refusal, language))
    if (isFirst && !ask.goesOn) printer.ready(ask.ready.facts, ask.ready.sentences)
    if (isFirst && read.warning !== null) printer.warning(read.warning)
    for (const notice of started.notices) printer.notice(notice.kind, noticeWords(notice, language))
    const { another } = ask
    const end = await runUploader({ uploader: started.uploader, printer, once, stop, language, another })
    if (end !== beginAnew) return end
    // The request names the folder that is meant; nobody asks for another one.
    if (from.kind === 'folder') from = { ...from, adopt: 'no' }
  }
}

/** A new key is put into the same file: a running `watch` takes it. */
async function readAgain(command: ServerOptions, language: Language): Promise<string | null> {
  const read = await readTokenFile(command.tokenFile, language.say)
  return read.kind === 'token' ? read.token : null
}

function refuse(printer: Printer, words: RefusalWords): number {
  printer.error(words.code, words.text)
  return exitCodes.couldNotRun
}
