// `decide`: what a person says about files that came all at once or were left out; or, without an answer, what is asked.
import { resolve } from 'node:path'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { askWhatWaits, decide, sendAfterAll } from '#uploader/answers/decide.ts'
import type { DecideReply } from '#uploader/answers/decide.ts'
import type { DecideCommand } from '../../arguments/command.ts'
import type { Printer } from '../../output/printer.ts'
import { exitCodes } from '../../output/exit-status.ts'

/** Lists what is asked, or leaves the answer for whoever watches the folder. Answers the exit status: 2 while a person is asked. */
export function runDecide(command: DecideCommand, printer: Printer, language: Language): number {
  const data = resolve(command.data)
  const reply = replyTo(command, data, language)
  if (reply.kind === 'refused') {
    printer.error(reply.code, reply.text)
    return exitCodes.couldNotRun
  }
  printer.ready({ command: 'decide', data, ...(reply.asked === null ? {} : { asked: reply.asked }) }, [])
  printer.notice(reply.code, reply.text)
  return reply.code === 'many_at_once' ? exitCodes.needsPerson : exitCodes.fine
}

function replyTo({ answer, below }: DecideCommand, data: string, language: Language): DecideReply {
  const shown = visibleName(data)
  if (answer === null) return askWhatWaits(data, shown, language)
  if (answer === 'send_after_all') return sendAfterAll(data, shown, below, language)
  return decide(data, shown, { answer, below }, language)
}
