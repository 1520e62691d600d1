// The closed list of reason codes.
import { expect, it } from 'vitest'
import { actionFor, blockedReasons, isBlockedReason, waitingReasons } from '#shared/reasons.ts'

it('each code is one word in small letters, and stands in one list once', () => {
  const all = [...waitingReasons, ...blockedReasons]
  expect(all.filter((code) => !/^[a-z]+(_[a-z]+)*$/.test(code))).toEqual([])
  expect(new Set(all).size).toBe(all.length)
})

it('each code tells whether it waits for a person', () => {
  expect(blockedReasons.filter((code) => !isBlockedReason(code))).toEqual([])
  expect(waitingReasons.filter(isBlockedReason)).toEqual([])
})

it('each code that waits for a person has the one thing to do', () => {
  expect(Object.fromEntries(blockedReasons.map((code) => [code, actionFor(code)]))).toEqual({
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
  })
})

it('the codes are stable: people search for them and scripts match them', () => {
  expect(waitingReasons.join(' ')).toBe(
    'settling still_changing queued in_use cannot_read read_error too_many_open_files folder_missing paused held_back offline ' +
      'server_unreachable server_busy server_error bad_answer captive_portal unexpected_redirect tls_untrusted ' +
      'proxy_auth_required sign_in_needed dropbox_unreachable dropbox_busy dropbox_error dropbox_full ' +
      'dropbox_unavailable link_expired link_rejected outcome_unknown earlier_send_open connection_lost timed_out changed_while_sent ' +
      'hash_mismatch disk_full store_unwritable',
  )
})
