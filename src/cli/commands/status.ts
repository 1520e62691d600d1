// `status`: what the records say, whether a watcher runs or not.
import type { Language } from '#shared/messages/language.ts'
import { resolve } from 'node:path'
import { copyName } from '#shared/words/copy-name.ts'
import type { LiveProgress } from '#shared/contract/live-progress.ts'
import { needsPerson, reasonFacts } from '#shared/reasons.ts'
import { faultWords } from '#shared/outside/policy-words.ts'
import { closingFaults, type Policy } from '#shared/policy/policy.ts'
import type { RootState } from '#shared/root-state.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import type { Viewer } from '#shared/words/format.ts'
import { queueWords } from '#shared/words/upload-words.ts'
import type { QueueFacts } from '#shared/words/upload-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { lookAtRemembered } from '#uploader/agreed-folder.ts'
import { rowOnFullDisk } from '#uploader/progress/row-on-full-disk.ts'
import { heldRow } from '#shared/rows/held-row.ts'
import { readLiveProgress } from '#uploader/progress/live-progress.ts'
import { readKeptRelays } from '#uploader/progress/relay-keeper.ts'
import { noticeWords } from '#uploader/notices.ts'
import { isDiskFull, needsNobody, nowReader, openRecords, type Records } from '#uploader/records.ts'
import type { StatusCommand } from '../arguments/command.ts'
import type { Printer, Summary } from '../output/printer.ts'
import { exitCodes } from '../output/exit-status.ts'
import { summarySentence } from './run.ts'

/** Where a person left out more, they are counted alone: what needs somebody would stand among thousands of lines. */
const mostLeftOutNamed = 20

/**
 * Prints the files that are not done or were sent as a copy, for scripts all files, and the counts. Answers the exit status. `policy`: that
 * of this computer; while it keeps everybody from sending, the records tell nothing of it.
 */
export async function runStatus(
  command: StatusCommand,
  printer: Printer,
  language: Language,
  policy: Policy,
  diskIsFull: (folder: string) => boolean = isDiskFull,
): Promise<number> {
  const viewer = (): Viewer => nowReader(language)
  const data = resolve(command.data)
  const answer = openRecords(data, visibleName(data), language, await readKeptRelays(data, viewer().nowMs))
  if (answer.kind === 'refused') {
    printer.error(answer.code, answer.text)
    return exitCodes.couldNotRun
  }
  const { records } = answer
  try {
    printer.ready({ command: 'status', data }, [])
    const counted: RowCounts = { copies: 0, needNobody: 0, asked: { files: 0, bytes: 0 }, heldBack: 0, leftOut: [] }
    const live = await readLiveProgress(data, viewer().nowMs)
    let hold: QueueFacts['hold'] = live?.hold ?? null
    const underWay = new Map(live?.sending.map((one) => [one.path, one]))
    // Whoever has no room for records has none to tell that, either.
    const isFull = diskIsFull(data)
    const shown = (row: UploadRow): UploadRow => (isFull ? rowOnFullDisk(row) : row)
    for (const recorded of records.rows()) {
      const row = shown(heldRow(asSent(recorded, underWay.get(recorded.path) ?? null), live?.hold ?? null))
      // An Outbox that runs knows better than the files do, which met it some time ago.
      if (live?.hold === undefined || live.hold === null) hold = strongerHold(hold, row)
      const isCopy = countRow(counted, row)
      // What stands below tells of all of them.
      if (!command.json && (row.reason === 'many_at_once' || row.reason === 'skipped')) continue
      if (command.json || row.state !== 'done' || isCopy) printer.upload(row)
    }
    if (!command.json && counted.leftOut.length <= mostLeftOutNamed)
      for (const row of counted.leftOut) printer.upload(row)
    const { asked, copies } = counted
    const summary = summaryOf(records.counts, counted)
    const { folder, replaced } = await lookAtFolders(records)
    const facts = { ...quiet, ...summary, ...ledgerFacts(isFull), asked, folder, hold, sending: underWay.size }
    const words = queueWords(facts, viewer())
    if (live !== null && live.progress !== null) printer.pace(live.progress)
    if (command.json || words.code !== null) printer.queue(words)
    printNotices(printer, { live, replaced, data }, viewer())
    const [closed] = closingFaults(policy)
    if (closed !== undefined) printer.notice('policy', faultWords(closed, language))
    printer.summary(summary, summarySentence(summary, copies, language))
    return closed === undefined ? exitOf(facts, replaced) : exitCodes.needsPerson
  } finally {
    records.close()
  }
}

/** What the rows say beside the counts of the records. */
type RowCounts = {
  copies: number
  /** Blocked ones that need nobody all the same. */
  needNobody: number
  readonly asked: { files: number; bytes: number }
  heldBack: number
  readonly leftOut: UploadRow[]
}

/** Counts a row, and answers whether it was sent as a copy. */
function countRow(counted: RowCounts, row: UploadRow): boolean {
  if (needsNobody(row)) counted.needNobody++
  if (row.reason === 'held_back') counted.heldBack++
  if (row.reason === 'skipped') counted.leftOut.push(row)
  if (row.reason === 'many_at_once') {
    counted.asked.files++
    counted.asked.bytes += row.sizeBytes ?? 0
  }
  const isCopy = copyName(row.path, row.destination) !== null
  if (isCopy) counted.copies++
  return isCopy
}

function summaryOf(counts: Records['counts'], { asked, heldBack, leftOut, needNobody }: RowCounts): Summary {
  const waitingLeftOut = leftOut.filter(({ state }) => state !== 'blocked').length
  return {
    ...counts,
    blocked: counts.blocked - needNobody,
    waiting: counts.waiting - asked.files - heldBack - waitingLeftOut,
    excluded: 0,
    ...(asked.files === 0 ? {} : { asked: asked.files }),
    ...(heldBack === 0 ? {} : { heldBack }),
    ...(leftOut.length === 0 ? {} : { leftOut: leftOut.length }),
  }
}

type Told = { readonly live: LiveProgress | null; readonly replaced: readonly string[]; readonly data: string }

/** What can be taken back, and which folders are asked about. */
function printNotices(printer: Printer, { data, live, replaced }: Told, viewer: Viewer): void {
  if (live !== null && live.batch !== null) {
    const { files, untilMs } = live.batch
    const seconds = Math.max(1, Math.round((untilMs - viewer.nowMs) / 1_000))
    const notice = { kind: 'in_grace', files, seconds, dataFolder: data } as const
    printer.notice(notice.kind, noticeWords(notice, viewer.language))
  }
  for (const path of replaced) {
    const notice = { kind: 'folder_replaced', folder: path, dataFolder: data } as const
    printer.notice(notice.kind, noticeWords(notice, viewer.language))
  }
}

type Folders = { readonly folder: RootState; readonly replaced: readonly string[] }

/** How the watched folders are as a whole, and the paths at which other ones stand. One of several that is away keeps only its own files. */
async function lookAtFolders(records: Records): Promise<Folders> {
  const looks = await Promise.all(
    records.folders().map(async (one) => ({ path: one.path, ...(await lookAtRemembered(one)) })),
  )
  return {
    folder: looks.some(({ state }) => state === 'there') ? 'there' : (looks[0]?.state ?? 'there'),
    replaced: looks.flatMap(({ path, state }) => (state === 'replaced' ? [path] : [])),
  }
}

/** The records know a file that is being sent as one that waits. Done and blocked are what they are, whatever was told before. */
function asSent(row: UploadRow, sending: LiveProgress['sending'][number] | null): UploadRow {
  if (sending === null || (row.state !== 'waiting' && row.state !== 'settling')) return row
  const { sentBytes, step } = sending
  const shown = { ...row, state: 'sending', reason: null, nextTryAt: null, action: null, sentBytes } as const
  return step === null ? shown : { ...shown, step }
}

function exitOf({ asked, blocked, hold, ledgerTrouble }: QueueFacts, replaced: readonly string[]): number {
  const isKept = ledgerTrouble !== null || (hold !== null && needsPerson(hold.reason))
  return isKept || blocked + asked.files + replaced.length > 0 ? exitCodes.needsPerson : exitCodes.fine
}

function ledgerFacts(isFull: boolean): Pick<QueueFacts, 'ledgerTrouble'> {
  return { ledgerTrouble: isFull ? 'disk_full' : null }
}

/** Nothing of this is in the records: it is true of a running uploader only. */
const quiet = {
  paused: null,
  pausedUntilMs: null,
  heldBack: 0,
}

/**
 * What keeps all files, as the files that met it have it in the records; what needs a person before what does not. A pause
 * is not looked for: it is a person's own.
 */
export function strongerHold(known: QueueFacts['hold'], row: UploadRow): QueueFacts['hold'] {
  const { state, reason, nextTryAt } = row
  if (state !== 'waiting' || reason === null) return known
  if (reasonFacts[reason].scope !== 'everything' || reason === 'paused') return known
  if (known !== null && (needsPerson(known.reason) || !needsPerson(reason))) return known
  return { reason, untilMs: nextTryAt === null ? 0 : Date.parse(nextTryAt) }
}
