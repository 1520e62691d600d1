// The icon, the sentence and the bar for what the queue does.
import { english } from '#shared/messages/english.ts'
import { describe, expect, it } from 'vitest'
import { statusOf, taskbarBar } from '#main/window/status.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import type { ReasonCode } from '#shared/reasons.ts'
import { running } from '#test/rigs/samples/overview.ts'

const viewer = { nowMs: Date.UTC(2026, 10, 23, 10), timeZone: 'UTC', language: english }
const held = (reason: ReasonCode): AppState => running({ waiting: 3, hold: { reason, untilMs: viewer.nowMs + 60_000 } })

describe('the status', () => {
  it.each<[string, AppState, string, string]>([
    ['starting', { phase: { kind: 'starting' }, notices: [] }, 'idle', 'Outbox is starting.'],
    [
      'key store that is not open yet',
      { phase: { kind: 'locked', keystore: 'keyring' }, notices: [] },
      'attention',
      'Waiting for the keyring. Unlock the keyring: Outbox looks once a minute and then goes on by itself. If it stays like this, quit Outbox and start it again.',
    ],
    ['set-up', { phase: { kind: 'set_up' }, notices: [] }, 'attention', 'Outbox is not set up yet.'],
    [
      'stopped',
      { phase: { kind: 'stopped', code: 'x', text: 'y' }, notices: [] },
      'attention',
      'Outbox has stopped. Nothing is sent.',
    ],
    ['nothing', running(), 'idle', 'There is nothing to send yet. Put files in the watched folder.'],
    ['all sent', running({ done: 3 }), 'idle', 'Everything is sent.'],
    ['sending', running({ sending: 2, waiting: 5 }), 'working', 'Uploading 2 files.'],
    [
      'sending with trouble',
      running({ sending: 2, waiting: 5, blocked: 1 }),
      'attention',
      'Uploading 2 files. 1 file needs you.',
    ],
    ['waiting', running({ waiting: 1 }), 'working', '1 file to send.'],
    ['trouble', running({ blocked: 2 }), 'attention', '2 files need you.'],
    [
      'paused',
      running({ paused: 'paused', waiting: 2 }),
      'paused',
      'Sending is paused. 2 files wait. It goes on when you resume it.',
    ],
    [
      'folder away',
      running({ folder: 'away' }),
      'paused',
      'The watched folder is not reachable. Nothing is lost. Sending goes on by itself when the same folder is back.',
    ],
  ])('of %s', (_what, app, mood, sentence) => expect(statusOf(app, viewer)).toEqual({ mood, sentence }))

  it('asks for a person only where waiting does not help', () => {
    expect(statusOf(held('offline'), viewer).mood).toBe('paused')
    expect(statusOf(held('server_unreachable'), viewer).mood).toBe('paused')
    expect(statusOf(held('sign_in_needed'), viewer).mood).toBe('attention')
    expect(statusOf(held('dropbox_full'), viewer).mood).toBe('attention')
    expect(statusOf(running({ ledgerTrouble: 'store_unwritable' }), viewer).mood).toBe('attention')
  })

  it('says which folders cannot be opened', () => {
    expect(statusOf(running({ done: 3 }, { unreadableFolders: 2 }), viewer)).toEqual({
      mood: 'attention',
      sentence: 'Everything is sent. 2 folders cannot be opened, so the files in them are not sent.',
    })
  })
})

describe('the bar on the task bar', () => {
  const progress = { filesDone: 1, filesAll: 4, bytesDone: 256, bytesAll: 1_000, bytesPerSecond: null, left: null }
  it('shows how far it is, in whole percent', () => {
    expect(taskbarBar(running({ sending: 1, waiting: 3 }, { progress }))).toEqual({ fraction: 0.25, mode: 'normal' })
  })
  it('shows none when nothing is to do', () => {
    expect(taskbarBar(running())).toEqual({ fraction: null, mode: 'normal' })
    expect(taskbarBar({ phase: { kind: 'set_up' }, notices: [] }).fraction).toBeNull()
    expect(taskbarBar(running({}, { progress: { ...progress, bytesAll: 0 } })).fraction).toBeNull()
  })
  it('is yellow while it is paused, and red when only trouble is left', () => {
    expect(taskbarBar(running({ paused: 'paused', waiting: 1 }, { progress })).mode).toBe('paused')
    expect(taskbarBar(running({ blocked: 1 }, { progress })).mode).toBe('error')
    expect(taskbarBar(running({ blocked: 1, sending: 1, waiting: 1 }, { progress })).mode).toBe('normal')
  })
  it('is never more than full', () => {
    expect(taskbarBar(running({}, { progress: { ...progress, bytesDone: 5_000 } })).fraction).toBe(1)
  })
})
