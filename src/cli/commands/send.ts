// `send`: sends some files, then ends.
import { resolve } from 'node:path'
import { oneOutside } from '#uploader/policy.ts'
import { plural } from '#shared/words/format.ts'
import type { SendCommand } from '../arguments.ts'
import type { Rules } from '../policy-options.ts'
import { exitCodes, policyChanged } from './run.ts'
import { beginRun } from './start-uploader.ts'
import type { Printer } from '../output/printer.ts'

/** Runs until all files are at rest. Answers the exit status. */
export async function runSend(
  command: SendCommand,
  { ignorePatterns, onlyIn, uploadHosts }: Rules,
  printer: Printer,
  stop: AbortSignal,
): Promise<number> {
  const files = command.files.map((file) => resolve(file))
  const outside = onlyIn === null ? null : await oneOutside(files, onlyIn.folder)
  if (onlyIn !== null && outside !== null) {
    const why = `your organization decides that only files in ${onlyIn.folder} are sent ("watchFolder", ${onlyIn.place})`
    printer.error('policy', `${outside} is refused: ${why}. Nothing was sent.`)
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
      sentences: [`Sending ${plural(files.length, 'name')} to ${command.server}.`],
    },
    rules: { ignorePatterns, uploadHosts },
    another: null,
    goesOn: false,
    printer,
    stop,
  })
  // A run that does not follow the policy ends by itself.
  return end === policyChanged ? exitCodes.couldNotRun : end
}
