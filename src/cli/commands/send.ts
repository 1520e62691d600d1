// `send`: sends some files, then ends.
import { resolve } from 'node:path'
import { listFormat } from '#shared/messages/intl-formats.ts'
import type { Language } from '#shared/messages/language.ts'
import { oneOutside } from '#uploader/policy.ts'
import type { SendCommand } from '../arguments/command.ts'
import type { Rules } from '../arguments/policy-options.ts'
import { exitCodes } from '../output/exit-status.ts'
import { policyChanged } from './run.ts'
import { beginRun } from './start-uploader.ts'
import type { Printer } from '../output/printer.ts'

/** Runs until all files are at rest. Answers the exit status. */
export async function runSend(
  command: SendCommand,
  rules: Rules,
  printer: Printer,
  stop: AbortSignal,
  language: Language,
): Promise<number> {
  const { onlyIn } = rules
  const files = command.files.map((file) => resolve(file))
  const outside = onlyIn === null ? null : await oneOutside(files, onlyIn.folders)
  if (onlyIn !== null && outside !== null) {
    const { folders, place } = onlyIn
    const folder = listFormat(language.locale, { type: 'conjunction' }).format(folders)
    printer.error('policy', language.say('policy.outside', { file: outside, folder, place }))
    return exitCodes.couldNotRun
  }
  const data = resolve(command.data)
  const end = await beginRun({
    command,
    from: { kind: 'files', files },
    data,
    once: true,
    // A person names these files one by one: nothing comes back to a name unseen.
    replacesByName: false,
    afterUpload: 'keep',
    speed: command.speed,
    historyDays: command.historyDays,
    guard: 'usual',
    largeFiles: command.largeFiles,
    graceSeconds: 0,
    ready: {
      facts: { command: 'send', files, server: command.server, data },
      sentences: [language.say('run.sending', { count: files.length, server: command.server })],
    },
    rules,
    another: null,
    goesOn: false,
    printer,
    stop,
    language,
  })
  // A run that does not follow the policy ends by itself.
  return end === policyChanged ? exitCodes.couldNotRun : end
}
