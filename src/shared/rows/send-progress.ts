// How far a send is, and what it does while no byte leaves: facts on the side, which never decide anything.

/** What a send of a relay does while no byte of it leaves. */
export type SendStep =
  /** What arrived before is read once more for the hash. */
  | { readonly kind: 'rereading'; readonly readBytes: number; readonly ofBytes: number }
  /** The connection broke; the server is asked again and again, for half a minute. */
  | { readonly kind: 'reconnecting' }
  /** The server has no room for another piece just now. */
  | { readonly kind: 'waiting_for_room' }
  /** All bytes are there, and become a file. */
  | { readonly kind: 'finishing' }

/** How far a send is. `sentBytes` left so far, also by earlier sends; `step` is null while bytes leave. */
export type SendProgress = { readonly sentBytes: number; readonly step: SendStep | null }

/** Told by a send. */
export type OnSendProgress = (sentBytes: number, step?: SendStep) => void
