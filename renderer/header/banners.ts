// What is wrong with the world, one banner each, instead of the same words on a thousand rows.
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import type { Viewer } from '#shared/words/format.ts'
import { momentWords } from '#shared/words/format.ts'
import { queueWords } from '#shared/words/upload-words.ts'
import type { QueueFacts } from '#shared/words/upload-words.ts'
import { health, trouble } from '../words/labels.ts'

export type Banner = {
  /** Names the banner, so that it stays the same one while its words change. */
  readonly key: string
  readonly tone: 'calm' | 'attention'
  readonly what: string
  readonly next: string
  /** What a person can do about it from here. */
  readonly action: 'set_up' | 'close' | null
}

/** True while something stops all files, so that the header says it in a few words and the banner in full. */
export function isStopped(facts: QueueFacts): boolean {
  return facts.paused || !facts.folderReachable || facts.ledgerTrouble !== null || facts.hold !== null
}

/** All banners, what stops everything first. Notices come from main as whole sentences. */
export function bannersOf(overview: Overview, notices: readonly string[], viewer: Viewer): readonly Banner[] {
  const { facts } = overview
  const banners: Banner[] = []
  // How many files wait is said in the header.
  const calmWorld: QueueFacts = {
    ...facts,
    paused: false,
    folderReachable: true,
    ledgerTrouble: null,
    hold: null,
    waiting: 0,
  }
  if (facts.paused) banners.push(pauseBanner({ ...calmWorld, paused: true }, viewer))
  if (!facts.folderReachable) banners.push(worldBanner('folder', { ...calmWorld, folderReachable: false }, viewer))
  if (facts.ledgerTrouble !== null)
    banners.push(worldBanner('ledger', { ...calmWorld, ledgerTrouble: facts.ledgerTrouble }, viewer))
  if (facts.hold !== null && facts.folderReachable)
    banners.push(worldBanner('hold', { ...calmWorld, hold: facts.hold }, viewer))
  if (overview.unreadableFolders > 0)
    banners.push(plainBanner('unreadable', 'attention', trouble.unreadable(overview.unreadableFolders)))
  notices.forEach((notice, at) => banners.push({ ...plainBanner(`notice ${at}`, 'calm', notice), action: 'close' }))
  if (overview.degraded) banners.push(plainBanner('degraded', 'calm', trouble.degraded))
  return banners
}

const byThemselves: ReadonlySet<string> = new Set(['offline', 'server_busy', 'dropbox_busy', 'folder_missing'])

function worldBanner(key: string, facts: QueueFacts, viewer: Viewer): Banner {
  const words = queueWords(facts, viewer)
  const code = words.code ?? ''
  const action = code === 'sign_in_needed' ? 'set_up' : null
  return { key, tone: byThemselves.has(code) ? 'calm' : 'attention', what: words.what, next: words.next, action }
}

function pauseBanner(facts: QueueFacts, viewer: Viewer): Banner {
  const words = queueWords(facts, viewer)
  const until = facts.pausedUntilMs
  const next = until === null ? words.next : health.resumesAt(momentWords(until, viewer))
  return { key: 'paused', tone: 'calm', what: words.what, next, action: null }
}

function plainBanner(key: string, tone: Banner['tone'], what: string): Banner {
  return { key, tone, what, next: '', action: null }
}
