// What a person should know although the uploader started.
import type { DataFolderWarning } from '#adapters/system/data-folder.ts'
import type { Language } from '#shared/messages/language.ts'
import type { Say } from '#shared/messages/messages.ts'
import { assertNever } from '#shared/assert.ts'
import { sizeWords } from '#shared/words/format.ts'
import type { AskedFiles } from '#shared/rows/files-asked.ts'
import { askedText } from '#shared/words/files-asked-words.ts'
import { shownDevice, type TargetFacts } from '#shared/target.ts'
import { visibleName } from '#shared/words/visible-name.ts'

export type Notice =
  | {
      readonly kind: 'data_folder_unsafe'
      readonly because: DataFolderWarning['because']
      readonly folder: string
    }
  /** The records were damaged. They are kept under another name (null: nothing was left), and begun anew. */
  | { readonly kind: 'records_renewed'; readonly keptAs: string | null }
  /** Another folder stands at the watched path. `dataFolder` names this Outbox for the command that takes it. */
  | { readonly kind: 'folder_replaced'; readonly folder: string; readonly dataFolder: string }
  /** A person said that the folder which stands there is the one. */
  | { readonly kind: 'folder_adopted'; readonly folder: string }
  /** Another folder is watched from now on. `waiting`: files of the one before that are not sent, and how many bytes they have. */
  | {
      readonly kind: 'folder_changed'
      readonly before: string
      readonly now: string
      readonly waiting: { readonly files: number; readonly bytes: number }
    }
  /** This folder is not watched any more. `waiting`: its files that are not sent, and how many bytes they have. */
  | {
      readonly kind: 'folder_left'
      readonly folder: string
      readonly waiting: { readonly files: number; readonly bytes: number }
    }
  /** So many files came at once that a person is asked first. */
  | { readonly kind: 'many_at_once'; readonly asked: AskedFiles; readonly dataFolder: string }
  /** So many new files wait for so long before they are sent, and can be taken back. */
  | { readonly kind: 'in_grace'; readonly files: number; readonly seconds: number; readonly dataFolder: string }
  /** A person took them back in another terminal. */
  | { readonly kind: 'taken_back'; readonly files: number }
  /** All files go elsewhere from now on. `files` were sent to the target before and are asked about again. */
  | {
      readonly kind: 'target_changed'
      readonly before: TargetFacts
      readonly now: TargetFacts
      readonly files: number
    }

export function noticeWords(notice: Notice, language: Language): string {
  const { say } = language
  switch (notice.kind) {
    case 'data_folder_unsafe': {
      const because = notice.because === 'open_to_others' ? 'open_to_others' : 'other_disk'
      return say(`notice.data_folder.${because}`, { folder: visibleName(notice.folder) })
    }
    case 'records_renewed':
      return notice.keptAs === null
        ? say('notice.records_renewed')
        : say('notice.records_renewed.kept', { keptAs: visibleName(notice.keptAs) })
    case 'folder_replaced': {
      const dataFolder = visibleName(notice.dataFolder)
      return say('notice.folder_replaced', { folder: visibleName(notice.folder), dataFolder })
    }
    case 'folder_adopted':
      return say('notice.folder_adopted', { folder: visibleName(notice.folder) })
    case 'folder_changed': {
      const [before, now] = [visibleName(notice.before), visibleName(notice.now)]
      const { bytes, files } = notice.waiting
      if (files === 0) return say('notice.folder_changed', { before, now })
      return say('notice.folder_changed.waiting', { before, now, count: files, size: sizeWords(bytes, language) })
    }
    case 'folder_left': {
      const folder = visibleName(notice.folder)
      const { bytes, files } = notice.waiting
      if (files === 0) return say('notice.folder_left', { folder })
      return say('notice.folder_left.waiting', { folder, count: files, size: sizeWords(bytes, language) })
    }
    case 'many_at_once':
      return askedText(notice.asked, notice.dataFolder, language)
    case 'in_grace': {
      const command = `npm run outbox -- undo --data ${visibleName(notice.dataFolder)}`
      return say('undo.waits', { count: notice.files, seconds: notice.seconds, command })
    }
    case 'taken_back':
      return say('undo.takenBack', { count: notice.files })
    case 'target_changed':
      return targetWords(notice, language)
    default:
      return assertNever(notice)
  }
}

/** One sentence: where files go now, and what becomes of those that went elsewhere before. */
function targetWords({ before, files, now }: Extract<Notice, { kind: 'target_changed' }>, { say }: Language): string {
  const changed: Changed = { server: before.server !== now.server, base: isAnother(before.base, now.base) }
  if (changed.server || changed.base) {
    const places = { now: placeWords(now, changed, say), before: placeWords(before, changed, say) }
    return files === 0 ? say('target.place', places) : say('target.place.files', { ...places, count: files })
  }
  if (isAnother(before.accountId, now.accountId))
    return files === 0 ? say('target.account') : say('target.account.files', { count: files })
  if (isAnother(before.device, now.device)) {
    const devices = { now: shown(shownDevice(now) ?? ''), before: shown(shownDevice(before) ?? '') }
    return files === 0 ? say('target.device', devices) : say('target.device.files', { ...devices, count: files })
  }
  return files === 0 ? say('target.other') : say('target.other.files', { count: files })
}

/** What is not told is not known to be another. */
function isAnother(before: string | null, now: string | null): boolean {
  return before !== null && now !== null && before !== now
}

type Changed = { readonly server: boolean; readonly base: boolean }

/** As much of the place as is another now. */
function placeWords({ server, base }: TargetFacts, changed: Changed, say: Say): string {
  const host = shown(URL.parse(server)?.host ?? server)
  if (!changed.base || base === null) return host
  const isTop = base === '' || base === '/'
  const place = isTop ? say('target.top') : say('target.folder', { folder: shown(base) })
  return changed.server ? say('target.through', { place, server: host }) : place
}

/** More of a path nobody reads in a sentence. Its end tells most. */
const mostShownUnits = 200

function shown(text: string): string {
  const visible = visibleName(text)
  return visible.length <= mostShownUnits ? visible : `\u2026${visible.slice(-mostShownUnits).toWellFormed()}`
}
