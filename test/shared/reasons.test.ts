// The closed list of reason codes, and what is true of each.
import { describe, expect, it } from 'vitest'
import { blockedReasons, isBlockedReason, needsPerson, reasonFacts, waitingReasons } from '#shared/reasons.ts'
import type { ReasonCode, ReasonFacts } from '#shared/reasons.ts'

it('each code is one word in small letters, and stands in one list once', () => {
  const all = [...waitingReasons, ...blockedReasons]
  expect(all.filter((code) => !/^[a-z]+(_[a-z]+)*$/.test(code))).toEqual([])
  expect(new Set(all).size).toBe(all.length)
})

it('each code is blocked or waits', () => {
  expect(blockedReasons.filter((code) => !isBlockedReason(code))).toEqual([])
  expect(waitingReasons.filter(isBlockedReason)).toEqual([])
})

/** The codes for which `fits` holds, in the order of the lists. */
const those = (fits: (facts: ReasonFacts) => boolean): readonly ReasonCode[] =>
  [...waitingReasons, ...blockedReasons].filter((code) => fits(reasonFacts[code]))

describe('the table of reasons', () => {
  it('has one row for each code', () => {
    expect(Object.keys(reasonFacts)).toEqual([...waitingReasons, ...blockedReasons])
  })

  it('says what a person must do something about', () => {
    expect(those(({ cure }) => cure === 'person')).toEqual([
      'folder_replaced',
      'bad_answer',
      'captive_portal',
      'unexpected_redirect',
      'tls_untrusted',
      'client_certificate_refused',
      'proxy_auth_required',
      'proxy_account_not_allowed',
      'proxy_account_refused',
      'proxy_scheme_unknown',
      'sign_in_needed',
      'update_required',
      'dropbox_bad_answer',
      'dropbox_full',
      'link_rejected',
      'disk_full',
      'store_unwritable',
      ...blockedReasons.filter((code) => code !== 'skipped' && code !== 'not_a_regular_file'),
    ])
    expect(those(({ cure }) => cure === 'person')).toEqual(
      [...waitingReasons, ...blockedReasons].filter((code) => needsPerson(code)),
    )
  })

  it('says what a person wants so, or nobody can send', () => {
    expect(those(({ cure }) => cure === 'none')).toEqual([
      'paused',
      'paused_by_timetable',
      'paused_on_metered',
      'paused_on_battery',
      'held_back',
      'many_at_once',
      'not_a_regular_file',
      'skipped',
    ])
  })

  it('keeps what is blocked to one file, with the one thing to do', () => {
    expect(those(({ action }) => action !== null)).toEqual(blockedReasons)
    expect(blockedReasons.filter((code) => reasonFacts[code].scope !== 'file')).toEqual([])
    expect(Object.fromEntries(blockedReasons.map((code) => [code, reasonFacts[code].action]))).toEqual({
      too_large: 'make_smaller',
      name_not_allowed: 'rename',
      name_collision: 'rename',
      folder_name_taken: 'rename',
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

  it('tells a file that waits from what keeps all files', () => {
    const all = those(({ scope }) => scope === 'everything')
    expect(all).toEqual([
      'folder_missing',
      'folder_replaced',
      'paused',
      'paused_by_timetable',
      'paused_on_metered',
      'paused_on_battery',
      'offline',
      'local_network_blocked',
      'server_unreachable',
      'server_busy',
      'server_error',
      'bad_answer',
      'captive_portal',
      'unexpected_redirect',
      'tls_untrusted',
      'client_certificate_refused',
      'proxy_auth_required',
      'proxy_account_not_allowed',
      'proxy_account_refused',
      'proxy_scheme_unknown',
      'sign_in_needed',
      'update_required',
      'sign_in_unavailable',
      'dropbox_unreachable',
      'dropbox_busy',
      'dropbox_error',
      'dropbox_bad_answer',
      'dropbox_full',
      'link_rejected',
      'connection_lost',
      'timed_out',
      'disk_full',
      'store_unwritable',
    ])
    expect(all.filter((code) => reasonFacts[code].isOnRow)).toEqual([
      'paused',
      'paused_by_timetable',
      'paused_on_metered',
      'paused_on_battery',
      'connection_lost',
      'timed_out',
    ])
    expect(those(({ scope, isOnRow }) => scope === 'file' && !isOnRow)).toEqual([])
  })

  it('knows what few codes are about', () => {
    expect(those(({ mayHaveArrived }) => mayHaveArrived)).toEqual(['outcome_unknown', 'connection_lost', 'timed_out'])
    expect(those(({ isUnreadable }) => isUnreadable)).toEqual([
      'in_use',
      'cannot_read',
      'read_error',
      'too_many_open_files',
    ])
    expect(those(({ refusesSends }) => refusesSends)).toEqual(['dropbox_busy', 'dropbox_full'])
    expect(those(({ isOrdinary }) => isOrdinary)).toEqual([
      'settling',
      'in_grace',
      'queued',
      'folder_missing',
      'folder_replaced',
      'paused',
      'paused_by_timetable',
      'paused_on_metered',
      'paused_on_battery',
      'many_at_once',
      'link_expired',
    ])
  })
})

it('the codes are stable: people search for them and scripts match them', () => {
  expect(waitingReasons.join(' ')).toBe(
    'settling in_grace being_saved still_changing queued in_use cannot_read read_error too_many_open_files folder_missing folder_replaced paused paused_by_timetable paused_on_metered paused_on_battery held_back many_at_once offline ' +
      'local_network_blocked server_unreachable server_busy no_room_yet server_disk_full proxy_body_limit server_error bad_answer captive_portal unexpected_redirect tls_untrusted ' +
      'client_certificate_refused proxy_auth_required proxy_account_not_allowed proxy_account_refused proxy_scheme_unknown sign_in_needed update_required sign_in_unavailable dropbox_unreachable dropbox_busy dropbox_error dropbox_bad_answer dropbox_full ' +
      'dropbox_unavailable link_expired link_rejected outcome_unknown earlier_send_open connection_lost timed_out changed_while_sent ' +
      'hash_mismatch intercepted disk_full store_unwritable',
  )
})
