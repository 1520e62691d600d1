// What Outbox is doing, for places with room for one icon and one sentence: the tray and the task bar.
import { assertNever } from '#shared/assert.ts'
import type { Viewer } from '#shared/words/format.ts'
import type { AppState, Overview } from '#shared/contract/ipc-app-state.ts'
import type { ReasonCode } from '#shared/reasons.ts'
import { queueWords } from '#shared/words/upload-words.ts'

/** The four icons. */
export const moods = ['idle', 'working', 'attention', 'paused'] as const
export type Mood = (typeof moods)[number]

export type Status = { readonly mood: Mood; readonly sentence: string }

/** Troubles of the whole queue that do not pass by waiting: somebody has to do something. */
const needsPerson: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'captive_portal',
  'tls_untrusted',
  'proxy_auth_required',
  'sign_in_needed',
  'dropbox_full',
  'link_rejected',
  'disk_full',
  'store_unwritable',
])

export function statusOf({ phase }: AppState, viewer: Viewer): Status {
  switch (phase.kind) {
    case 'starting':
      return { mood: 'idle', sentence: 'Outbox is starting.' }
    case 'set_up':
      return { mood: 'attention', sentence: 'Outbox is not set up yet.' }
    case 'stopped':
      return { mood: 'attention', sentence: 'Outbox has stopped. Nothing is sent.' }
    case 'running': {
      const words = queueWords(phase.overview.facts, viewer)
      return { mood: moodOf(phase.overview), sentence: `${words.what} ${words.next}`.trim() }
    }
    default:
      return assertNever(phase)
  }
}

function moodOf({ facts, counts }: Overview): Mood {
  if (facts.paused) return 'paused'
  const needed = facts.ledgerTrouble !== null || (facts.hold !== null && needsPerson.has(facts.hold.reason))
  if (needed || counts.attention > 0) return 'attention'
  if (!facts.folderReachable || facts.hold !== null) return 'paused'
  return facts.waiting > 0 || facts.sending > 0 ? 'working' : 'idle'
}

/** The bar on the task bar's icon: how far it is and in which colour. `fraction` is null for no bar. */
export type TaskbarBar = { readonly fraction: number | null; readonly mode: 'normal' | 'error' | 'paused' }

export function taskbarBar({ phase }: AppState): TaskbarBar {
  if (phase.kind !== 'running' || phase.overview.progress === null) return { fraction: null, mode: 'normal' }
  const { progress, facts } = phase.overview
  if (progress.bytesAll <= 0) return { fraction: null, mode: 'normal' }
  // Steps of one percent: the task bar shows no finer ones, and each change is a call into the system.
  const fraction = Math.min(1, Math.floor((progress.bytesDone / progress.bytesAll) * 100) / 100)
  const mood = moodOf(phase.overview)
  if (facts.paused || mood === 'paused') return { fraction, mode: 'paused' }
  return { fraction, mode: mood === 'attention' && facts.sending === 0 ? 'error' : 'normal' }
}
