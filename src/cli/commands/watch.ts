// `watch`: sends every file that is saved in a folder.
import { homedir } from 'node:os'
import { resolve, sep } from 'node:path'
import type { Language } from '#shared/messages/language.ts'
import { shownFolder } from '#shared/words/shown-folder.ts'
import type { WatchCommand } from '../arguments/command.ts'
import type { Rules } from '../arguments/policy-options.ts'
import type { policyChanged } from './run.ts'
import { beginRun } from './start-uploader.ts'
import type { Printer } from '../output/printer.ts'

export { policyChanged } from './run.ts'

export type PolicedRun = {
  readonly rules: Rules
  /** False where another policy made a run begin anew. */
  readonly isFirst: boolean
  /** Settles when the policy asks for another run. */
  readonly another: Promise<void> | null
}

/** The folders beside the first, by their absolute paths, each with what becomes of its files. */
export function furtherOf({ afterUpload, also }: Pick<WatchCommand, 'afterUpload' | 'also'>) {
  return also.map((one) => ({ ...one, folder: resolve(one.folder), afterUpload: one.afterUpload ?? afterUpload }))
}

/**
 * Runs until stopped, or with `--once` until everything is at rest. Answers the exit status. `isSomebodyThere`: a person sits at the
 * terminal, who can be asked about the files of a folder that was never watched; a script that names a folder has said so.
 */
export async function runWatch(
  command: WatchCommand,
  { another, isFirst, rules }: PolicedRun,
  printer: Printer,
  stop: AbortSignal,
  isSomebodyThere: boolean,
  language: Language,
): Promise<number | typeof policyChanged> {
  const folder = resolve(command.folder)
  const data = resolve(command.data)
  const also = furtherOf(command)
  const place = { folder: shownFolder(folder, homedir(), sep), server: command.server }
  return beginRun({
    command,
    from: {
      kind: 'folder',
      folder,
      adopt: command.adopt && isFirst ? 'yes' : 'if_named_anew',
      followsLink: command.followLink,
      further: also.map((other) => ({
        folder: other.folder,
        into: other.into,
        adopt: command.adopt && isFirst ? ('yes' as const) : ('if_named_anew' as const),
        followsLink: command.followLink,
        afterUpload: other.afterUpload,
        asksAtFirst: isSomebodyThere && !command.yes,
      })),
    },
    data,
    once: command.once,
    replacesByName: command.replaceByName,
    afterUpload: command.afterUpload,
    speed: command.speed,
    historyDays: command.historyDays,
    guard: command.yes ? 'off' : isSomebodyThere ? 'ask_at_first' : 'usual',
    largeFiles: command.largeFiles,
    graceSeconds: command.graceSeconds,
    rules,
    another,
    goesOn: !isFirst,
    ready: {
      facts: { command: 'watch', folder, ...(also.length === 0 ? {} : { also }), server: command.server, data },
      sentences: [
        command.once ? language.say('run.sendingFolder', place) : language.say('run.watching', place),
        ...also.map((other) =>
          language.say('run.also', { into: other.into, folder: shownFolder(other.folder, homedir(), sep) }),
        ),
      ],
    },
    printer,
    stop,
    language,
  })
}
