// What is shown of one file: a pure projection of its upload. The terminal prints it, scripts read it.
import type { PersonAction, ReasonCode } from '../reasons.ts'
import type { MoveTo, StayReason } from '../sent/original.ts'
import { stateKinds, type StateKind } from '../upload.ts'
import type { SendStep } from './send-progress.ts'

/** A file whose original is being moved is shown as done. */
export type RowState = Exclude<StateKind, 'moving'>
export const rowStates = stateKinds.filter((kind): kind is RowState => kind !== 'moving')

/** What is known of the file on this computer after it was sent. `where`: inside the watched folder, or absolute. */
export type RowOriginal =
  | { readonly kind: 'due'; readonly to: MoveTo }
  | { readonly kind: 'stays'; readonly because: StayReason }
  | { readonly kind: 'moved'; readonly to: MoveTo; readonly where: string | null }

export type UploadRow = {
  readonly path: string
  /** It is a folder that cannot be listed, so that nobody knows its files; `.` is the watched folder itself. */
  readonly isFolder?: true
  readonly state: RowState
  /** Why it is not done; null when it is done or gone. */
  readonly reason: ReasonCode | null
  /**
   * When it goes on by itself (at the latest, where that is not sure), as an ISO time of the computer's clock; null when it
   * works, rests or needs a person.
   */
  readonly nextTryAt: string | null
  /** What a person can do; null when nobody has to do anything. */
  readonly action: PersonAction | null
  /** False when there is nothing at the path any more, as for a file that was sent and then deleted. */
  readonly inFolder: boolean
  /** Of a file that was sent and then deleted, what was sent; null when nothing else is known. */
  readonly sizeBytes: number | null
  /** How large a file may be, of one that is too large; null where that is not known, and for all others. */
  readonly limitBytes: number | null
  /** null until the file was read. */
  readonly contentHash: string | null
  /** Bytes that left so far, while it is sent. */
  readonly sentBytes: number | null
  /** How fast its bytes leave, where that can be told. */
  readonly bytesPerSecond?: number
  /** What is there already of a large file whose send broke, until it goes on: it goes on from there. */
  readonly arrivedBytes?: number
  /** What is done while it is sent and no byte leaves. */
  readonly step?: SendStep
  /** The full path in Dropbox of a file that is there, where the company server told it; null for all others. */
  readonly destination: string | null
  /** Left out where the file was never to be moved. */
  readonly original?: RowOriginal
}

/** A file that is never sent, with the rule that says so. */
export type ExcludedRow = {
  readonly path: string
  readonly state: 'excluded'
  readonly rule: string
  /** The company's policy says so: a person finds the rule in no setting. Told to the window alone. */
  readonly isByPolicy?: boolean
}
