// Every sentence a person reads about an upload or the queue. The window and the terminal both take their words from
// here. Codes stand beside the sentences, for IT, and never inside them.
import { assertNever } from '../assert.ts'
import { stopsOf, type Stop, type StopFacts } from '../rows/attention.ts'
import { askedSentence } from './files-asked-words.ts'
import { blockedWords } from './blocked-words.ts'
import { copyName } from './copy-name.ts'
import { checkPath, describeNameProblem } from '../names.ts'
import { bytesWords, latestWords, momentWords, plural, sizeWords } from './format.ts'
import type { Viewer } from './format.ts'
import { isBlockedReason, reasonFacts } from '../reasons.ts'
import type { ReasonCode } from '../reasons.ts'
import type { ExcludedRow, UploadRow } from '../rows/upload-row.ts'
import { originalText } from './sent/original-words.ts'
import { sendingWords } from './sending-words.ts'
import { visibleBaseName, visibleName } from './visible-name.ts'
import { waitingWords } from './waiting-words.ts'

export type Words = {
  /** A few words for a row: "Uploading 43 %". */
  readonly status: string
  /** What happened, with the file's name. One sentence. */
  readonly what: string
  /** What happens next and when, or the one thing a person can do; '' when there is nothing to add. */
  readonly next: string
  /** The stable reason code, for IT; null when all is well. */
  readonly code: ReasonCode | null
}

/** Words for one file. Total: every state and every reason has its sentence. */
export function uploadWords(row: UploadRow, viewer: Viewer): Words {
  if (row.isFolder === true && row.reason !== null) return folderWords(row.path, row.reason)
  const name = quoted(row.path)
  switch (row.state) {
    case 'settling':
    case 'waiting':
      return withArrived(row, reasonWords(row, name, viewer))
    case 'blocked':
      return withLimit(row, withFolder(row, withNameProblem(row, reasonWords(row, name, viewer))))
    case 'hashing':
      return plain('Reading', `${name} is being read.`, 'Then it is sent.')
    case 'linking':
      return plain('Getting ready', `Your company\u2019s server is asked to let ${name} through.`, 'Then it is sent.')
    case 'sending':
      // A send that a pause stops says so at once, and not when its connection is closed.
      return row.reason === null ? { ...sendingWords(row, name), code: null } : reasonWords(row, name, viewer)
    case 'checking':
      return plain('Checking', `Outbox looks whether ${name} is in Dropbox.`, '')
    case 'done':
      return doneWords(row, name)
    case 'gone':
      return plain('Gone', `${name} was moved or deleted before it was sent.`, '')
    default:
      return assertNever(row.state)
  }
}

/** A file that found its name taken says under which name it is there. */
function doneWords({ path, destination, inFolder, original }: UploadRow, name: string): Words {
  const copy = copyName(path, destination)
  const left = inFolder ? '' : 'It is not in the folder on this computer any more.'
  const here = original === undefined ? left : originalText(original)
  if (copy === null) return plain('Sent', `${name} is in Dropbox.`, here)
  const what = `${name} is in Dropbox as \u201c${visibleName(copy)}\u201d.`
  const why = `Something else named ${name} was already there, so both were kept.`
  return plain('Sent as a copy', what, `${why} ${here}`.trim())
}

/** Words for a folder that cannot be listed. */
function folderWords(path: string, reason: ReasonCode): Words {
  const name = path === '.' ? 'The watched folder' : `The folder ${quoted(path)}`
  const todo =
    reason === 'cannot_read'
      ? 'Check who may open it.'
      : reason === 'read_error'
        ? 'The disk or network drive reported an error: look whether it works.'
        : 'Outbox looks again by itself.'
  return {
    status: 'Cannot be listed',
    what: `${name} cannot be listed, so the files in it are not sent.`,
    next: todo,
    code: reason,
  }
}

/** Words for a file that a rule keeps out. */
export function excludedWords(row: ExcludedRow): Words {
  return plain('Not sent', `${quoted(row.path)} is not sent.`, `Rule: ${visibleName(row.rule)}.`)
}

/** What the sentence about the whole queue is made from. */
export type QueueFacts = StopFacts & {
  /** Files on their way or waiting. */
  readonly waiting: number
  /** Files a person paused one by one; they are not among those that wait. */
  readonly heldBack: number
  /** Files that wait until a person says whether they are sent. */
  readonly asked: { readonly files: number; readonly bytes: number }
  readonly sending: number
  /** Files that need a person. */
  readonly blocked: number
  readonly done: number
}

/** One sentence about all files. What stops everything comes first: it outranks each single file's trouble. */
export function queueWords(facts: QueueFacts, viewer: Viewer): Words {
  const [stopped] = stopsOf(facts)
  if (stopped !== undefined) {
    const words = stopWords(stopped, viewer)
    const files =
      facts.waiting === 0 ? '' : ` ${plural(facts.waiting, 'file')} ${facts.waiting === 1 ? 'waits' : 'wait'}.`
    return { ...words, what: `${words.what}${files}` }
  }
  if (facts.sending > 0) return plain('Uploading', `Uploading ${plural(facts.sending, 'file')}.`, needYou(facts))
  if (facts.waiting > 0) return plain('Waiting', `${plural(facts.waiting, 'file')} to send.`, needYou(facts))
  if (facts.asked.files > 0) {
    const { files } = facts.asked
    return {
      status: 'Waits for you',
      what: `${plural(files, 'file')} ${files === 1 ? 'waits' : 'wait'} for your word.`,
      next: blockedNeedYou(facts.blocked),
      code: 'many_at_once',
    }
  }
  if (facts.blocked > 0) return plain('Needs you', needYou(facts), '')
  if (facts.heldBack > 0) {
    const isOne = facts.heldBack === 1
    return plain('Paused', `${plural(facts.heldBack, 'file')} ${isOne ? 'is' : 'are'} paused.`, 'All others are sent.')
  }
  if (facts.done > 0) return plain('Everything is sent', 'Everything is sent.', '')
  return plain('Nothing to send', 'There is nothing to send yet.', 'Put files in the watched folder.')
}

/** What keeps all files, without how many they are. */
export function stopWords({ reason, untilMs }: Stop, viewer: Viewer): Words {
  const words = waitingOrBlocked(reason, 'a file', timesOf(untilMs, viewer))
  return { ...words, what: capitalized(words.what), next: capitalized(words.next) }
}

function capitalized(sentence: string): string {
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`
}

/** Folders whose files nobody knows; '' when there is none. */
export function unreadableFolderWords(count: number): string {
  if (count === 0) return ''
  return `${plural(count, 'folder')} cannot be opened, so the files in ${count === 1 ? 'it' : 'them'} are not sent.`
}

/** What needs a person beside what goes on. */
function needYou({ asked, blocked }: Pick<QueueFacts, 'asked' | 'blocked'>): string {
  const many = asked.files === 0 ? '' : askedSentence(asked)
  return `${many} ${blockedNeedYou(blocked)}`.trim()
}

function blockedNeedYou(blocked: number): string {
  return blocked === 0 ? '' : `${plural(blocked, 'file')} ${blocked === 1 ? 'needs' : 'need'} you.`
}

function reasonWords(row: UploadRow, name: string, viewer: Viewer): Words {
  if (row.reason === null) return plain('Waiting', `${name} waits.`, 'It goes on by itself.')
  const untilMs = row.nextTryAt === null ? null : Date.parse(row.nextTryAt)
  return waitingOrBlocked(row.reason, name, timesOf(untilMs, viewer), `${name} waits. `)
}

/** Says what exactly is wrong with a name, where we know. */
function withNameProblem(row: UploadRow, words: Words): Words {
  const problem = row.reason === 'name_not_allowed' ? checkPath(row.path, { emoji: 'allow' }) : null
  if (problem === null) return words
  return { ...words, next: `Rename it: ${describeNameProblem(problem.kind)}.` }
}

/** Names the folder that has to be renamed, or those of which one has to be. */
function withFolder({ path, reason }: UploadRow, words: Words): Words {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  if (reason !== 'folder_name_taken' || folder === '') return words
  const which = folder.includes('/') ? 'one of the folders of' : 'the folder'
  return {
    ...words,
    next: `Rename ${which} \u201c${visibleName(folder)}\u201d here, or the file of that name in Dropbox.`,
  }
}

/** Says where a large file goes on. */
function withArrived({ arrivedBytes = 0, sizeBytes }: UploadRow, words: Words): Words {
  if (arrivedBytes === 0 || sizeBytes === null) return words
  return {
    ...words,
    next: `${words.next} ${bytesWords(arrivedBytes, sizeBytes)} have arrived; it goes on from there.`.trim(),
  }
}

/** Says how large the file is and how large it may be, where both are known. A file below the limit was refused by another one. */
function withLimit({ path, limitBytes, reason, sizeBytes }: UploadRow, words: Words): Words {
  if (reason !== 'too_large' || limitBytes === null || sizeBytes === null || sizeBytes <= limitBytes) return words
  const [size, limit] = differentWords(sizeBytes, limitBytes)
  return { ...words, what: `${quoted(path)} has ${size}; your company\u2019s server takes at most ${limit}.` }
}

/** Two sizes in words, to the byte where they would read the same. */
function differentWords(size: number, limit: number): readonly [string, string] {
  const words = [sizeWords(size), sizeWords(limit)] as const
  return words[0] === words[1] ? [plural(size, 'byte'), plural(limit, 'byte')] : words
}

function waitingOrBlocked(reason: ReasonCode, name: string, times: Times, before = ''): Words {
  if (isBlockedReason(reason)) {
    const words = blockedWords[reason]
    return { status: words.status, what: words.what(name), next: words.todo, code: reason }
  }
  const words = waitingWords[reason]
  const what = `${reasonFacts[reason].scope === 'everything' ? before : ''}${words.what(name)}`
  return { status: words.status, what, next: words.next(times.again, times.latest), code: reason }
}

/** When it goes on: as a sentence, and as the time of day it does so at the latest. */
type Times = { readonly again: string; readonly latest: string | null }

function timesOf(untilMs: number | null, viewer: Viewer): Times {
  if (untilMs === null) return { again: 'Outbox tries again by itself.', latest: null }
  return { again: `Outbox tries again ${momentWords(untilMs, viewer)}.`, latest: latestWords(untilMs, viewer) }
}

function quoted(path: string): string {
  return `\u201c${visibleBaseName(path)}\u201d`
}

function plain(status: string, what: string, next: string): Words {
  return { status, what, next, code: null }
}
