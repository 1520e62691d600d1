// The closed list of reason codes. Every upload that is not done carries one of them, so that the window, the terminal
// and IT speak of the same thing. The codes are stable: people search for them and scripts match them.

/** Why an upload waits although nobody has to do anything: it goes on by itself. */
export const waitingReasons = [
  'settling', // seen a moment ago; it may still be being saved
  'still_changing', // has not been quiet for ten minutes
  'queued', // ready, others are first
  'in_use', // another program holds it open exclusively
  'cannot_read', // no permission to read it
  'read_error', // the disk answered with an error
  'too_many_open_files', // this computer has no file handle left
  'folder_missing', // the watched folder is not reachable or is not the one it was
  'paused', // a person paused the queue
  'held_back', // a person paused this one file
  'offline', // no network, no name resolution, no route
  'server_unreachable', // the company server does not answer
  'server_busy', // the company server asked us to slow down (429, 503)
  'server_error', // the company server failed (other 5xx)
  'bad_answer', // an answer nobody can read, or a wrong shape
  'captive_portal', // a web page where an answer should be: a Wi-Fi sign-in page or a proxy
  'unexpected_redirect', // an answer that points elsewhere; never followed
  'tls_untrusted', // the certificate is not trusted; nothing was sent
  'proxy_auth_required', // a proxy wants a name and password
  'sign_in_needed', // the company server does not accept our token
  'dropbox_unreachable', // Dropbox does not answer
  'dropbox_busy', // Dropbox asked us to slow down (429, 503)
  'dropbox_error', // Dropbox failed (other 5xx)
  'dropbox_full', // no space is left in the company's Dropbox
  'dropbox_unavailable', // 409: the link is unknown or busy, or Dropbox refused; it is checked and tried again
  'link_expired', // 410: the link was too old or used; a new one is taken
  'link_rejected', // the server handed out a link to a place we are not allowed to send to
  'outcome_unknown', // the connection broke at the end; we ask before we send again
  'earlier_send_open', // an earlier version was sent and may still arrive; the new one waits for its end
  'connection_lost', // the connection broke before the last byte left; nothing can have arrived
  'timed_out', // no progress, or no answer in time
  'changed_while_sent', // the file changed under our hands; the new version is sent
  'hash_mismatch', // Dropbox reported other bytes than we sent
  'disk_full', // no space to write our own ledger
  'store_unwritable', // our own ledger cannot be written
] as const

/** Why an upload stays where it is until a person does something. */
export const blockedReasons = [
  'too_large', // above what the company server takes
  'name_not_allowed', // Dropbox cannot keep this name
  'name_collision', // another file here has the same name for Dropbox (case or accents)
  'name_taken', // something else is at that place in Dropbox, and the company does not replace
  'not_allowed', // the company server refuses this file for this device
  'rejected', // the company server or Dropbox call the request itself wrong
  'dropbox_refused', // Dropbox refused several times and the server knows no reason
  'folder_read_only', // the place in Dropbox may not be written to
  'symbolic_link', // a symbolic link: never followed
  'not_a_regular_file', // a pipe, socket or device
  'skipped', // a person left it out
] as const

export type WaitingReason = (typeof waitingReasons)[number]
export type BlockedReason = (typeof blockedReasons)[number]
export type ReasonCode = WaitingReason | BlockedReason

/** The one thing a person can do about a blocked upload. */
export const personActions = ['rename', 'make_smaller', 'ask_it', 'retry', 'copy_real_file', 'none'] as const
export type PersonAction = (typeof personActions)[number]

const actions: Record<BlockedReason, PersonAction> = {
  too_large: 'make_smaller',
  name_not_allowed: 'rename',
  name_collision: 'rename',
  name_taken: 'rename',
  not_allowed: 'ask_it',
  rejected: 'ask_it',
  dropbox_refused: 'retry',
  folder_read_only: 'ask_it',
  symbolic_link: 'copy_real_file',
  not_a_regular_file: 'none',
  skipped: 'retry',
}

/** What a person can do about `reason`. Total: each blocked reason has one action. */
export function actionFor(reason: BlockedReason): PersonAction {
  return actions[reason]
}

const blockedSet: ReadonlySet<string> = new Set(blockedReasons)

/** True when `reason` waits for a person, false when it goes on by itself. */
export function isBlockedReason(reason: ReasonCode): reason is BlockedReason {
  return blockedSet.has(reason)
}
