// This folder: what IT asks of the terminal beside the uploads.

// `support-bundle`: one text for IT about this computer.
import { writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { english } from '#shared/messages/english.ts'
import type { Language } from '#shared/messages/language.ts'
import { effectiveSettings } from '#shared/policy/effective-settings.ts'
import { reportOf } from '#shared/policy/report.ts'
import { sentences } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { checkServer, type Finding } from '#uploader/doctor/doctor.ts'
import { lookForPolicy } from '#uploader/policy.ts'
import { recordsRefusalWords } from '#uploader/records-refusal.ts'
import { makeBundle } from '#uploader/support/make-bundle.ts'
import { rulesOf } from '../arguments/policy-options.ts'
import type { SupportCommand } from '../arguments/policy-arguments.ts'
import type { Printer } from '../output/printer.ts'
import { readToken } from '../commands/first-contact.ts'
import { readNetwork, trustSystemAuthorities, useClientCertificate } from '../commands/network.ts'
import { readAppSettings } from '../commands/policy.ts'
import { exitCodes } from '../output/exit-status.ts'

export type SupportParts = {
  readonly version: string
  readonly trialFile: string | null
  readonly printer: Printer
  readonly stop: AbortSignal
  readonly language: Language
}

/** Answers the exit status. */
export async function runSupportBundle(command: SupportCommand, parts: SupportParts): Promise<number> {
  const { language, printer, trialFile, version } = parts
  const { say } = language
  const refuse = (code: string, text: string): number => {
    printer.error(code, text)
    return exitCodes.couldNotRun
  }
  const own = command.settings === null ? defaultSettings : await readAppSettings(resolve(command.settings))
  if (own === 'unreadable') return refuse('settings_unreadable', say('support.settings'))
  const [data, to] = [resolve(command.data), resolve(command.to)]
  const { places, policy } = await lookForPolicy(trialFile)
  const chosen = own.chosen === null ? null : new Set(own.chosen)
  const server = command.server ?? effectiveSettings(own, policy, chosen, homedir()).settings.server
  const { refusal, text, watched } = await makeBundle({
    version,
    folders: [command.folder, own.folder, ...own.furtherFolders.map((one) => one.folder)].flatMap((folder) =>
      folder === null ? [] : [resolve(folder)],
    ),
    data,
    // The app has its logs beside its data.
    logs: join(dirname(data), 'logs'),
    effective: reportOf(own, policy, chosen, homedir()),
    policy,
    places,
    serverFindings: await serverFindings(command, server, rulesOf(policy), { ...parts, language: english }),
    withNames: command.withNames,
    // Whoever helps reads one language, whatever the person here speaks.
    language: english,
  })
  if (watched.some((folder) => isAtOrInside(to, resolve(folder), sep)))
    return refuse('in_watched_folder', say('support.watched'))
  try {
    await writeFile(to, text, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const code = errorCodeOf(error) ?? 'unknown error'
    const file = visibleName(to)
    return refuse(
      'not_saved',
      code === 'EEXIST' ? say('support.taken', { file }) : say('support.unwritable', { file, code }),
    )
  }
  const shown = visibleName(data)
  if (refusal === 'no_records') printer.warning(say('support.noRecords', { folder: shown }))
  else if (refusal !== null) printer.warning(recordsRefusalWords(refusal, shown, language))
  printer.ready({ command: 'support-bundle', file: to }, [say('support.done', { file: visibleName(to) })])
  return exitCodes.fine
}

async function serverFindings(
  { allowLoopback, tokenFile }: SupportCommand,
  server: string | null,
  rules: ReturnType<typeof rulesOf>,
  { language, stop }: SupportParts,
): Promise<readonly Finding[]> {
  const { say } = language
  if (server === null) return [{ check: 'server address', ok: false, text: say('support.noServer') }]
  const network = readNetwork(process.env, server, language.say, rules)
  const read = await readToken({ server, tokenFile, allowLoopback }, network, language)
  if (network.kind === 'refused') return [{ check: 'proxy', ok: false, text: network.because }]
  trustSystemAuthorities(rules.extraCaFile, language)
  const findings: Finding[] = []
  const unshown = useClientCertificate(process.env, server, rules.clientCertificate, language.say)
  if (unshown !== null) findings.push({ check: 'client certificate', ok: false, text: unshown })
  if (network.proxy !== null)
    findings.push({ check: 'proxy', ok: true, text: say('proxy.way', { proxy: network.proxy }) })
  if (read.kind === 'refused') {
    const text = sentences(language, read.words.text, say('support.noToken'))
    findings.push({ check: 'token file', ok: false, text })
  }
  const token = read.kind === 'token' ? read.token : null
  const ask = { server, token, allowLoopback, agentFor: network.agentFor, language, signal: stop }
  for await (const finding of checkServer(ask)) findings.push(finding)
  return findings
}
