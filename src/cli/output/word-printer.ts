// Words for people. Only what lasts is printed as a line; what passes is shown as bars at the lower edge of a terminal.
import { english } from '#shared/messages/english.ts'
import { assertNever } from '#shared/assert.ts'
import { copyName } from '#shared/words/copy-name.ts'
import { bytesWords, countWords, rangeWords, sizeWords } from '#shared/words/format.ts'
import type { Viewer } from '#shared/words/format.ts'
import { needsPerson, reasonFacts, type ReasonCode } from '#shared/reasons.ts'
import type { Progress } from '#shared/contract/ipc-app-state.ts'
import type { ExcludedRow, UploadRow } from '#shared/rows/upload-row.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { stepWords } from '#shared/words/sending-words.ts'
import { excludedWords, queueWords, uploadWords } from '#shared/words/upload-words.ts'
import type { QueueFacts } from '#shared/words/upload-words.ts'
import { createLiveArea } from './live-area.ts'
import type { Output, Printer, Sending } from './printer.ts'

const barCells = 24
const mostBars = 4

/** Whether each file that waits is told, or only those whose wait is out of the ordinary. */
export type Detail = 'every_wait' | 'odd_waits'

/** `reader` says what time it is each time it is asked. */
export function createWordPrinter(out: Output, errors: Output, viewer: () => Viewer, detail: Detail): Printer {
  const area = createLiveArea(out)
  const said = new Map<string, string>()

  function upload(row: UploadRow | ExcludedRow): void {
    if (row.state === 'excluded') return area.print(excludedLine(row))
    const line = uploadLine(row, viewer(), detail)
    if (line === null) return
    // The same trouble again and again is told once; where each row comes once, two files may have one path.
    if (detail === 'every_wait') return area.print(line)
    const told = `${row.state} ${row.reason ?? ''} ${row.contentHash ?? ''}`
    if (said.get(row.path) === told) return
    if (row.state === 'done' || row.state === 'gone') said.delete(row.path)
    else said.set(row.path, told)
    area.print(line)
  }

  return {
    ready(_facts, sentences) {
      for (const sentence of sentences) area.print(sentence)
    },
    upload,
    queue: (words) => area.print(`${queueMark(words.code)}${words.what} ${words.next}`.trim()),
    progress: (facts, sending, all) => area.draw(progressLines(facts, sending, all, viewer())),
    pace: (all) => area.print(`${paceWords(all)}.`),
    error: (_code, text) => errors.write(`${text}\n`),
    notice: (_code, text) => area.print(text),
    warning: (text) => errors.write(`${text}\n`),
    summary(_summary, sentence) {
      area.draw([])
      area.print(sentence)
    },
  }
}

function uploadLine(row: UploadRow, viewer: Viewer, detail: Detail): string | null {
  const words = uploadWords(row, viewer)
  const path = visibleName(row.path)
  switch (row.state) {
    case 'done':
      return `✓ ${path}${row.sizeBytes === null ? '' : ` (${sizeWords(row.sizeBytes, english)})`} ${placeWords(row)}`
    case 'gone':
      return `– ${path} was moved or deleted before it was sent.`
    case 'blocked':
    case 'settling':
    case 'waiting':
      if (detail === 'odd_waits' && (row.reason === null || reasonFacts[row.reason].isOrdinary)) return null
      return `${markOf(row.reason)} ${path}: ${words.what} ${words.next}${codeForIt(row)}`
    case 'sending':
      // A bar shows it where files are sent; a list of all that wait has it as a line.
      return detail === 'every_wait' ? `↑ ${path}: ${words.what} ${words.next}`.trim() : null
    case 'hashing':
    case 'linking':
    case 'checking':
      return null
    default:
      return assertNever(row.state)
  }
}

/** The place stands last, so that it can be copied whole. */
function placeWords({ path, destination }: UploadRow): string {
  if (destination === null) return 'is in Dropbox.'
  const isCopy = copyName(path, destination) !== null
  const how = isCopy ? ' as a copy, because something else with its name was already there' : ''
  return `is in Dropbox${how}: ${visibleName(destination)}`
}

/** What keeps all files is marked once, in the line about all of them. */
function markOf(reason: ReasonCode | null): '!' | '…' {
  return reason !== null && needsPerson(reason) && reasonFacts[reason].scope === 'file' ? '!' : '…'
}

function codeForIt({ state, reason }: UploadRow): string {
  return state === 'blocked' && reason !== null ? ` [${reason}]` : ''
}

function queueMark(code: ReasonCode | null): string {
  return code !== null && needsPerson(code) ? '! ' : ''
}

function excludedLine(row: ExcludedRow): string {
  return `– ${visibleName(row.path)} is not sent. ${excludedWords(row, english).next}`
}

function progressLines(
  facts: QueueFacts,
  sending: readonly Sending[],
  all: Progress | null,
  viewer: Viewer,
): readonly string[] {
  const total = facts.done + facts.blocked + facts.waiting
  if (total === 0) return []
  const bars = sending.slice(0, mostBars).map(barLine)
  const sentence = queueWords(facts, viewer).what
  const counts = `${countWords(facts.done, english)} of ${countWords(total, english)} done.`
  const pace = all === null || all.bytesPerSecond === null ? '' : ` ${paceWords(all)}.`
  return [...bars, `${sentence} ${counts}${pace}`]
}

/** "1.2 of 8.4 GB, 12 MB/s, about 6–9 min left". What is not known yet is left out. */
function paceWords({ bytesAll, bytesDone, bytesPerSecond, left }: Progress): string {
  const pace = bytesPerSecond === null ? [] : [`${sizeWords(bytesPerSecond, english)}/s`]
  const rest = left === null ? [] : [`about ${rangeWords(left.leastMs, left.mostMs, english)} left`]
  return [bytesWords(bytesDone, bytesAll, english), ...pace, ...rest].join(', ')
}

function barLine(sending: Sending): string {
  const share = sending.sizeBytes === 0 ? 1 : Math.min(1, sending.sentBytes / sending.sizeBytes)
  const full = Math.floor(share * barCells)
  const bar = `${'█'.repeat(full)}${'░'.repeat(barCells - full)}`
  const percent = String(Math.floor(share * 100)).padStart(3)
  const bytes =
    sending.sizeBytes === 0 ? sizeWords(0, english) : bytesWords(sending.sentBytes, sending.sizeBytes, english)
  return `${bar} ${percent} %  ${visibleName(sending.path)} (${[bytes, ...stepWords(sending.step, english)].join('; ')})`
}
