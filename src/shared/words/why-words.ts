// The answer to "why was this file not sent?", in two sentences: what it is, and the one thing to do.
import { assertNever } from '../assert.ts'
import { describeNameProblem } from '../names.ts'
import type { RowOriginal } from '../rows/upload-row.ts'
import { originalText } from './sent/original-words.ts'
import type { LeftOutRule, SentFacts, WhyAnswer } from '../rows/why.ts'
import { clockWords, fullDayWords, sizeWords, type Viewer } from './format.ts'
import { uploadWords } from './upload-words.ts'
import { visibleName } from './visible-name.ts'

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
  const name = `\u201c${visibleName(asked.name)}\u201d`
  const folder = asked.folder === null ? 'the watched folder' : `\u201c${visibleName(asked.folder)}\u201d`
  switch (answer.kind) {
    case 'sent':
      return { what: sentWords(name, answer.sent, viewer), todo: afterSending(answer.isChanged, answer.original) }
    case 'same_as':
      return {
        what: `The contents of ${name} were in Dropbox already${atPlace(answer.sent)}, so nothing had to be sent. Outbox made sure of it on ${momentOf(answer.sent.atMs, viewer)}.`,
        todo: afterSending(answer.isChanged),
      }
    case 'waits':
    case 'needs_person': {
      const { what, next } = uploadWords(answer.row, viewer)
      return { what, todo: next === '' ? 'There is nothing to do: it goes on by itself.' : next }
    }
    case 'left_out_by_person':
      return { what: `${name} is not sent, because you left it out.`, todo: todoWords.letGo[asked.reader] }
    case 'left_out_by_rule':
      return ruleWords(name, answer.rule, asked.reader)
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
      return wordsOfPath(answer, { name, folder, reader: asked.reader })
    default:
      return assertNever(answer)
  }
}

type AnswerOfPath = Exclude<
  WhyAnswer,
  { kind: 'sent' | 'same_as' | 'waits' | 'needs_person' | 'left_out_by_person' | 'left_out_by_rule' }
>

/** Words about what stands at a path, and where that is. */
function wordsOfPath(answer: AnswerOfPath, { name, folder, reader }: Asked & { readonly folder: string }): WhyWords {
  switch (answer.kind) {
    case 'outside_folder':
      return { what: `${name} is not in ${folder}, so Outbox never looks at it.`, todo: `Copy it into ${folder}.` }
    case 'link':
      return answer.isFolder
        ? {
            what: `${name} lies behind a symbolic link, and Outbox follows none.`,
            todo: `Copy the real folder into ${folder}.`,
          }
        : { what: `${name} is a symbolic link, and Outbox follows none.`, todo: 'Put the real file in its place.' }
    case 'folder':
      return { what: `${name} is a folder; files are sent, each by itself.`, todo: 'Ask about a file that is in it.' }
    case 'special':
      return { what: `${name} is no regular file: there is nothing in it to send.`, todo: 'There is nothing to do.' }
    case 'name_impossible': {
      const because = answer.problem === null ? '' : `: ${describeNameProblem(answer.problem)}`
      return { what: `Dropbox cannot keep the name of ${name}${because}.`, todo: 'Give it another name.' }
    }
    case 'name_taken': {
      const other = answer.other === null ? 'Another file' : `\u201c${visibleName(answer.other)}\u201d`
      return { what: `${other} has the same name as ${name} for Dropbox.`, todo: 'Give one of the two another name.' }
    }
    case 'folder_unreachable':
      return answer.isReplaced
        ? {
            what: `Another folder stands at ${folder} than the one Outbox watched, so it does not look at ${name}.`,
            todo: todoWords.adopt[reader],
          }
        : {
            what: `Outbox cannot reach ${folder}, so it has not seen ${name}.`,
            todo: 'Connect the drive or make the folder again.',
          }
    case 'not_seen':
      return {
        what: `${name} is there, and Outbox has not seen it yet.`,
        todo: todoWords.look[reader],
      }
    case 'cannot_look':
      return { what: `Outbox may not look at ${name}.`, todo: 'Check who may open the folder that it is in.' }
    case 'does_not_exist':
      return answer.wasSeen
        ? { what: `${name} was moved or deleted before it was sent.`, todo: `Put it into ${folder} again.` }
        : { what: `There is no file ${name}.`, todo: 'Check how the name is spelled.' }
    default:
      return assertNever(answer)
  }
}

function sentWords(name: string, sent: SentFacts | null, viewer: Viewer): string {
  if (sent === null) return `${name} is in Dropbox.`
  return `${name} (${sizeWords(sent.sizeBytes)}) was sent on ${momentOf(sent.atMs, viewer)} and is in Dropbox${atPlace(sent)}.`
}

function atPlace({ destination }: SentFacts): string {
  return destination === null ? '' : ` at ${visibleName(destination)}`
}

function afterSending(isChanged: boolean, original?: RowOriginal): string {
  if (!isChanged && original !== undefined) return originalText(original)
  return isChanged ? 'It was changed since then: the new version is sent while Outbox runs.' : 'There is nothing to do.'
}

/** What to do, by where it is done. */
const todoWords = {
  letGo: {
    terminal: 'Let it go on its way in the window.',
    window: 'Find it under \u201cLeft out\u201d and choose \u201cSend after all\u201d.',
  },
  adopt: {
    terminal: 'If it is the right one, say so with: npm run outbox -- adopt.',
    window: 'If it is the right one, press \u201cUse this folder\u201d at the top of the window.',
  },
  look: {
    terminal: 'Start Outbox, or wait ten minutes if it is running: then it has looked at the whole folder.',
    window: 'Wait ten minutes at most: then Outbox has looked at the whole folder.',
  },
  rename: {
    terminal: 'If it is a document all the same, give it another name or send it by name: npm run outbox -- send.',
    window: 'If it is a document all the same, give it another name.',
  },
  ownRule: {
    terminal: 'Change that rule in the settings, or give the file another name.',
    window: 'Change that rule in the settings, under \u201cFiles to ignore\u201d, or give the file another name.',
  },
} as const satisfies Record<string, Readonly<Record<Asked['reader'], string>>>

function ruleWords(name: string, { name: rule, pattern, madeBy }: LeftOutRule, reader: Asked['reader']): WhyWords {
  if (rule === 'company_pattern') {
    const what = `${name} is left out by \u201c${visibleName(pattern)}\u201d, which stands in the settings.`
    return { what, todo: todoWords.ownRule[reader] }
  }
  if (reader === 'window' && pattern !== '') {
    const what = `${name} is left out: names like \u201c${visibleName(pattern)}\u201d are given by ${visibleName(madeBy)}.`
    return { what, todo: todoWords.rename[reader] }
  }
  if (rule === 'sent_folder')
    return {
      what: `${name} is left out by the rule \u201cSent\u201d: Outbox moves files into that folder after they were sent, and never sends what is in it.`,
      todo: 'To send it all the same, put it into another folder.',
    }
  const says = pattern === '' ? `the rule ${rule}` : `the rule ${rule} (${visibleName(pattern)})`
  return {
    what: `${name} is left out by ${says}, which is for ${visibleName(madeBy)}.`,
    todo: todoWords.rename[reader],
  }
}

function momentOf(atMs: number, viewer: Viewer): string {
  return `${fullDayWords(atMs, viewer)} at ${clockWords(atMs, viewer)}`
}
