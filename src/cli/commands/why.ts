// `why`: where a file is, or why it was not sent.
import { resolve } from 'node:path'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { sentences } from '#shared/words/format.ts'
import { asksForPerson } from '#shared/rows/why.ts'
import { faultWords } from '#shared/outside/policy-words.ts'
import { whyWords } from '#shared/outside/why-words.ts'
import { askWhy } from '#uploader/history/why.ts'
import { nowReader } from '#uploader/records.ts'
import { closingFaults, decidedValue, type Policy } from '#shared/policy/policy.ts'
import { fileRulesOf } from '#shared/policy/file-rules.ts'
import type { WhyCommand } from '../arguments/command.ts'
import type { Output, Printer } from '../output/printer.ts'
import { exitCodes } from '../output/exit-status.ts'

/** Prints one answer. Answers the exit status: 2 where the file needs somebody. `policy`: that of this computer. */
export async function runWhy(
  command: WhyCommand,
  policy: Policy,
  printer: Printer,
  out: Output,
  language: Language,
): Promise<number> {
  const data = resolve(command.data)
  const path = resolve(command.path)
  const ignorePatterns = decidedValue(policy, 'ignorePatterns') ?? []
  const company = { ignorePatterns, fileRules: fileRulesOf(policy) }
  const reply = await askWhy(data, visibleName(data), path, language, company)
  if (reply.kind === 'refused') {
    printer.error(reply.code, reply.text)
    return exitCodes.couldNotRun
  }
  const { answer, folder } = reply
  const words = whyWords(answer, { name: command.path, folder, reader: 'terminal' }, nowReader(language))
  // What would be sent is not, while the policy keeps everybody from sending: the records do not know.
  const [closed] = answer.kind === 'waits' || answer.kind === 'not_seen' ? closingFaults(policy) : []
  const { what } = words
  const todo = closed === undefined ? words.todo : faultWords(closed, language)
  if (command.json) out.write(`${JSON.stringify({ event: 'why', path, ...answer, text: what, todo })}\n`)
  else out.write(`${sentences(language, what, todo)}\n`)
  return asksForPerson(answer) || closed !== undefined ? exitCodes.needsPerson : exitCodes.fine
}
