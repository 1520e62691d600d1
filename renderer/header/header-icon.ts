// Which icon stands beside the sentence about all files, and in which colour.
import { levelOf, stopsOf, type Stop } from '#shared/rows/attention.ts'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { needsPerson } from '#shared/reasons.ts'

export type HeaderPicture = 'pause' | 'folder' | 'network' | 'attention' | 'clock' | 'arrow' | 'check'

export type HeaderIcon = {
  readonly picture: HeaderPicture
  readonly tone: 'attention' | 'quiet' | 'accent' | 'good'
}

/** The picture follows the sentence; the colour says whether a person must act, as the tray does. */
export function headerIconOf(overview: Overview): HeaderIcon {
  const icon = iconOf(overview)
  return levelOf(overview) === 'attention' ? { ...icon, tone: 'attention' } : icon
}

function iconOf({ facts, unreadableFolders }: Overview): HeaderIcon {
  const [stop] = stopsOf(facts)
  if (stop !== undefined) return { picture: pictureOf(stop), tone: 'quiet' }
  if (facts.sending > 0) return { picture: 'arrow', tone: 'accent' }
  if (facts.waiting > 0) return { picture: 'clock', tone: 'quiet' }
  if (facts.blocked > 0 || unreadableFolders > 0) return { picture: 'attention', tone: 'attention' }
  return facts.done > 0 ? { picture: 'check', tone: 'good' } : { picture: 'folder', tone: 'quiet' }
}

function pictureOf({ by, reason }: Stop): HeaderPicture {
  if (by === 'pause' || by === 'folder') return by
  if (reason === 'offline' || reason === 'local_network_blocked') return 'network'
  return needsPerson(reason) ? 'attention' : 'clock'
}
