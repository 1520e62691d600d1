// What is wrong with the world, one banner each, instead of the same words on a thousand rows.
import { stopsOf, type Stop } from '#shared/rows/attention.ts'
import type { Say } from '#shared/messages/messages.ts'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { needsPerson } from '#shared/reasons.ts'
import type { ReasonCode } from '#shared/reasons.ts'
import type { Viewer } from '#shared/words/format.ts'
import { degradedWords } from '#shared/degraded-words.ts'
import { momentWords } from '#shared/words/format.ts'
import { askedSentence } from '#shared/words/files-asked-words.ts'
import { stopWords, unreadableFolderWords } from '#shared/words/upload-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'

export type Banner = {
  /** Names the banner, so that it stays the same one while its words change. */
  readonly key: string
  readonly tone: 'calm' | 'attention'
  readonly what: string
  readonly next: string
  /** What a person can do about it from here. */
  readonly action: 'set_up' | 'adopt' | 'proxy' | 'decide' | 'choose_folder' | 'close' | null
}

/**
 * All banners, what stops everything first. Notices come from main as whole sentences. How many files wait is in the header.
 * `folder` is the watched one, as it is shown.
 */
export function bannersOf(
  overview: Overview,
  notices: readonly string[],
  folder: string,
  viewer: Viewer,
): readonly Banner[] {
  const { language } = viewer
  const banners = stopsOf(overview.facts).map((stop) => stopBanner(stop, folder, viewer))
  if (overview.facts.asked.files > 0) {
    banners.push({
      ...plainBanner('asked', 'attention', askedSentence(overview.facts.asked, language)),
      action: 'decide',
    })
  }
  const unreadable = unreadableFolderWords(overview.unreadableFolders, language)
  if (unreadable !== '') banners.push(plainBanner('unreadable', 'attention', unreadable))
  notices.forEach((notice, at) => banners.push({ ...plainBanner(`notice ${at}`, 'calm', notice), action: 'close' }))
  if (overview.degraded !== null)
    banners.push(plainBanner('degraded', 'calm', degradedWords(overview.degraded, language)))
  return banners
}

function stopBanner(stop: Stop, folder: string, viewer: Viewer): Banner {
  const { what, next } = stopWords(stop, viewer)
  const { by, reason, untilMs } = stop
  const { say } = viewer.language
  return {
    key: by,
    tone: needsPerson(reason) ? 'attention' : 'calm',
    what: folderWords(reason, visibleName(folder), say) ?? what,
    next: by === 'pause' && untilMs !== null ? say('health.resumesAt', { moment: momentWords(untilMs, viewer) }) : next,
    action: actionFor(reason),
  }
}

/** The folder is named, where the sentence is about it. */
function folderWords(reason: ReasonCode, folder: string, say: Say): string | null {
  if (reason === 'folder_missing') return say('trouble.folderAway', { folder })
  return reason === 'folder_replaced' ? say('trouble.folderReplaced', { folder }) : null
}

function actionFor(reason: ReasonCode): Banner['action'] {
  if (reason === 'folder_missing') return 'choose_folder'
  if (reason === 'folder_replaced') return 'adopt'
  if (reason === 'proxy_auth_required') return 'proxy'
  return reason === 'sign_in_needed' ? 'set_up' : null
}

function plainBanner(key: string, tone: Banner['tone'], what: string): Banner {
  return { key, tone, what, next: '', action: null }
}
