// `send`: sends some files, then ends.
import { resolve } from 'node:path'
import type { Language } from '#shared/messages/language.ts'
import type { SendCommand } from '../arguments.ts'
import { beginRun } from './start-uploader.ts'
import type { Printer } from '../output/printer.ts'

/** Runs until all files are at rest. Answers the exit status. */
export async function runSend(
  command: SendCommand,
  printer: Printer,
  stop: AbortSignal,
  language: Language,
): Promise<number> {
  const files = command.files.map((file) => resolve(file))
  const data = resolve(command.data)
  return beginRun({
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
    printer,
    stop,
    language,
  })
}
