// What Outbox is doing, for places with room for one icon and one sentence: the tray and the task bar.
import { assertNever } from '#shared/assert.ts'
import { levelOf } from '#shared/rows/attention.ts'
import { sentences, type Viewer } from '#shared/words/format.ts'
import type { AppState, Overview } from '#shared/contract/ipc-app-state.ts'
import { lockedWords } from '#shared/words/locked-words.ts'
import { missingFoldersWords } from '#shared/folders/watched-places.ts'
import { queueWords, unreadableFolderWords } from '#shared/words/upload-words.ts'

/** The four icons. */
export const moods = ['idle', 'working', 'attention', 'paused'] as const
export type Mood = (typeof moods)[number]

export type Status = { readonly mood: Mood; readonly sentence: string }

/** The icon and the sentence for a state of the app. */
export function statusOf({ phase }: AppState, viewer: Viewer): Status {
  const { language } = viewer
  const { say } = language
  switch (phase.kind) {
    case 'starting':
      return { mood: 'idle', sentence: say('tray.starting') }
    case 'locked': {
      const { title, next } = lockedWords(phase.keystore, language)
      return { mood: 'attention', sentence: say('tray.locked', { title, next }) }
    }
    case 'set_up':
      return { mood: 'attention', sentence: say('tray.setUp') }
    case 'stopped':
      return { mood: 'attention', sentence: say('tray.stopped') }
    case 'running': {
      const { what, next } = queueWords(phase.overview.facts, viewer)
      const unreadable = unreadableFolderWords(phase.overview.unreadableFolders, language)
      const missing = missingFoldersWords(phase.overview.folders, phase.place, language)
      return { mood: moodOf(phase.overview), sentence: sentences(language, what, next, missing, unreadable) }
    }
    default:
      return assertNever(phase)
  }
}

function moodOf(overview: Overview): Mood {
  const level = levelOf(overview)
  switch (level) {
    case 'attention':
      return 'attention'
    case 'kept':
      return 'paused'
    case 'well':
      return overview.facts.waiting > 0 || overview.facts.sending > 0 ? 'working' : 'idle'
    default:
      return assertNever(level)
  }
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
  if (mood === 'paused') return { fraction, mode: 'paused' }
  return { fraction, mode: mood === 'attention' && facts.sending === 0 ? 'error' : 'normal' }
}
