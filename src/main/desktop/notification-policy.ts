// What is worth interrupting a person for outside the window: one notice per batch of files after a quiet while, and one when
// files need somebody. Never one per file.
import { english } from '#shared/messages/english.ts'
import { inDropboxWords } from '#shared/words/copy-name.ts'
import { plural } from '#shared/words/format.ts'
import type { NoticeLevel } from '#shared/contract/ipc-channels.ts'

/** What the queue looks like at one moment. */
export type NoticeSample = {
  readonly nowMs: number
  /** Files in Dropbox. */
  readonly done: number
  /** Those of them that were sent as a copy. */
  readonly copies: number
  /** Files that need a person. */
  readonly attention: number
  /** Files on their way or waiting. */
  readonly open: number
  /** A person looks at the window, so nothing has to be told outside it. */
  readonly isWatched: boolean
}

type Arrived = Pick<NoticeSample, 'done' | 'copies'>

export type NoticeMemory = {
  /** What was in Dropbox at the last look outside a batch; null before the first. A short batch may fall between two looks. */
  readonly atRest: Arrived | null
  /** The fewest files, and the fewest copies, in Dropbox since the batch began; null while there is no batch. */
  readonly batchFrom: Arrived | null
  /** Since when nothing is open any more; null while something is. */
  readonly quietSinceMs: number | null
  /** Files in need that the person knows of. */
  readonly attentionKnown: number
  /** Since when there are more of them; null while there are not. */
  readonly attentionSinceMs: number | null
}

export type NotificationPolicyNotice = {
  readonly kind: 'sent' | 'attention'
  readonly title: string
  readonly body: string
}

/** Said once in the life of an installation. Linux tells nobody whether its tray icons are seen: GNOME shows none. */
export function backgroundNotice(
  platform: NodeJS.Platform,
  hasTray: boolean,
): Pick<NotificationPolicyNotice, 'title' | 'body'> {
  const title = 'Outbox is still running'
  const body = 'Uploads go on in the background.'
  if (hasTray && platform !== 'linux') return { title, body: `${body} Quit Outbox to end them.` }
  return { title, body: `${body} To see its window again, or to quit it there, start Outbox once more.` }
}

/** What the window says when the system did not show a notification. */
export function unshownWords({ title, body }: Pick<NotificationPolicyNotice, 'title' | 'body'>): string {
  return `This computer shows no notifications of Outbox, so they are told here. The last one: ${title}. ${body}`
}

/** One look may be due to tell both: of files that need somebody, and of a batch. */
export type NoticeStep = { readonly memory: NoticeMemory; readonly notices: readonly NotificationPolicyNotice[] }

/** A pause between two saves is not the end of a batch. */
export const quietNoticeMs = 4_000

/** Trouble that passes by itself within this time is not worth a word. */
export const attentionNoticeMs = 3_000

/** What was in need already when the app began is told, too: it was not solved last time. */
export const noticesAtStart: NoticeMemory = {
  atRest: null,
  batchFrom: null,
  quietSinceMs: null,
  attentionKnown: 0,
  attentionSinceMs: null,
}

/** Takes one look at the queue. A notice that falls into a watched moment, or that is not wanted, is dropped. */
export function stepNotices(memory: NoticeMemory, sample: NoticeSample, level: NoticeLevel): NoticeStep {
  const attention = stepAttention(memory, sample)
  const batch = stepBatch(attention.memory, sample)
  const notices = [...attention.notices, ...batch.notices]
  return { memory: batch.memory, notices: notices.filter((notice) => isWanted(notice, sample, level)) }
}

/** What comes after a stop may be another folder: what was sent before is no measure for it. */
export function afterStop(memory: NoticeMemory): NoticeMemory {
  return { ...memory, atRest: null, batchFrom: null, quietSinceMs: null }
}

function isWanted(notice: NotificationPolicyNotice, sample: NoticeSample, level: NoticeLevel): boolean {
  if (sample.isWatched || level === 'none') return false
  return notice.kind === 'attention' || level === 'all'
}

function stepAttention(memory: NoticeMemory, sample: NoticeSample): NoticeStep {
  const { attention, nowMs } = sample
  if (attention <= memory.attentionKnown) {
    return { memory: { ...memory, attentionKnown: attention, attentionSinceMs: null }, notices: [] }
  }
  const sinceMs = memory.attentionSinceMs ?? nowMs
  if (nowMs - sinceMs < attentionNoticeMs) return { memory: { ...memory, attentionSinceMs: sinceMs }, notices: [] }
  const body = `${plural(attention, 'file')} ${attention === 1 ? 'needs' : 'need'} you.`
  return {
    memory: { ...memory, attentionKnown: attention, attentionSinceMs: null },
    notices: [{ kind: 'attention', title: 'Outbox needs you', body: `${body} Open Outbox to see why.` }],
  }
}

function stepBatch(memory: NoticeMemory, { done, copies, open, nowMs }: NoticeSample): NoticeStep {
  const before = memory.batchFrom ?? memory.atRest ?? { done, copies }
  if (open > 0) {
    // A file that is saved again leaves the number and comes back to it: counted from the lowest, it is one file sent.
    const batchFrom = { done: Math.min(before.done, done), copies: Math.min(before.copies, copies) }
    return { memory: { ...memory, batchFrom, quietSinceMs: null }, notices: [] }
  }
  const ended = { ...memory, atRest: { done, copies }, batchFrom: null, quietSinceMs: null }
  if (memory.batchFrom === null && done <= before.done) return { memory: ended, notices: [] }
  const quietSinceMs = memory.quietSinceMs ?? nowMs
  if (nowMs - quietSinceMs < quietNoticeMs) {
    return { memory: { ...memory, batchFrom: before, quietSinceMs }, notices: [] }
  }
  const sent = done - before.done
  if (sent <= 0) return { memory: ended, notices: [] }
  const body = `${inDropboxWords(sent, Math.min(sent, copies - before.copies), english)}.`
  return { memory: ended, notices: [{ kind: 'sent', title: 'Sent', body }] }
}
