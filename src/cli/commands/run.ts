// Runs an uploader until it is at rest or a person stops it, and prints what happens.
import { exitCodes } from '../output/exit-status.ts'
import type { Language } from '#shared/messages/language.ts'
import { assertNever } from '#shared/assert.ts'
import { inDropboxWords } from '#shared/words/copy-name.ts'
import type { DegradedReason } from '#shared/degraded.ts'
import { degradedWords } from '#shared/degraded-words.ts'
import { levelOf } from '#shared/rows/attention.ts'
import { queueWords } from '#shared/words/upload-words.ts'
import { noticeWords } from '#uploader/notices.ts'
import type { QueueSummary } from '#uploader/queue-view/queue-summary.ts'
import type { Ending } from '#uploader/session/run-end.ts'
import type { Uploader } from '#uploader/uploader.ts'
import type { Printer, Summary } from '../output/printer.ts'
import { countsSentence } from '../output/joined-counts.ts'
import { stopped } from '../stop-signal.ts'
import type { StopReason } from '../stop-signal.ts'

type RunEnd = Ending | StopReason | 'broken'

/** The run ended because the folder that stands at the path is taken: another run begins. */
export const beginAnew = 'begin_anew'

/** The run ended because another policy of the company holds. */
export const policyChanged = 'policy_changed'

export type RunOptions = {
  readonly uploader: Uploader
  readonly printer: Printer
  /** End when everything is at rest. */
  readonly once: boolean
  readonly stop: AbortSignal
  readonly language: Language
  /** Settles when the policy of the company asks for another run; null: it is not followed. */
  readonly another: Promise<void> | null
}

/**
 * Answers the exit status, after the uploader has stopped and the summary is printed; or, without a summary, why the run is to begin
 * anew.
 */
export async function runUploader(options: RunOptions): Promise<number | typeof beginAnew | typeof policyChanged> {
  const { another, language, uploader, printer, once, stop } = options
  let told: string | null = null
  uploader.onNotice((notice) => printer.notice(notice.kind, noticeWords(notice, language)))
  uploader.onChange((row) => {
    if (row.state === 'done' || row.state === 'blocked' || row.state === 'gone') {
      // The bars below the line must not show the file as on its way, nor count it out.
      const { facts, progress, sending } = uploader.report()
      printer.progress(facts, sending, progress)
    }
    printer.upload(row)
  })
  // What needed a person already when the run began is told again: nobody should have to remember it.
  for (const row of uploader.openRows()) if (row.state === 'blocked') printer.upload(row)
  let degraded: DegradedReason | null = null
  let away = ''
  uploader.onReport((report) => {
    const awayNow = report.awayFolders.map(({ into }) => into).join('\n')
    if (awayNow !== away)
      for (const { into, isReplaced } of report.awayFolders)
        printer.notice('folder_away', language.say(isReplaced ? 'run.besideReplaced' : 'run.besideAway', { into }))
    away = awayNow
    if (report.degraded !== null && report.degraded !== degraded) {
      printer.notice(report.degraded, degradedWords(report.degraded, language))
    }
    degraded = report.degraded
    printer.progress(report.facts, report.sending, report.progress)
    told = tellQueue(options, report, told)
  })
  let isLookedAt = false
  void uploader.firstLook.then(() => (isLookedAt = true))
  const asked = uploader.adoptAsked.then((): typeof beginAnew => beginAnew)
  const endings: Promise<RunEnd | typeof beginAnew | typeof policyChanged>[] = [stopped(stop), uploader.broken, asked]
  if (another !== null) endings.push(another.then(() => policyChanged))
  if (once) endings.push(uploader.ending())
  const ending = await Promise.race(endings)
  if (ending === beginAnew || ending === policyChanged) {
    await uploader.stop()
    return ending
  }
  const report = uploader.report()
  const copies = uploader.copies()
  await uploader.stop()
  const summary = summaryOf(report)
  printer.summary(summary, summarySentence(summary, copies, language))
  return exitCode(ending, {
    once,
    needsPerson: summary.blocked > 0 || levelOf(report) === 'attention',
    // Before the first look nobody knows what waits.
    mayWait: summary.waiting > 0 || !isLookedAt,
  })
}

/** Prints the sentence about all files when what stops them changes. Answers what was told last. */
function tellQueue(
  { language, printer, uploader }: RunOptions,
  report: QueueSummary,
  told: string | null,
): string | null {
  const words = queueWords(report.facts, { nowMs: uploader.nowMs(), timeZone: null, language })
  if (words.code === told) return told
  if (words.code !== null) printer.queue(words)
  else if (report.facts.waiting > 0) printer.queue({ ...words, what: language.say('run.goesOn'), next: '' })
  return words.code
}

function summaryOf(report: QueueSummary): Summary {
  const { asked, done, blocked, waiting } = report.facts
  return { done, blocked, excluded: report.excluded, waiting, ...(asked.files === 0 ? {} : { asked: asked.files }) }
}

/** One sentence about how many files ended how; `copies` of the done ones were sent as a copy. */
export function summarySentence(summary: Summary, copies: number, language: Language): string {
  const { asked = 0, done, blocked, excluded, heldBack = 0, leftOut = 0, waiting } = summary
  const { say } = language
  const parts = [inDropboxWords(done, copies, language)]
  if (blocked > 0) parts.push(say('run.needYou', { count: blocked }))
  if (asked > 0) parts.push(say('run.asked', { count: asked }))
  if (waiting > 0) parts.push(say('run.waiting', { count: waiting }))
  if (heldBack > 0) parts.push(say('run.heldBack', { count: heldBack }))
  if (leftOut > 0) parts.push(say('run.leftOutByPerson', { count: leftOut }))
  if (excluded > 0) parts.push(say('run.leftOut', { count: excluded }))
  return countsSentence(parts, language)
}

type Outcome = { readonly once: boolean; readonly needsPerson: boolean; readonly mayWait: boolean }

/** The exit status for how a run ended. */
export function exitCode(ending: RunEnd, outcome: Outcome): number {
  switch (ending) {
    case 'stopped':
      // To stop a watcher is its ordinary end; a run that should have finished was broken off.
      if (outcome.once && outcome.mayWait) return exitCodes.couldNotRun
      return outcome.needsPerson ? exitCodes.needsPerson : exitCodes.fine
    case 'nobody_reads':
      // `outbox watch | head`: nobody asked for an end, so all is not well while files wait.
      if (outcome.mayWait) return exitCodes.couldNotRun
      return outcome.needsPerson ? exitCodes.needsPerson : exitCodes.fine
    case 'at_rest':
      return outcome.needsPerson ? exitCodes.needsPerson : exitCodes.fine
    case 'unreadable':
    case 'being_saved':
    case 'folder_replaced':
      return exitCodes.needsPerson
    case 'cannot_print':
    case 'given_up':
    case 'broken':
      return exitCodes.couldNotRun
    default:
      return assertNever(ending)
  }
}
