// A row of the history: one file that is proved to be in Dropbox, as it is kept for ever.
import type { SentFile } from '../sent/sent-file.ts'

export { originals, sentHows } from '../sent/sent-file.ts'
export type { Original, SentFile, SentHow } from '../sent/sent-file.ts'

/** The forms in which the history is exported. */
export const exportFormats = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What a person can do with a row of the history. */
export const sentActions = ['open_in_dropbox', 'show_in_folder', 'copy_receipt'] as const
export type SentAction = (typeof sentActions)[number]

/** A row of the history. It stands alone: it names its folder, server and device in words. */
export type SentRow = Omit<SentFile, 'targetId' | 'tries'> & {
  /** The watched folder, absolute; null for a file that was sent by name. Then `path` is absolute. */
  readonly folder: string | null
  readonly server: string | null
  readonly device: string | null
  readonly account: string | null
  /** Null for a file that was sent before there was a history. */
  readonly tries: number | null
}
