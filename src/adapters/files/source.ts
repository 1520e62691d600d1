// Where the bytes of uploads come from: a folder, or files named one by one. The sending side and the hashing side both
// read through this door, so that links are never followed and pipes never opened in two places.
import { errorCodeOf } from '#shared/error-code.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { Observed, Stat } from '#shared/upload.ts'

export type OpenAnswer =
  | { readonly kind: 'opened'; readonly file: OpenFile }
  /** What is at the path is not a readable regular file: gone, a link, a pipe. */
  | { readonly kind: 'other'; readonly observed: Observed }
  /** It may be readable later: locked, no permission, no handle left, or the folder itself is away. */
  | { readonly kind: 'unreadable'; readonly reason: WaitingReason }

/** A regular file held open for reading. Must be closed. */
export interface OpenFile {
  /** The stat of the open handle at the moment of opening. */
  readonly stat: Stat
  /** Reads up to `buffer.byteLength` bytes from `position`; 0 at the end of the file. Throws the system's error. */
  read(buffer: Uint8Array, position: number): Promise<number>
  /** What the path and the handle show now: the same file with its stat, or what took its place. */
  observe(): Promise<Observed>
  close(): Promise<void>
}

export interface Source {
  /**
   * Opens the file of `path` (relative, `/` between segments) without following links and without blocking. `wasRead`: it was read moments
   * ago, so the disk is awake and knows where it is.
   */
  open(path: string, wasRead?: boolean): Promise<OpenAnswer>
}

/** The reason to wait that a failed read stands for, from the system's error code. */
export function reasonOfReadError(error: unknown): WaitingReason {
  switch (errorCodeOf(error) ?? '') {
    case 'EBUSY':
    case 'ETXTBSY':
    case 'EAGAIN':
      return 'in_use'
    case 'EACCES':
    case 'EPERM':
      return 'cannot_read'
    case 'EMFILE':
    case 'ENFILE':
      return 'too_many_open_files'
    default:
      return 'read_error'
  }
}
