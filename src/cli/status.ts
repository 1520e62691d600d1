// `status`: what the records say, whether a watcher runs or not.
import { resolve } from 'node:path'
import { visibleName } from '#shared/visible-name.ts'
import { openRecords } from '#uploader/records.ts'
import type { StatusCommand } from './arguments.ts'
import type { Printer } from './printer.ts'
import { exitCodes, summarySentence } from './run.ts'

/** Prints the files that are not done, for scripts all files, and the counts. Answers the exit status. */
export function runStatus(command: StatusCommand, printer: Printer): number {
  const data = resolve(command.data)
  const answer = openRecords(data, visibleName(data))
  if (answer.kind === 'refused') {
    printer.error(answer.code, answer.text)
    return exitCodes.couldNotRun
  }
  const { records } = answer
  try {
    printer.ready({ command: 'status', data }, [])
    for (const row of records.rows(command.json ? 'all' : 'not_done')) printer.upload(row)
    const summary = { ...records.counts, excluded: 0 }
    printer.summary(summary, summarySentence(summary))
    return summary.blocked > 0 ? exitCodes.needsPerson : exitCodes.fine
  } finally {
    records.close()
  }
}
