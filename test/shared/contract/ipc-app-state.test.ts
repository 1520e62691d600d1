// The state of the app, as it crosses the bridge.
import { expect, it } from 'vitest'
import { appStateSchema, type AppState } from '#shared/contract/ipc-app-state.ts'

const running: AppState = {
  phase: {
    kind: 'running',
    place: { folder: '~/Outbox', further: [], server: 'uploads.example.com', device: 'kim', base: '/Team' },
    overview: {
      facts: {
        paused: null,
        pausedUntilMs: null,
        folder: 'there',
        ledgerTrouble: null,
        hold: { reason: 'offline', untilMs: 1.5 },
        waiting: 1,
        heldBack: 0,
        asked: { files: 0, bytes: 0 },
        sending: 0,
        blocked: 0,
        done: 2,
      },
      counts: { attention: 0, active: 0, waiting: 1, sent: 2, left_out: 0 },
      copies: 1,
      progress: null,
      degraded: null,
      isFirstLook: false,
      unreadableFolders: 0,
      folders: [{ into: '', state: 'there' }],
      batch: null,
      rates: [],
      speed: { kind: 'full', bytesPerSecond: null, by: 'setting', untilMs: null },
    },
  },
  notices: ['The records were damaged.'],
}

it.each<AppState>([
  running,
  { phase: { kind: 'starting' }, notices: [] },
  { phase: { kind: 'set_up' }, notices: [] },
  { phase: { kind: 'locked', keystore: 'keychain' }, notices: [] },
  { phase: { kind: 'stopped', code: 'data_in_use', text: 'Another Outbox is running.' }, notices: [] },
])('crosses as it is', (state) => {
  expect(appStateSchema.parse(state)).toEqual(state)
})

it.each([
  { ...running, token: 'secret' },
  { phase: { kind: 'set_up', key: 'secret' }, notices: [] },
  { phase: { kind: 'gone' }, notices: [] },
])('holds nothing that was not agreed', (state) => {
  expect(appStateSchema.safeParse(state).success).toBe(false)
})
