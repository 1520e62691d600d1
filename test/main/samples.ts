// States of the app and rows of the window, for tests that look at what is made of them.
import type { AppState, Overview } from '#shared/contract/ipc-app-state.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'

export function anOverview(
  facts: Partial<Overview['facts']> = {},
  rest: Partial<Omit<Overview, 'facts'>> = {},
): Overview {
  return {
    facts: {
      paused: null,
      pausedUntilMs: null,
      heldBack: 0,
      asked: { files: 0, bytes: 0 },
      folder: 'there',
      ledgerTrouble: null,
      hold: null,
      waiting: 0,
      sending: 0,
      blocked: 0,
      done: 0,
      ...facts,
    },
    counts: { attention: facts.blocked ?? 0, active: 0, waiting: 0, sent: 0, left_out: 0 },
    copies: 0,
    progress: null,
    degraded: null,
    unreadableFolders: 0,
    folders: [{ into: '', state: facts.folder ?? 'there' }],
    batch: null,
    rates: [],
    speed: { kind: 'full', bytesPerSecond: null, by: 'setting', untilMs: null },
    ...rest,
  }
}

export function running(facts: Partial<Overview['facts']> = {}, rest: Partial<Omit<Overview, 'facts'>> = {}): AppState {
  const place = { folder: '~/Outbox', further: [], server: 'uploads.example', device: null, base: null }
  return { phase: { kind: 'running', place, overview: anOverview(facts, rest) }, notices: [] }
}

export const aRow = (change: Partial<WindowRow> = {}, row: Partial<UploadRow> = {}): WindowRow => ({
  id: 1,
  group: 'waiting',
  intent: 'go',
  addedAtMs: 1,
  finishedAtMs: null,
  failures: 0,
  row: {
    path: 'a.txt',
    state: 'waiting',
    reason: 'queued',
    nextTryAt: null,
    action: null,
    sizeBytes: 1,
    contentHash: null,
    sentBytes: null,
    limitBytes: null,
    inFolder: true,
    destination: null,
    ...row,
  },
  ...change,
})
