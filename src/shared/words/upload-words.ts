// Every sentence a person reads about an upload or the queue. The window and the terminal both take their words from
// here. Codes stand beside the sentences, for IT, and never inside them.
import { assertNever } from '../assert.ts'
import { stopsOf, type Stop, type StopFacts } from '../rows/attention.ts'
import { askedSentence } from './files-asked-words.ts'
import type { Language } from '../messages/language.ts'
import { blockedWords } from './blocked-words.ts'
import { copyName } from './copy-name.ts'
import { checkPath, describeNameProblem } from '../names.ts'
import { bytesWords, capitalized, isNow, latestWords, momentWords, quoted, sentences, sizeWords } from './format.ts'
import type { Viewer } from './format.ts'
import { isBlockedReason, reasonFacts } from '../reasons.ts'
import type { ReasonCode } from '../reasons.ts'
import type { ExcludedRow, UploadRow } from '../rows/upload-row.ts'
import { originalText } from './sent/original-words.ts'
import { sendingWords } from './sending-words.ts'
import { visibleBaseName, visibleName } from './visible-name.ts'
import { waitingWords, type Times } from './waiting-words.ts'

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
  const { language } = viewer
  const { say } = language
  if (row.isFolder === true && row.reason !== null) return folderWords(row.path, row.reason, language)
  const name = nameOf(row.path, language)
  switch (row.state) {
    case 'settling':
    case 'waiting':
      return withArrived(row, reasonWords(row, name, viewer), language)
    case 'blocked': {
      const words = withNameProblem(row, reasonWords(row, name, viewer), language)
      return withLimit(row, withFolder(row, words, language), language)
    }
    case 'hashing':
    case 'linking': {
      const what = say(`upload.${row.state}.what`, { name })
      const words = plain(say(`upload.${row.state}.status`), what, say(`upload.${row.state}.next`))
      return row.state === 'linking' ? withArrived(row, words, language) : words
    }
    case 'sending':
      // A send that a pause stops says so at once, and not when its connection is closed.
      return row.reason === null
        ? { ...sendingWords(row, name, language), code: null }
        : withArrived(row, reasonWords(row, name, viewer), language)
    case 'checking':
    case 'gone': {
      const words = plain(say(`upload.${row.state}.status`), say(`upload.${row.state}.what`, { name }), '')
      return row.state === 'checking' ? withArrived(row, words, language) : words
    }
    case 'done':
      return doneWords(row, name, language)
    default:
      return assertNever(row.state)
  }
}

/** A file that found its name taken says under which name it is there. */
function doneWords({ path, destination, inFolder, original }: UploadRow, name: string, language: Language): Words {
  const { say } = language
  const copy = copyName(path, destination)
  const left = inFolder ? '' : say('upload.done.notInFolder')
  const here = original === undefined ? left : originalText(original, language)
  if (copy === null) return plain(say('upload.done.status'), say('upload.done.what', { name }), here)
  const what = say('upload.copy.what', { name, copy: visibleName(copy) })
  return plain(say('upload.copy.status'), what, sentences(language, say('upload.copy.why', { name }), here))
}

/** Words for a folder that cannot be listed. */
function folderWords(path: string, reason: ReasonCode, language: Language): Words {
  const { say } = language
  return {
    status: say('folder.status'),
    what: path === '.' ? say('folder.whatWatched') : say('folder.what', { name: nameOf(path, language) }),
    next:
      reason === 'cannot_read'
        ? say('folder.notAllowed')
        : reason === 'read_error'
          ? say('folder.readError')
          : say('folder.again'),
    code: reason,
  }
}

/** Words for a file that a rule keeps out. */
export function excludedWords(row: ExcludedRow, language: Language): Words {
  const { say } = language
  const what = say('upload.excluded.what', { name: nameOf(row.path, language) })
  return plain(say('upload.excluded.status'), what, say('upload.excluded.next', { rule: visibleName(row.rule) }))
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
  /** All of these have lost their connection for the moment, and ask for it again. */
  readonly isReconnecting?: true
  /** Files that need a person. */
  readonly blocked: number
  readonly done: number
}

/** One sentence about all files. What stops everything comes first: it outranks each single file's trouble. */
export function queueWords(facts: QueueFacts, viewer: Viewer): Words {
  const { language } = viewer
  const { say } = language
  const [stopped] = stopsOf(facts)
  if (stopped !== undefined) {
    const words = stopWords(stopped, viewer)
    const files = facts.waiting === 0 ? '' : say('queue.waits', { count: facts.waiting })
    return { ...words, what: sentences(language, words.what, files) }
  }
  const alsoNeeded = needYou(facts, language)
  if (facts.sending > 0 && facts.isReconnecting === true) {
    const next = sentences(language, say('queue.reconnecting.next'), alsoNeeded)
    return counted('reconnecting', facts.sending, next, language)
  }
  if (facts.sending > 0) return counted('uploading', facts.sending, alsoNeeded, language)
  if (facts.waiting > 0) return counted('waiting', facts.waiting, alsoNeeded, language)
  if (facts.asked.files > 0) {
    const words = counted('asked', facts.asked.files, blockedNeedYou(facts.blocked, language), language)
    return { ...words, code: 'many_at_once' }
  }
  if (facts.blocked > 0) return plain(say('queue.blocked.status'), alsoNeeded, '')
  if (facts.heldBack > 0) return counted('held', facts.heldBack, say('queue.held.next'), language)
  if (facts.done > 0) return plain(say('queue.done.status'), say('queue.done.what'), '')
  return plain(say('queue.empty.status'), say('queue.empty.what'), say('queue.empty.next'))
}

function counted(
  key: 'uploading' | 'reconnecting' | 'waiting' | 'asked' | 'held',
  count: number,
  next: string,
  { say }: Language,
): Words {
  return plain(say(`queue.${key}.status`), say(`queue.${key}.what`, { count }), next)
}

/** What keeps all files, without how many they are. */
export function stopWords({ reason, untilMs }: Stop, viewer: Viewer): Words {
  const { language } = viewer
  const words = waitingOrBlocked(reason, language.say('queue.aFile'), timesOf(untilMs, viewer), language)
  return { ...words, what: capitalized(words.what, language), next: capitalized(words.next, language) }
}

/** Folders whose files nobody knows; '' when there is none. */
export function unreadableFolderWords(count: number, { say }: Language): string {
  return count === 0 ? '' : say('folder.unreadable', { count })
}

/** What needs a person beside what goes on. */
function needYou({ asked, blocked }: Pick<QueueFacts, 'asked' | 'blocked'>, language: Language): string {
  const many = asked.files === 0 ? '' : askedSentence(asked, language)
  return sentences(language, many, blockedNeedYou(blocked, language))
}

function blockedNeedYou(blocked: number, { say }: Language): string {
  return blocked === 0 ? '' : say('queue.blocked.what', { count: blocked })
}

function reasonWords(row: UploadRow, name: string, viewer: Viewer): Words {
  const { language } = viewer
  const { say } = language
  if (row.reason === null) {
    return plain(say('upload.waiting.status'), say('upload.waiting.what', { name }), say('upload.waiting.next'))
  }
  const untilMs = row.nextTryAt === null ? null : Date.parse(row.nextTryAt)
  const words = waitingOrBlocked(row.reason, name, timesOfRow(untilMs, viewer), language)
  // What keeps all files does not name this one.
  const isOfAll = !isBlockedReason(row.reason) && reasonFacts[row.reason].scope === 'everything'
  return isOfAll ? { ...words, what: say('upload.waitsBecause', { name, what: words.what }) } : words
}

/** Says what exactly is wrong with a name, where we know. */
function withNameProblem(row: UploadRow, words: Words, language: Language): Words {
  const problem = row.reason === 'name_not_allowed' ? checkPath(row.path, { emoji: 'allow' }) : null
  if (problem === null) return words
  return { ...words, next: language.say('blocked.rename', { problem: describeNameProblem(problem.kind, language) }) }
}

/** Names the folder that has to be renamed, or those of which one has to be. */
function withFolder({ path, reason }: UploadRow, words: Words, { say }: Language): Words {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  if (reason !== 'folder_name_taken' || folder === '') return words
  const which = folder.includes('/') ? 'blocked.renameOneFolder' : 'blocked.renameFolder'
  return { ...words, next: say(which, { folder: visibleName(folder) }) }
}

/** Says where a large file goes on. */
function withArrived(row: UploadRow, words: Words, language: Language): Words {
  const { arrivedBytes = 0, path, reason, sizeBytes } = row
  if (arrivedBytes === 0 || sizeBytes === null) return words
  const arrived = language.say('upload.arrived', { bytes: bytesWords(arrivedBytes, sizeBytes, language) })
  // Whoever ended in the middle of a large file did not end at its very end.
  if (reason === 'outcome_unknown' && arrivedBytes < sizeBytes) {
    return { ...words, what: language.say('upload.interrupted', { name: nameOf(path, language) }), next: arrived }
  }
  return { ...words, next: sentences(language, words.next, arrived) }
}

/** Says how large the file is and how large it may be, where both are known. A file below the limit was refused by another one. */
function withLimit({ path, limitBytes, reason, sizeBytes }: UploadRow, words: Words, language: Language): Words {
  if (reason !== 'too_large' || limitBytes === null || sizeBytes === null || sizeBytes <= limitBytes) return words
  const [size, limit] = differentWords(sizeBytes, limitBytes, language)
  return { ...words, what: language.say('blocked.overLimit', { name: nameOf(path, language), size, limit }) }
}

/** Two sizes in words, to the byte where they would read the same. */
function differentWords(size: number, limit: number, language: Language): readonly [string, string] {
  const words = [sizeWords(size, language), sizeWords(limit, language)] as const
  if (words[0] !== words[1]) return words
  return [language.say('size.bytes', { count: size }), language.say('size.bytes', { count: limit })]
}

function waitingOrBlocked(reason: ReasonCode, name: string, times: Times, language: Language): Words {
  if (isBlockedReason(reason)) {
    const { status, todo, what } = blockedWords(reason, name, language)
    return { status, what, next: todo, code: reason }
  }
  return { ...waitingWords(reason, name, times, language), code: reason }
}

function timesOf(untilMs: number | null, viewer: Viewer): Times {
  const { say } = viewer.language
  if (untilMs === null) return { again: say('upload.again'), latest: null }
  return {
    again: say('upload.againAt', { moment: momentWords(untilMs, viewer) }),
    latest: latestWords(untilMs, viewer),
  }
}

/** A file whose time has come waits until it is its turn, which may be long when there are many. */
function timesOfRow(untilMs: number | null, viewer: Viewer): Times {
  const times = timesOf(untilMs, viewer)
  const isDue = untilMs !== null && isNow(untilMs, viewer)
  return isDue ? { ...times, again: viewer.language.say('upload.againInTurn') } : times
}

function nameOf(path: string, language: Language): string {
  return quoted(visibleBaseName(path), language)
}

function plain(status: string, what: string, next: string): Words {
  return { status, what, next, code: null }
}
