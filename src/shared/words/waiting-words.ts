// What is said about files that go on by themselves: one entry for each reason, demanded by the compiler.
import type { WaitingReason } from '../reasons.ts'

/**
 * What happens next. `again` says in a sentence when it is tried again; `latest` is the time of day, as "14:35", at which it
 * goes on at the latest, null when nobody knows it.
 */
type NextWords = (again: string, latest: string | null) => string

export type WaitingWords = {
  /** A few words for a row. */
  readonly status: string
  /** `name` is already made visible and in quotation marks; a reason that keeps all files leaves it out. */
  readonly what: (name: string) => string
  readonly next: NextWords
}

function file(status: string, what: (name: string) => string, next: NextWords): WaitingWords {
  return { status, what, next }
}

function everything(status: string, what: string, next: NextWords): WaitingWords {
  return { status, what: () => what, next }
}

const againByItself = (again: string): string => again

export const waitingWords: Readonly<Record<WaitingReason, WaitingWords>> = {
  settling: file(
    'Getting ready',
    (name) => `${name} was saved a moment ago.`,
    () => 'It is sent when nothing has changed for a moment.',
  ),
  in_grace: file(
    'Sent in a moment',
    (name) => `${name} is new and can still be taken back.`,
    () => 'It is sent when that time is over.',
  ),
  being_saved: file(
    'Being saved',
    (name) => `Another program is still saving ${name}.`,
    (again) => `It waits until it is saved completely. ${again}`,
  ),
  still_changing: file(
    'Still being saved',
    (name) => `${name} has kept changing for more than ten minutes.`,
    () => 'It waits until it is saved completely: until it stays unchanged for up to a minute.',
  ),
  queued: file(
    'Waiting',
    (name) => `${name} is ready.`,
    () => 'It is sent when the files before it are sent.',
  ),
  in_use: file(
    'Open elsewhere',
    (name) => `${name} is open in another program.`,
    (again) => `It is sent when you close it. ${again}`,
  ),
  cannot_read: file(
    'Cannot be read',
    (name) => `Outbox is not allowed to read ${name}.`,
    (again) => `${again} If it stays like this, check who may open the file.`,
  ),
  read_error: file(
    'Cannot be read',
    (name) => `The disk reported an error while ${name} was read.`,
    (again) => `${again} If it stays like this, open the file to see whether it is damaged.`,
  ),
  too_many_open_files: file(
    'Waiting',
    (name) => `This computer has too many files open to read ${name}.`,
    (again) => `${again} Closing other programs helps.`,
  ),
  changed_while_sent: file(
    'Changed',
    (name) => `${name} was changed while it was sent.`,
    () => 'The new version is sent when saving is finished.',
  ),
  hash_mismatch: file(
    'Trying again',
    (name) => `The copy of ${name} in Dropbox is not the same as your file.`,
    (again) => `Your file is untouched. ${again}`,
  ),
  intercepted: file(
    'Refused on the way',
    (name) =>
      `A firewall on the way to your company\u2019s server refused to let ${name} through. Other files are not affected.`,
    (again) => `It may refuse this name: rename the file, or ask your IT department to allow it. ${again}`,
  ),
  dropbox_unavailable: file(
    'Trying again',
    (name) => `Dropbox did not accept ${name} this time.`,
    (again) => `Outbox looks whether it is there all the same. ${again}`,
  ),
  link_expired: file(
    'Trying again',
    (name) => `The permission to send ${name} ran out.`,
    (again) => `Outbox takes a new one. ${again}`,
  ),
  outcome_unknown: file(
    'Checking',
    (name) => `The connection broke at the very end of sending ${name}.`,
    () => 'Outbox asks whether Dropbox has the file before it is sent again.',
  ),
  earlier_send_open: file(
    'Earlier version first',
    (name) => `An earlier version of ${name} was sent and may still arrive in Dropbox.`,
    (_again, latest) =>
      `The new version waits until that is clear${latest === null ? '' : `, ${latest} at the latest`}, so that the old one cannot take its place.`,
  ),
  connection_lost: everything('Trying again', 'The connection broke.', againByItself),
  timed_out: everything('Trying again', 'Nothing moved for too long, so the connection was closed.', againByItself),
  folder_missing: everything(
    'Folder not reachable',
    'The watched folder is not reachable.',
    () => 'Nothing is lost. Sending goes on by itself when the same folder is back.',
  ),
  folder_replaced: everything(
    'Another folder',
    'Another folder stands where the watched folder was. It is not the one Outbox was told to watch.',
    () =>
      'Nothing is sent from it until you say that it is the right one. When the old one is back, sending goes on by itself.',
  ),
  paused: everything('Paused', 'Sending is paused.', () => 'It goes on when you resume it.'),
  paused_by_timetable: everything('Paused', 'Sending is paused by your timetable.', (_again, latest) =>
    latest === null ? 'It goes on when its time is over.' : `It goes on at ${latest}.`,
  ),
  paused_on_metered: everything(
    'Paused',
    'Sending is paused, because this network is paid for by the byte.',
    () => 'It goes on by itself on another network.',
  ),
  paused_on_battery: everything(
    'Paused',
    'Sending is paused, because this computer runs on its battery.',
    () => 'It goes on by itself when it is plugged in.',
  ),
  many_at_once: file(
    'Waits for you',
    (name) => `${name} came with very many other files.`,
    () => 'None of them is sent before you say so.',
  ),
  held_back: file(
    'Paused',
    (name) => `You paused ${name}.`,
    () => 'It is sent when you resume it.',
  ),
  offline: everything(
    'Waiting for the network',
    'There is no network.',
    () => 'Sending goes on by itself when the network is back.',
  ),
  local_network_blocked: everything(
    'Local network not reachable',
    'This Mac finds no way to your company\u2019s server or proxy on the local network.',
    (again) =>
      `${again} If other programs find it, turn on Outbox in System Settings, Privacy & Security, Local Network.`,
  ),
  server_unreachable: everything('Server not reachable', 'Your company\u2019s server does not answer.', againByItself),
  no_room_yet: file(
    'Waiting for room',
    (name) => `Your company\u2019s server has no room for another large file right now, so ${name} waits.`,
    againByItself,
  ),
  server_busy: everything('Server is busy', 'Your company\u2019s server is busy and asked us to wait.', againByItself),
  server_error: everything('Server trouble', 'Your company\u2019s server has a problem.', againByItself),
  bad_answer: everything(
    'Server trouble',
    'Your company\u2019s server gave an answer nobody can read.',
    (again) => `${again} If it stays like this, tell your IT department.`,
  ),
  captive_portal: everything(
    'Waiting for the Wi-Fi sign-in page',
    'This network shows a web page instead of letting us through.',
    (again) => `Open a browser and sign in to the Wi-Fi. ${again}`,
  ),
  unexpected_redirect: everything(
    'Not trusted',
    'The answer pointed to another place, and Outbox does not follow.',
    (again) => `Nothing was sent there. ${again} If it stays like this, tell your IT department.`,
  ),
  tls_untrusted: everything(
    'Not trusted',
    'The connection is not trusted, so nothing was sent.',
    (again) => `Check that the date and time of this computer are right, or tell your IT department. ${again}`,
  ),
  proxy_auth_required: everything(
    'Waiting for sign-in',
    'The network\u2019s proxy wants a name and a password.',
    (again) => `Tell your IT department. ${again}`,
  ),
  sign_in_needed: everything(
    'Sign in again',
    'Your company\u2019s server does not accept this computer\u2019s sign-in.',
    () =>
      'Ask your IT department for a new key and type or store it in place of the old one. Nothing is lost; the files wait.',
  ),
  dropbox_unreachable: everything('Dropbox not reachable', 'Dropbox does not answer.', againByItself),
  dropbox_busy: everything('Dropbox is busy', 'Dropbox is busy and asked us to wait.', againByItself),
  dropbox_error: everything('Dropbox trouble', 'Dropbox has a problem.', againByItself),
  dropbox_full: everything(
    'Dropbox is full',
    'The company\u2019s Dropbox is full.',
    (again) => `The files wait. Tell your IT department. ${again}`,
  ),
  link_rejected: everything(
    'Not trusted',
    'Your company\u2019s server named a place to send to that Outbox does not allow.',
    (again) => `Nothing was sent. Tell your IT department. ${again}`,
  ),
  disk_full: everything(
    'Disk full',
    'This computer\u2019s disk is full, so Outbox cannot note what it sends.',
    (again) => `Free some space. ${again}`,
  ),
  store_unwritable: everything(
    'Cannot take notes',
    'Outbox cannot write its own records, so it sends nothing.',
    (again) => `Check the disk and who may write to Outbox\u2019s data folder. ${again}`,
  ),
}
