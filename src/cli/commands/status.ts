// `status`: what the records say, whether a watcher runs or not.
import { resolve } from 'node:path'
import { copyName } from '#shared/words/copy-name.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { openRecords } from '#uploader/records.ts'
import type { StatusCommand } from '../arguments.ts'
import type { Printer } from '../output/printer.ts'
import { exitCodes, summarySentence } from './run.ts'

/** Prints the files that are not done or were sent as a copy, for scripts all files, and the counts. Answers the exit status. */
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
    let copies = 0
    for (const row of records.rows()) {
      const isCopy = copyName(row.path, row.destination) !== null
      if (isCopy) copies++
      if (command.json || row.state !== 'done' || isCopy) printer.upload(row)
    }
    const summary = { ...records.counts, excluded: 0 }
    printer.summary(summary, summarySentence(summary, copies))
    return summary.blocked > 0 ? exitCodes.needsPerson : exitCodes.fine
  } finally {
    records.close()
  }
}
