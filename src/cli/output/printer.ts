// What every command prints goes through one door with two forms: words for people, one JSON object a line for scripts.
import type { ExcludedRow, UploadRow } from '#shared/rows/upload-row.ts'
import type { Progress } from '#shared/contract/ipc-app-state.ts'
import type { SendStep } from '#shared/rows/send-progress.ts'
import type { QueueFacts, Words } from '#shared/words/upload-words.ts'

/** How many files ended how. `waiting` are those that would go on if the program went on. */
export type Summary = {
  readonly done: number
  readonly blocked: number
  readonly excluded: number
  readonly waiting: number
  /** Those a person is asked about; left out where there are none. */
  readonly asked?: number
  /** Those that a person left out, and holds back; in `status`, left out where there are none. */
  readonly leftOut?: number
  readonly heldBack?: number
}

/** A file being sent. `step` says what is done while no byte leaves. */
export type Sending = {
  readonly path: string
  readonly sizeBytes: number
  readonly sentBytes: number
  readonly step: SendStep | null
}

/** The place the words go: a stream, and how wide it is when it is a terminal (null when it is not). */
export interface Output {
  write(text: string): void
  columns(): number | null
}

export interface Printer {
  /** `facts` are for scripts, `sentences` for people. */
  ready(facts: Readonly<Record<string, unknown>>, sentences: readonly string[]): void
  upload(row: UploadRow | ExcludedRow): void
  /** Something stops all files alike, or has stopped doing so. */
  queue(words: Words): void
  /** Bars at the lower edge of a terminal; nothing elsewhere. `all` is null while nothing is on its way. */
  progress(facts: QueueFacts, sending: readonly Sending[], all: Progress | null): void
  /** How far a running Outbox is, once. */
  pace(all: Progress): void
  error(code: string, text: string): void
  /** What a person should know although all goes on. `code` and `facts` are for scripts. */
  notice(code: string, text: string, facts?: Readonly<Record<string, unknown>>): void
  warning(text: string): void
  summary(summary: Summary, sentence: string): void
}
