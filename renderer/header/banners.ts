// What is wrong with the world, one banner each, instead of the same words on a thousand rows.
import { folderReason, stopsOf, type Stop } from '#shared/rows/attention.ts'
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
import { folderInto, type WatchedPlaces } from '#shared/folders/watched-places.ts'

export type Banner = {
  /** Names the banner, so that it stays the same one while its words change. */
  readonly key: string
  readonly tone: 'calm' | 'attention'
  readonly what: string
  readonly next: string
  /** What a person can do about it from here. */
  readonly action: 'set_up' | 'adopt' | 'proxy' | 'update' | 'decide' | 'choose_folder' | 'folders' | 'close' | null
  /** The folder it is about, by where in Dropbox its files go. */
  readonly into: string
}

/**
 * All banners, what stops everything first. Notices come from main as whole sentences. How many files wait is in the header.
 */
export function bannersOf(
  overview: Overview,
  notices: readonly string[],
  places: WatchedPlaces,
  viewer: Viewer,
): readonly Banner[] {
  const { language } = viewer
  const areMany = overview.folders.length > 1
  const stops = stopsOf(overview.facts).filter(({ by }) => by !== 'folder' || !areMany)
  const banners = stops.map((stop) => stopBanner(stop, places.folder, viewer))
  if (areMany) banners.push(...folderBanners(overview, places, viewer))
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

/** Of several folders one banner for each that is not there. */
function folderBanners({ facts, folders }: Overview, places: WatchedPlaces, viewer: Viewer): readonly Banner[] {
  const { say } = viewer.language
  return folders.flatMap(({ into, state }) => {
    if (state === 'there') return []
    const stop = { by: 'folder', reason: folderReason(state), untilMs: null } as const
    const banner = stopBanner(stop, folderInto(places, into), viewer)
    const next = state === 'away' ? say('folders.othersGoOn') : say('folders.othersGoOnReplaced')
    return {
      ...banner,
      key: `folder ${into}`,
      into,
      next: facts.folder === 'there' ? next : banner.next,
      action: state === 'away' && into !== '' ? 'folders' : banner.action,
    }
  })
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
    into: '',
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
  if (reason === 'update_required') return 'update'
  return reason === 'sign_in_needed' ? 'set_up' : null
}

function plainBanner(key: string, tone: Banner['tone'], what: string): Banner {
  return { key, tone, what, next: '', action: null, into: '' }
}
