// Words for people. Only what lasts is printed as a line; what passes is shown as bars at the lower edge of a terminal.
import type { Language } from '#shared/messages/language.ts'
import { assertNever } from '#shared/assert.ts'
import { copyName } from '#shared/words/copy-name.ts'
import { bytesWords, rangeWords, rateWords, sentences, sizeWords } from '#shared/words/format.ts'
import type { Viewer } from '#shared/words/format.ts'
import { needsPerson, reasonFacts, type ReasonCode } from '#shared/reasons.ts'
import type { Progress } from '#shared/contract/ipc-app-state.ts'
import type { ExcludedRow, UploadRow } from '#shared/rows/upload-row.ts'
import { ruleWords } from '#shared/outside/made-by-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { originalText } from '#shared/words/sent/original-words.ts'
import { stepWords } from '#shared/words/sending-words.ts'
import { excludedWords, queueWords, uploadWords } from '#shared/words/upload-words.ts'
import type { QueueFacts } from '#shared/words/upload-words.ts'
import { countsSentence } from './joined-counts.ts'
import { createLiveArea } from './live-area.ts'
import type { Output, Printer, Sending } from './printer.ts'
import { withTerminalWay } from './terminal-way.ts'

const barCells = 24
const mostBars = 4

/** Whether each file that waits is told, or only those whose wait is out of the ordinary. */
export type Detail = 'every_wait' | 'odd_waits'

/** `reader` says what time it is each time it is asked. */
export function createWordPrinter(out: Output, errors: Output, viewer: () => Viewer, detail: Detail): Printer {
  const area = createLiveArea(out)
  const said = new Map<string, string>()

  function upload(row: UploadRow | ExcludedRow): void {
    if (row.state === 'excluded') return area.print(excludedLine(row, viewer().language))
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
    queue({ code, next, what }) {
      const { language } = viewer()
      area.print(`${queueMark(code)}${withTerminalWay(code, sentences(language, what, next), language)}`)
    },
    progress: (facts, sending, all) => area.draw(progressLines(facts, sending, all, viewer())),
    pace: (all) => area.print(paceSentence(all, viewer().language)),
    error: (code, text) => errors.write(`${withTerminalWay(code, text, viewer().language)}\n`),
    notice: (_code, text) => area.print(text),
    warning: (text) => errors.write(`${text}\n`),
    summary(_summary, sentence) {
      area.draw([])
      area.print(sentence)
    },
  }
}

function uploadLine(row: UploadRow, viewer: Viewer, detail: Detail): string | null {
  const { language } = viewer
  const { say } = language
  const words = uploadWords(row, viewer)
  const file = visibleName(row.path)
  // What a person left out has a button in the window, and a command here.
  const next = row.reason === 'skipped' ? say('why.letGo.terminal') : words.next
  const about = (): string => say('run.about', { file, text: sentences(language, words.what, next) })
  switch (row.state) {
    case 'done':
      // One line says both where it is in Dropbox and what became of it here.
      if (row.original?.kind === 'due' && detail === 'odd_waits') return null
      return `✓ ${doneWords(row, language)}${hereWords(row, language)}`
    case 'gone':
      return `– ${say('run.gone', { file })}`
    case 'blocked':
    case 'settling':
    case 'waiting':
      if (detail === 'odd_waits' && (row.reason === null || reasonFacts[row.reason].isOrdinary)) return null
      return `${markOf(row.reason)} ${about()}${codeForIt(row)}`
    case 'sending':
      // A bar shows it where files are sent; a list of all that wait has it as a line.
      return detail === 'every_wait' ? `↑ ${about()}` : null
    case 'hashing':
    case 'linking':
    case 'checking':
      return null
    default:
      return assertNever(row.state)
  }
}

/** The place stands last, so that it can be copied whole. */
function doneWords({ path, destination, sizeBytes }: UploadRow, language: Language): string {
  const { say } = language
  const name = visibleName(path)
  const file = sizeBytes === null ? name : say('dryRun.withSize', { name, size: sizeWords(sizeBytes, language) })
  if (destination === null) return say('run.done', { file })
  const isCopy = copyName(path, destination) !== null
  return say(isCopy ? 'run.doneCopy' : 'run.doneAt', { file, place: visibleName(destination) })
}

/** What became of the file on this computer, on a line of its own. */
function hereWords({ original }: UploadRow, language: Language): string {
  return original === undefined ? '' : `\n  ${originalText(original, language)}`
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

function excludedLine(row: ExcludedRow, language: Language): string {
  const what = language.say('run.excluded', { file: visibleName(row.path) })
  const shown = { ...row, rule: ruleWords(row.rule, language) }
  return `– ${sentences(language, what, excludedWords(shown, language).next)}`
}

function progressLines(
  facts: QueueFacts,
  sending: readonly Sending[],
  all: Progress | null,
  viewer: Viewer,
): readonly string[] {
  const { language } = viewer
  const total = facts.done + facts.blocked + facts.waiting
  if (total === 0) return []
  const bars = sending.slice(0, mostBars).map((one) => barLine(one, language))
  const sentence = queueWords(facts, viewer).what
  const counts = language.say('run.counts', { done: facts.done, all: total })
  const pace = all === null || all.bytesPerSecond === null ? '' : paceSentence(all, language)
  return [...bars, sentences(language, sentence, counts, pace)]
}

/** "1.2 of 8.4 GB, 12 MB/s, about 6–9 min left." What is not known yet is left out. */
function paceSentence({ bytesAll, bytesDone, bytesPerSecond, left }: Progress, language: Language): string {
  const pace = bytesPerSecond === null ? [] : [rateWords(bytesPerSecond, language)]
  const rest =
    left === null ? [] : [language.say('run.left', { range: rangeWords(left.leastMs, left.mostMs, language) })]
  return countsSentence([bytesWords(bytesDone, bytesAll, language), ...pace, ...rest], language)
}

function barLine(sending: Sending, language: Language): string {
  const share = sending.sizeBytes === 0 ? 1 : Math.min(1, sending.sentBytes / sending.sizeBytes)
  const full = Math.floor(share * barCells)
  const bar = `${'█'.repeat(full)}${'░'.repeat(barCells - full)}`
  const percent = String(Math.floor(share * 100)).padStart(3)
  const bytes =
    sending.sizeBytes === 0 ? sizeWords(0, language) : bytesWords(sending.sentBytes, sending.sizeBytes, language)
  const size = [bytes, ...stepWords(sending.step, language)].join('; ')
  return `${bar} ${percent} %  ${language.say('dryRun.withSize', { name: visibleName(sending.path), size })}`
}
