// What the window and the tray are told of all files together, where all is well, with a few words to vary it.
import type { AppState, Overview } from '#shared/contract/ipc-app-state.ts'
import { emptyCounts } from '#shared/rows/row-groups.ts'
import type { QueueFacts } from '#shared/words/upload-words.ts'

/** A queue with nothing in it, in a folder that is there. */
export function someFacts(change: Partial<QueueFacts> = {}): QueueFacts {
  return {
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
    ...change,
  }
}

/** One folder, in the state that the facts give it; `rest` is for everything beside the facts. */
export function anOverview(facts: Partial<QueueFacts> = {}, rest: Partial<Omit<Overview, 'facts'>> = {}): Overview {
  return {
    facts: someFacts(facts),
    counts: { ...emptyCounts, attention: facts.blocked ?? 0 },
    copies: 0,
    progress: null,
    degraded: null,
    isFirstLook: false,
    unreadableFolders: 0,
    folders: [{ into: '', state: facts.folder ?? 'there' }],
    batch: null,
    rates: [],
    speed: { kind: 'full', bytesPerSecond: null, by: 'setting', untilMs: null },
    ...rest,
  }
}

export function running(facts: Partial<QueueFacts> = {}, rest: Partial<Omit<Overview, 'facts'>> = {}): AppState {
  const place = { folder: '~/Outbox', further: [], server: 'uploads.example', device: null, base: null }
  return { phase: { kind: 'running', place, overview: anOverview(facts, rest) }, notices: [] }
}
