// The sentences of a run that only says what it would do.
import { english } from '#shared/messages/english.ts'
import { assertNever } from '#shared/assert.ts'
import { ruleSource, type DryRunRow, type DryRunTotals } from '#shared/rows/dry-run.ts'
import type { LeftOutRule } from '#shared/rows/why.ts'
import { plural, sizeWords, type Viewer } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { whyWords } from '#shared/words/why-words.ts'

/** One line about one path. */
export function dryRunLine(row: DryRunRow, folder: string, viewer: Viewer): string {
  const { because, end, path, sizeBytes } = row
  const name = visibleName(path)
  const size = sizeBytes === null ? '' : ` (${sizeWords(sizeBytes, english)})`
  switch (end) {
    case 'send':
      return `+ ${name}${size} would be sent.`
    case 'in_dropbox':
      return `✓ ${name}${size} is in Dropbox already.`
    case 'left_out':
      return `– ${name} would be left out. ${whyLeftOut(row, folder, viewer)}`
    case 'refused':
      if (because.kind === 'too_large')
        return `! ${name}${size} would be refused: your company\u2019s server takes at most ${sizeWords(because.limitBytes, english)}. Make it smaller, or split it.`
      if (because.kind === 'unreadable_folder')
        return `! ${name === '.' ? 'The folder' : name} cannot be listed, so nobody knows its files. Check who may open it.`
      return `! ${name}${size} would be refused. ${said(row, folder, viewer)}`
    default:
      return assertNever(end)
  }
}

function whyLeftOut(row: DryRunRow, folder: string, viewer: Viewer): string {
  const { because } = row
  if (because.kind !== 'answer' || because.answer.kind !== 'left_out_by_rule') return said(row, folder, viewer)
  return ruleWords(because.answer.rule)
}

function ruleWords(rule: LeftOutRule): string {
  const { madeBy, name, pattern } = rule
  const which = pattern === '' ? name : `${name} (${visibleName(pattern)})`
  const source =
    ruleSource(rule) === 'company' ? 'your company\u2019s settings' : `built in, for ${visibleName(madeBy)}`
  return `Rule: ${which}, ${source}.`
}

function said({ because, path }: DryRunRow, folder: string, viewer: Viewer): string {
  if (because.kind !== 'answer') return ''
  const { what, todo } = whyWords(because.answer, { name: path, folder, reader: 'terminal' }, viewer)
  return `${what} ${todo}`
}

/** The last line. */
export function dryRunSummary(totals: DryRunTotals): string {
  const { in_dropbox: there, left_out: leftOut, refused, send } = totals
  const parts = [`${plural(send.files, 'file')} (${sizeWords(send.bytes, english)}) would be sent`]
  if (there.files > 0)
    parts.push(`${plural(there.files, 'file')} (${sizeWords(there.bytes, english)}) ${areIn(there.files)}`)
  if (leftOut.files > 0) parts.push(`${leftOut.files} left out`)
  if (refused.files > 0) parts.push(`${refused.files} refused`)
  return `${parts.join(', ')}. Nothing was sent.`
}

function areIn(files: number): string {
  return `${files === 1 ? 'is' : 'are'} in Dropbox already`
}
