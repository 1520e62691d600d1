// `why`: where a file is, or why it was not sent.
import { resolve } from 'node:path'
import { visibleName } from '#shared/words/visible-name.ts'
import { whyWords } from '#shared/words/why-words.ts'
import { askWhy } from '#uploader/history/why.ts'
import { nowReader } from '#uploader/records.ts'
import type { WhyCommand } from '../arguments.ts'
import type { Output, Printer } from '../output/printer.ts'
import { exitCodes } from './run.ts'

/** Prints one answer. Answers the exit status: 2 where the file needs somebody. */
export async function runWhy(command: WhyCommand, printer: Printer, out: Output): Promise<number> {
  const data = resolve(command.data)
  const path = resolve(command.path)
  const reply = await askWhy(data, visibleName(data), path)
  if (reply.kind === 'refused') {
    printer.error(reply.code, reply.text)
    return exitCodes.couldNotRun
  }
  const { answer, folder } = reply
  const { what, todo } = whyWords(answer, { name: command.path, folder, reader: 'terminal' }, nowReader())
  if (command.json) out.write(`${JSON.stringify({ event: 'why', path, ...answer, text: what, todo })}\n`)
  else out.write(`${what} ${todo}\n`)
  return answer.kind === 'needs_person' ? exitCodes.needsPerson : exitCodes.fine
}
