// The sentences of a run that only says what it would do.
import type { Language } from '#shared/messages/language.ts'
import { assertNever } from '#shared/assert.ts'
import { ruleSource, type DryRunRow, type DryRunTotals } from '#shared/rows/dry-run.ts'
import type { LeftOutRule } from '#shared/rows/why.ts'
import { sentences, sizeWords, type Viewer } from '#shared/words/format.ts'
import { companyRuleWords, madeByWords } from '#shared/outside/made-by-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { whyWords } from '#shared/outside/why-words.ts'
import { countsSentence } from './joined-counts.ts'

/** One line about one path. */
export function dryRunLine(row: DryRunRow, folder: string, viewer: Viewer): string {
  const { language } = viewer
  const { say } = language
  const { because, end, path, sizeBytes } = row
  const name = visibleName(path)
  const file = sizeBytes === null ? name : say('dryRun.withSize', { name, size: sizeWords(sizeBytes, language) })
  switch (end) {
    case 'send':
      return `+ ${say(because.kind === 'limit_unknown' ? 'dryRun.sendIfTaken' : 'dryRun.send', { file })}`
    case 'in_dropbox':
      return `✓ ${say('dryRun.in_dropbox', { file })}`
    case 'left_out':
      return `– ${sentences(language, say('dryRun.left_out', { file: name }), whyLeftOut(row, folder, viewer))}`
    case 'refused':
      if (because.kind === 'too_large')
        return `! ${say('dryRun.too_large', { file, size: sizeWords(because.limitBytes, language) })}`
      if (because.kind === 'unreadable_folder')
        return `! ${name === '.' ? say('dryRun.unreadable.root') : say('dryRun.unreadable', { folder: name })}`
      return `! ${sentences(language, say('dryRun.refused', { file }), said(row, folder, viewer))}`
    default:
      return assertNever(end)
  }
}

function whyLeftOut(row: DryRunRow, folder: string, viewer: Viewer): string {
  const { because } = row
  if (because.kind !== 'answer' || because.answer.kind !== 'left_out_by_rule') return said(row, folder, viewer)
  return ruleWords(because.answer.rule, viewer.language)
}

function ruleWords(rule: LeftOutRule, language: Language): string {
  const { say } = language
  const { madeBy, name, pattern } = rule
  const company = companyRuleWords(rule, language)
  if (company !== null) return say('upload.excluded.next', { rule: visibleName(company) })
  const which = pattern === '' ? name : say('dryRun.withSize', { name, size: visibleName(pattern) })
  return ruleSource(rule) === 'company'
    ? say('dryRun.rule.company', { rule: which })
    : say('dryRun.rule.builtIn', { rule: which, madeBy: visibleName(madeByWords(madeBy, language)) })
}

function said({ because, path }: DryRunRow, folder: string, viewer: Viewer): string {
  if (because.kind !== 'answer') return ''
  const { what, todo } = whyWords(because.answer, { name: path, folder, reader: 'terminal' }, viewer)
  return sentences(viewer.language, what, todo)
}

/** The last line. */
export function dryRunSummary(totals: DryRunTotals, language: Language): string {
  const { say } = language
  const { in_dropbox: there, left_out: leftOut, refused, send } = totals
  const counted = (end: 'send' | 'in_dropbox', { files, bytes }: typeof send): string =>
    say(`dryRun.sum.${end}`, { count: files, size: sizeWords(bytes, language) })
  const parts = [counted('send', send)]
  if (there.files > 0) parts.push(counted('in_dropbox', there))
  if (leftOut.files > 0) parts.push(say('dryRun.sum.left_out', { count: leftOut.files }))
  if (refused.files > 0) parts.push(say('dryRun.sum.refused', { count: refused.files }))
  return sentences(language, countsSentence(parts, language), say('run.nothingSent'))
}
