// The receipt of one sent file: plain text with everything the history knows of it, to be pasted into a mail.
import type { Language } from '../messages/language.ts'
import type { MessageKey } from '../messages/messages.ts'
import type { SentHow, SentRow } from '../rows/sent-file.ts'
import { countWords, sizeWords } from './format.ts'
import { visibleName } from './visible-name.ts'

/** How a file is proved to be in Dropbox, in words. */
export function howWords(how: SentHow, { say }: Language): string {
  return say(`how.${how}`)
}

type FactKey = Extract<MessageKey, `receipt.${string}`>

/** One fact a line. Times are in world time, so that everybody reads the same. `number` is the row's in the history. */
export function receiptWords(row: SentRow, number: number, language: Language): string {
  const { say } = language
  const facts: readonly (readonly [
    name: Exclude<FactKey, 'receipt.line' | 'receipt.worldTime'>,
    value: string | null,
  ])[] = [
    ['receipt.file', visibleName(row.path)],
    ['receipt.folder', row.folder === null ? null : visibleName(row.folder)],
    ['receipt.size', sizeLine(row.sizeBytes, language)],
    ['receipt.hash', row.contentHash],
    ['receipt.proof', howWords(row.how, language)],
    ['receipt.destination', row.destination === null ? null : visibleName(row.destination)],
    ['receipt.rev', row.rev],
    ['receipt.added', worldTime(row.addedAtMs, language)],
    ['receipt.sent', worldTime(row.sentAtMs, language)],
    ['receipt.tries', row.tries === null ? null : countWords(row.tries, language)],
    ['receipt.device', row.device],
    ['receipt.server', row.server],
    ['receipt.account', row.account],
    ['receipt.number', String(number)],
  ]
  const lines = facts.flatMap(([name, value]) =>
    value === null ? [] : [say('receipt.line', { name: say(name), value })],
  )
  return `${[say('receipt.title'), ...lines].join('\n')}\n`
}

function sizeLine(bytes: number, language: Language): string {
  const size = sizeWords(bytes, language)
  return bytes < 1_000 ? size : language.say('size.withBytes', { size, count: bytes })
}

/** "2026-11-29 10:12:13 UTC"; null for what is no time. */
function worldTime(atMs: number, { say }: Language): string | null {
  if (!Number.isFinite(atMs) || Math.abs(atMs) > 8.64e15) return null
  return say('receipt.worldTime', { time: new Date(atMs).toISOString().slice(0, 19).replace('T', ' ') })
}
