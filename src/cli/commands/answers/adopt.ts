// This folder: what a person says to an Outbox that runs in another terminal.

// `adopt`: a person says that the folder which stands at the watched path now is the one.
import { resolve } from 'node:path'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { adoptFolder } from '#uploader/answers/adopt-folder.ts'
import type { AdoptCommand } from '../../arguments/command.ts'
import type { Printer } from '../../output/printer.ts'
import { exitCodes } from '../../output/exit-status.ts'

/** Leaves the word for whoever watches the folder. Answers the exit status. */
export async function runAdopt(command: AdoptCommand, printer: Printer, language: Language): Promise<number> {
  const data = resolve(command.data)
  const answer = await adoptFolder(
    data,
    visibleName(data),
    language,
    command.folder === null ? null : resolve(command.folder),
  )
  if (answer.kind === 'refused') {
    printer.error(answer.code, answer.text)
    return exitCodes.couldNotRun
  }
  printer.ready({ command: 'adopt', data, folder: answer.folder }, [])
  printer.notice(answer.code, answer.text)
  return exitCodes.fine
}
