// The answer to "why was this file not sent?", in two sentences: what it is, and the one thing to do.
import { assertNever } from '../assert.ts'
import type { Language } from '../messages/language.ts'
import { describeNameProblem } from '../names.ts'
import type { RowOriginal } from '../rows/upload-row.ts'
import { originalText } from '../words/sent/original-words.ts'
import type { LeftOutRule, SentFacts, WhyAnswer } from '../rows/why.ts'
import { clockWords, fullDayWords, quoted, sentences, sizeWords, type Viewer } from '../words/format.ts'
import { uploadWords } from '../words/upload-words.ts'
import { companyRuleWords, madeByWords } from './made-by-words.ts'
import { visibleName } from '../words/visible-name.ts'

export type WhyWords = { readonly what: string; readonly todo: string }

export type Asked = {
  /** The file as it was asked for, and the watched folder; both are made visible here. */
  readonly name: string
  readonly folder: string | null
  /** Where the answer is read: what can be done there has other names. */
  readonly reader: 'terminal' | 'window'
}

/** The answer in words for whoever asked. */
export function whyWords(answer: WhyAnswer, asked: Asked, viewer: Viewer): WhyWords {
  const { language } = viewer
  const { say } = language
  const name = quoted(visibleName(asked.name), language)
  const folder = asked.folder === null ? say('why.folder') : quoted(visibleName(asked.folder), language)
  switch (answer.kind) {
    case 'sent':
      return {
        what: sentWords(name, answer.sent, viewer),
        todo: afterSending(answer.isChanged, language, answer.original),
      }
    case 'same_as': {
      const { atMs, destination } = answer.sent
      const moment = momentOf(atMs, viewer)
      const what =
        destination === null
          ? say('why.same_as', { name, moment })
          : say('why.same_asAt', { name, moment, place: visibleName(destination) })
      return { what, todo: afterSending(answer.isChanged, language) }
    }
    case 'waits':
    case 'needs_person': {
      const { what, next } = uploadWords(answer.row, viewer)
      // The window has the buttons for it in sight.
      if (answer.row.reason === 'many_at_once' && asked.reader === 'terminal')
        return { what: sentences(language, what, next), todo: say('why.decide.terminal') }
      return { what, todo: next === '' ? say('why.byItself') : next }
    }
    case 'left_out_by_person':
      return { what: say('why.left_out_by_person', { name }), todo: say(`why.letGo.${asked.reader}`) }
    case 'left_out_by_rule':
      return ruleWords(name, answer.rule, asked.reader, language)
    case 'outside_folder':
    case 'link':
    case 'folder':
    case 'special':
    case 'name_impossible':
    case 'name_taken':
    case 'folder_unreachable':
    case 'not_seen':
    case 'cannot_look':
    case 'does_not_exist':
      return wordsOfPath(answer, { name, folder, reader: asked.reader }, language)
    default:
      return assertNever(answer)
  }
}

type AnswerOfPath = Exclude<
  WhyAnswer,
  { kind: 'sent' | 'same_as' | 'waits' | 'needs_person' | 'left_out_by_person' | 'left_out_by_rule' }
>

type AskedPath = Asked & { readonly folder: string }

/** Words about what stands at a path, and where that is. */
function wordsOfPath(answer: AnswerOfPath, { name, folder, reader }: AskedPath, language: Language): WhyWords {
  const { say } = language
  switch (answer.kind) {
    case 'outside_folder':
      return { what: say('why.outside_folder', { name, folder }), todo: say('why.outside_folder.todo', { folder }) }
    case 'link': {
      const key = answer.isFolder ? 'why.linkedFolder' : 'why.link'
      return { what: say(key, { name }), todo: say(`${key}.todo`, { folder }) }
    }
    case 'folder':
      return { what: say('why.isFolder', { name }), todo: say('why.isFolder.todo') }
    case 'special':
      return { what: say('why.special', { name }), todo: say('why.nothingToDo') }
    case 'name_impossible': {
      const { problem } = answer
      const what =
        problem === null
          ? say('why.name_impossible', { name })
          : say('why.name_impossibleBecause', { name, problem: describeNameProblem(problem, language) })
      return { what, todo: say('why.name_impossible.todo') }
    }
    case 'name_taken': {
      const { other } = answer
      const what =
        other === null ? say('why.name_taken', { name }) : say('why.name_takenBy', { name, other: visibleName(other) })
      return { what, todo: say('why.name_taken.todo') }
    }
    case 'folder_unreachable':
      return answer.isReplaced
        ? { what: say('why.replaced', { name, folder }), todo: say(`why.adopt.${reader}`) }
        : { what: say('why.unreachable', { name, folder }), todo: say('why.unreachable.todo') }
    case 'not_seen':
      return { what: say('why.not_seen', { name }), todo: say(`why.look.${reader}`) }
    case 'cannot_look':
      return { what: say('why.cannot_look', { name }), todo: say('why.cannot_look.todo') }
    case 'does_not_exist': {
      const key = answer.wasSeen ? 'why.gone' : 'why.absent'
      return { what: say(key, { name }), todo: say(`${key}.todo`, { folder }) }
    }
    default:
      return assertNever(answer)
  }
}

function sentWords(name: string, sent: SentFacts | null, viewer: Viewer): string {
  const { language } = viewer
  const { say } = language
  if (sent === null) return say('why.sent', { name })
  const facts = { name, size: sizeWords(sent.sizeBytes, language), moment: momentOf(sent.atMs, viewer) }
  return sent.destination === null
    ? say('why.sentOn', facts)
    : say('why.sentOnAt', { ...facts, place: visibleName(sent.destination) })
}

function afterSending(isChanged: boolean, language: Language, original?: RowOriginal): string {
  const { say } = language
  if (!isChanged && original !== undefined) return originalText(original, language)
  return isChanged ? say('why.changed') : say('why.nothingToDo')
}

function ruleWords(
  name: string,
  { name: rule, pattern, madeBy }: LeftOutRule,
  reader: Asked['reader'],
  language: Language,
): WhyWords {
  const { say } = language
  if (rule === 'sent_folder') return { what: say('why.sentFolder', { name }), todo: say('why.sentFolder.todo') }
  const company = companyRuleWords({ pattern, madeBy }, language)
  if (company !== null)
    return { what: say('why.companyRule', { name, rule: visibleName(company) }), todo: say('why.companyRule.todo') }
  const facts = { name, rule, pattern: visibleName(pattern), makers: visibleName(madeByWords(madeBy, language)) }
  if (rule === 'company_pattern') return { what: say('why.ownRule', facts), todo: say(`why.changeRule.${reader}`) }
  const todo = say(`why.rename.${reader}`)
  if (pattern === '') return { what: say('why.rule', facts), todo }
  return { what: say(reader === 'window' ? 'why.ruleNames' : 'why.rulePattern', facts), todo }
}

function momentOf(atMs: number, viewer: Viewer): string {
  return viewer.language.say('time.dayAt', { day: fullDayWords(atMs, viewer), clock: clockWords(atMs, viewer) })
}
