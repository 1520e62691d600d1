// How far a send is, and what it does while no byte leaves: facts on the side, which never decide anything.

/** What a send does while no byte of it leaves. All but the last one are of relays. */
export type SendStep =
  /** What arrived before is read once more for the hash. */
  | { readonly kind: 'rereading'; readonly readBytes: number; readonly ofBytes: number }
  /** The connection broke; the server is asked again and again, for half a minute. */
  | { readonly kind: 'reconnecting' }
  /** The server has no room for another piece just now. */
  | { readonly kind: 'waiting_for_room' }
  /** All bytes are there, and become a file. */
  | { readonly kind: 'finishing' }
  /** The system has taken all bytes of a post to a link; some may still lie in this computer, on a slow line for long. */
  | { readonly kind: 'answer_awaited' }

/**
 * How far a send is. `sentBytes` left so far, also by earlier sends; `arrivedBytes` of these the company server said it has, of a
 * relay; `step` is null while bytes leave.
 */
export type SendProgress = {
  readonly sentBytes: number
  readonly arrivedBytes?: number
  readonly step: SendStep | null
}

/** Told by a send. */
export type OnSendProgress = (sentBytes: number, step?: SendStep, arrivedBytes?: number) => void
