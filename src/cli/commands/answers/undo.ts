// `undo`: takes back what came last into the folder and waits in its grace time.
import { resolve } from 'node:path'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { undo } from '#uploader/answers/undo.ts'
import type { UndoCommand } from '../../arguments/command.ts'
import type { Printer } from '../../output/printer.ts'
import { exitCodes } from '../../output/exit-status.ts'

/** Answers the exit status: 2 where nothing was taken back, so that whoever wanted it back looks. */
export async function runUndo(command: UndoCommand, printer: Printer, language: Language): Promise<number> {
  const data = resolve(command.data)
  const reply = await undo(data, visibleName(data), language)
  if (reply.kind === 'refused') {
    printer.error(reply.code, reply.text)
    return exitCodes.couldNotRun
  }
  printer.ready({ command: 'undo', data, files: reply.files }, [])
  printer.notice(reply.code, reply.text)
  return reply.code === 'taken_back' ? exitCodes.fine : exitCodes.needsPerson
}
