// What a shell may ask of one running uploader, and what that shows.
import type { Language } from '#shared/messages/language.ts'
import type { Me } from '#adapters/transfer/link-client.ts'
import type { AskedAnswer, AskedFiles } from '#shared/rows/files-asked.ts'
import type { ExcludedRow, UploadRow } from '#shared/rows/upload-row.ts'
import type { SpeedRules } from '#shared/speed/speed.ts'
import type { Notice } from './notices.ts'
import type { QueueSummary } from './queue-view/queue-summary.ts'
import type { QueueView } from './queue-view/queue-view.ts'
import type { Ending } from './session/run-end.ts'

export interface Uploader {
  /** Another try now, of these uploads or of all that wait or are blocked. */
  retry(paths: readonly string[] | 'all'): void
  /** Until `untilMs` of the computer's clock; null: until it is resumed. */
  pause(untilMs: number | null): void
  resume(): void
  /** What a person is asked about before it is sent. Reads all uploads. */
  asked(): AskedFiles
  /** What a person said about it: all, or (`below` not null) what is in that folder of the watched one. */
  decide(answer: AskedAnswer, below: string | null): void
  /** A person takes back what came together (`batch` of the report). Answers the paths that are not sent. */
  takeBack(batch: number): readonly string[]
  /** These files are left out, by their paths. */
  leaveOut(paths: readonly string[]): void
  /** How fast may be sent, from now on. */
  setSpeed(rules: SpeedRules): void
  /** Looks at the folder now; settles when all that was seen is known. */
  rescan(): Promise<void>
  /** The network is back, the computer woke up, somebody signed in: try at once. */
  worldChanged(): void
  /** Calls `listener` on each change of an upload, and for each file that a rule keeps out. Must not throw. */
  onChange(listener: (row: UploadRow | ExcludedRow) => void): void
  /** Calls `listener` a few times a second while something changes. Must not throw. */
  onReport(listener: (report: QueueSummary) => void): void
  /** Calls `listener` with what a person should know and nobody asked for. Must not throw. */
  onNotice(listener: (notice: Notice) => void): void
  report(): QueueSummary
  /** All uploads, as they are shown now. */
  rows(): IterableIterator<UploadRow>
  /** The same without files that are in Dropbox under their own names with nothing left to do: of many files those are nearly all. */
  openRows(): IterableIterator<UploadRow>
  /** How many files are in Dropbox under another name than their own. */
  copies(): number
  excludedRows(): IterableIterator<ExcludedRow>
  /** What the company server said of this device; null until it said something. */
  me(): Me | null
  /** What time it is for the words on the screen, in milliseconds since 1970. */
  nowMs(): number
  /** Settles when the first look at the folder is over, and what was to be left out is. */
  readonly firstLook: Promise<void>
  /** A view of the queue for a window. It keeps itself up to date until it is closed, so open it when somebody looks. */
  openView(language: Language): QueueView
  /** Settles when everything is at rest, or when going on is hopeless. */
  ending(): Promise<Ending>
  /** Settles when a person asked, in the terminal, that the folder which stands at the watched path is taken: stop, and start anew. */
  readonly adoptAsked: Promise<void>
  /** Settles when a bug ended the engine again and again. Never, in a program without bugs. */
  readonly broken: Promise<'broken'>
  /** Writes what is known and lets go of everything. Takes two seconds at most, in every state. */
  stop(): Promise<void>
  /**
   * Closes the records at once, for a process that is ended the moment this returns: what is under way is found out at the next
   * start. A stop may follow.
   */
  closeRecordsNow(): void
}

/** A person's pause: until a moment of the computer's clock, or (null) until it is resumed. */
export type Pause = { readonly untilMs: number | null }
