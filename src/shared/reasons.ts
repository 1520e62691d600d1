// The closed list of reason codes, and one table of what is true of each. Every upload that is not done carries one of them,
// so that the window, the terminal and IT speak of the same thing. The codes are stable: people search for them and scripts
// match them.

/** Why an upload waits although nobody has to do anything: it goes on by itself. */
export const waitingReasons = [
  'settling', // seen a moment ago; it may still be being saved
  'in_grace', // new, and a person can still take it back: the settings want a moment for that
  'being_saved', // its program has not finished: it changes again and again, is open for writing, or comes in under another name
  'still_changing', // has not been quiet for ten minutes
  'queued', // ready, others are first
  'in_use', // another program holds it open exclusively
  'cannot_read', // no permission to read it
  'read_error', // the disk answered with an error
  'too_many_open_files', // this computer has no file handle left
  'folder_missing', // the watched folder is not reachable
  'folder_replaced', // another folder stands at the path of the watched one
  'paused', // a person paused the queue
  'paused_by_timetable', // the timetable of speeds has a pause now
  'paused_on_metered', // the network is paid for by the byte, and the settings want a pause then
  'paused_on_battery', // the computer runs on its battery, and the settings want a pause then
  'held_back', // a person paused this one file
  'many_at_once', // came with very many others: a person says first whether they are sent
  'offline', // no network, no name resolution, no route
  'local_network_blocked', // macOS: no way to an address of the local network, perhaps because it was not allowed
  'server_unreachable', // the company server does not answer
  'server_busy', // the company server asked us to slow down (429, 503)
  'no_room_yet', // the company server has no room for another large file right now
  'server_disk_full', // the company server cannot write down how far a large file is: its disk is full or broken
  'proxy_body_limit', // a proxy on the way refuses requests as large as a piece of a large file (413)
  'server_error', // the company server failed (other 5xx)
  'bad_answer', // an answer of the company server nobody can read, or a wrong shape
  'captive_portal', // a web page where an answer should be: a Wi-Fi sign-in page or a proxy
  'unexpected_redirect', // an answer that points elsewhere; never followed
  'tls_untrusted', // the certificate is not trusted; nothing was sent
  'client_certificate_refused', // the company server wants a certificate of this computer, or another one
  'proxy_auth_required', // a proxy wants a name and password
  'proxy_account_not_allowed', // a proxy wants the account of the person (Negotiate), which the policy does not allow
  'proxy_account_refused', // the same, and the computer has no ticket for it, or the proxy does not take it
  'proxy_scheme_unknown', // a proxy wants a way of signing in that Outbox does not know, such as Digest
  'sign_in_needed', // the company server does not accept our token, or the person is signed out
  'update_required', // the company server wants a newer Outbox than this one
  'sign_in_unavailable', // the identity provider gives no usable answer, so nobody can say whether the person is signed in
  'dropbox_unreachable', // Dropbox does not answer
  'dropbox_busy', // Dropbox asked us to slow down (429, 503)
  'dropbox_error', // Dropbox failed (other 5xx)
  'dropbox_bad_answer', // an answer to a send that nobody can read, from Dropbox or something in between
  'dropbox_full', // no space is left in the company's Dropbox
  'dropbox_unavailable', // 409: the link is unknown or busy, or Dropbox refused; it is checked and tried again
  'link_expired', // 410: the link was too old or used; a new one is taken
  'link_rejected', // the server handed out a link to a place we are not allowed to send to
  'outcome_unknown', // a send ended after its last byte left and before it was answered; we ask before we send again
  'earlier_send_open', // an earlier version was sent and may still arrive; the new one waits for its end
  'connection_lost', // the connection broke before the last byte left; nothing can have arrived
  'timed_out', // no progress, or no answer in time
  'changed_while_sent', // the file changed under our hands; the new version is sent
  'hash_mismatch', // Dropbox reported other bytes than we sent
  'intercepted', // a web page came in place of the company server's answer, about this file only: a firewall on the way
  'disk_full', // no space to write our own ledger
  'store_unwritable', // our own ledger cannot be written
] as const

/** Why an upload stays where it is until a person does something. */
export const blockedReasons = [
  'too_large', // above what the company server takes
  'name_not_allowed', // Dropbox cannot keep this name
  'name_collision', // another file here has the same name for Dropbox (case or accents)
  'folder_name_taken', // a file in Dropbox has the name of a folder that this file is in
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
/** Why one large file finds no way through the company server while all others do. */
export type NoRoomReason = Extract<WaitingReason, 'no_room_yet' | 'server_disk_full' | 'proxy_body_limit'>
/** Why nothing is sent although all could be: what a person wants, or has set. */
export const pauseReasons = [
  'paused',
  'paused_by_timetable',
  'paused_on_metered',
  'paused_on_battery',
] as const satisfies readonly WaitingReason[]
export type PauseReason = (typeof pauseReasons)[number]
/** For how long, where that was asked for, and why; left out: there is no room for another one. */
export type NoRoom = { readonly afterMs?: number | null; readonly reason?: NoRoomReason }
export type BlockedReason = (typeof blockedReasons)[number]
export type ReasonCode = WaitingReason | BlockedReason

/** What a person can do about a blocked upload. */
export const personActions = ['rename', 'make_smaller', 'ask_it', 'retry', 'copy_real_file', 'none'] as const
export type PersonAction = (typeof personActions)[number]

/** What is true of a reason, for all who decide something by it. */
export type ReasonFacts = {
  /** What it keeps: one file, or all files alike. */
  readonly scope: 'file' | 'everything'
  /**
   * What ends it: waiting, something a person must do, or nothing, because a person wants it so (decision 14) or because there is
   * nothing to send.
   */
  readonly cure: 'time' | 'person' | 'none'
  /** The one thing to do about one file; null where the file goes on without it. */
  readonly action: PersonAction | null
  /** After a send that failed with it the bytes may be in Dropbox all the same. */
  readonly mayHaveArrived: boolean
  /** The file cannot be read, and perhaps never can be. */
  readonly isUnreadable: boolean
  /** Dropbox answers each send with a no while it lasts, so a refusal of one file says nothing about that file. */
  readonly refusesSends: boolean
  /** The ordinary course of things: the terminal prints no line about one file for it. */
  readonly isOrdinary: boolean
  /** The row of a file names it. Otherwise it is said once above the list, and the row only waits. */
  readonly isOnRow: boolean
}

const fileWaits = {
  scope: 'file',
  cure: 'time',
  action: null,
  mayHaveArrived: false,
  isUnreadable: false,
  refusesSends: false,
  isOrdinary: false,
  isOnRow: true,
} as const satisfies ReasonFacts
const unreadable = { ...fileWaits, isUnreadable: true } as const
const allWait = { ...fileWaits, scope: 'everything', isOnRow: false } as const
const allNeedPerson = { ...allWait, cure: 'person' } as const
/** Every file may meet it, and a single send does so while all is well. */
const sendBroke = { ...allWait, mayHaveArrived: true, isOnRow: true } as const
const needsRename = { ...fileWaits, cure: 'person', action: 'rename' } as const
const needsAsking = { ...fileWaits, cure: 'person', action: 'ask_it' } as const

/** The one table: who sorts reasons asks it, and keeps no list of codes. */
export const reasonFacts = {
  settling: { ...fileWaits, isOrdinary: true },
  in_grace: { ...fileWaits, isOrdinary: true },
  being_saved: fileWaits,
  still_changing: fileWaits,
  queued: { ...fileWaits, isOrdinary: true },
  in_use: unreadable,
  cannot_read: unreadable,
  read_error: unreadable,
  too_many_open_files: unreadable,
  folder_missing: { ...allWait, isOrdinary: true },
  folder_replaced: { ...allNeedPerson, isOrdinary: true },
  paused: { ...allWait, cure: 'none', isOrdinary: true, isOnRow: true },
  paused_by_timetable: { ...allWait, cure: 'none', isOrdinary: true, isOnRow: true },
  paused_on_metered: { ...allWait, cure: 'none', isOrdinary: true, isOnRow: true },
  paused_on_battery: { ...allWait, cure: 'none', isOrdinary: true, isOnRow: true },
  held_back: { ...fileWaits, cure: 'none' },
  // The question is asked once, about all of them; see `asked` of the queue.
  many_at_once: { ...fileWaits, cure: 'none', isOrdinary: true },
  offline: allWait,
  local_network_blocked: allWait,
  server_unreachable: allWait,
  server_busy: allWait,
  no_room_yet: fileWaits,
  server_disk_full: fileWaits,
  proxy_body_limit: fileWaits,
  server_error: allWait,
  bad_answer: allNeedPerson,
  captive_portal: allNeedPerson,
  unexpected_redirect: allNeedPerson,
  tls_untrusted: allNeedPerson,
  client_certificate_refused: allNeedPerson,
  proxy_auth_required: allNeedPerson,
  proxy_account_not_allowed: allNeedPerson,
  proxy_account_refused: allNeedPerson,
  proxy_scheme_unknown: allNeedPerson,
  sign_in_needed: allNeedPerson,
  update_required: allNeedPerson,
  sign_in_unavailable: allWait,
  dropbox_unreachable: allWait,
  dropbox_busy: { ...allWait, refusesSends: true },
  dropbox_error: allWait,
  dropbox_bad_answer: allNeedPerson,
  dropbox_full: { ...allNeedPerson, refusesSends: true },
  dropbox_unavailable: fileWaits,
  link_expired: { ...fileWaits, isOrdinary: true },
  link_rejected: allNeedPerson,
  outcome_unknown: { ...fileWaits, mayHaveArrived: true },
  earlier_send_open: fileWaits,
  connection_lost: sendBroke,
  timed_out: sendBroke,
  changed_while_sent: fileWaits,
  hash_mismatch: fileWaits,
  intercepted: fileWaits,
  disk_full: allNeedPerson,
  store_unwritable: allNeedPerson,
  too_large: { ...fileWaits, cure: 'person', action: 'make_smaller' },
  name_not_allowed: needsRename,
  name_collision: needsRename,
  folder_name_taken: needsRename,
  name_taken: needsRename,
  not_allowed: needsAsking,
  rejected: needsAsking,
  dropbox_refused: { ...fileWaits, cure: 'person', action: 'retry' },
  folder_read_only: needsAsking,
  symbolic_link: { ...fileWaits, cure: 'person', action: 'copy_real_file' },
  not_a_regular_file: { ...fileWaits, cure: 'none', action: 'none' },
  skipped: { ...fileWaits, cure: 'none', action: 'retry' },
} as const satisfies Readonly<Record<ReasonCode, ReasonFacts>>

/** Why a file that waits is not on its way, by what a person wants with it; null where it is. */
export function reasonOfIntent(intent: 'go' | 'pause' | 'skip' | 'ask'): ReasonCode | null {
  switch (intent) {
    case 'go':
      return null
    case 'pause':
      return 'held_back'
    case 'skip':
      return 'skipped'
    case 'ask':
      return 'many_at_once'
  }
}

/** True where waiting does not help: somebody has to do something. This alone is what is shown as attention. */
export function needsPerson(reason: ReasonCode): boolean {
  return reasonFacts[reason].cure === 'person'
}

const blockedSet: ReadonlySet<string> = new Set(blockedReasons)

/** True for a reason that an upload stays `blocked` with, false for one that it waits with. */
export function isBlockedReason(reason: ReasonCode): reason is BlockedReason {
  return blockedSet.has(reason)
}
