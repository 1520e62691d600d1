// What a person should know although the uploader started.
import type { DataFolderWarning } from '#adapters/system/data-folder.ts'
import { english } from '#shared/messages/english.ts'
import { assertNever } from '#shared/assert.ts'
import { countWords, plural, sizeWords } from '#shared/words/format.ts'
import type { AskedFiles } from '#shared/rows/files-asked.ts'
import { askedText } from '#shared/words/files-asked-words.ts'
import type { TargetFacts } from '#shared/target.ts'
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
  /** So many files came at once that a person is asked first. */
  | { readonly kind: 'many_at_once'; readonly asked: AskedFiles; readonly dataFolder: string }
  /** All files go elsewhere from now on. `files` were sent to the target before and are asked about again. */
  | {
      readonly kind: 'target_changed'
      readonly before: TargetFacts
      readonly now: TargetFacts
      readonly files: number
    }

export function noticeWords(notice: Notice): string {
  switch (notice.kind) {
    case 'data_folder_unsafe':
      return notice.because === 'open_to_others'
        ? `Other users of this computer may look into the data folder ${visibleName(notice.folder)}.`
        : `The data folder ${visibleName(notice.folder)} is not on an ordinary disk of this computer. After a power cut its records may be incomplete.`
    case 'records_renewed': {
      const kept = notice.keptAs === null ? '' : ` They are kept as ${visibleName(notice.keptAs)}.`
      return `Outbox's records were damaged and are begun anew.${kept} What is already in Dropbox is not sent again.`
    }
    case 'folder_replaced':
      return `Another folder stands at ${visibleName(notice.folder)}; it is not the one Outbox was told to watch. If it is the right one, run: npm run outbox -- adopt --data ${visibleName(notice.dataFolder)}. Until then nothing is sent from it; when the old folder is back, sending goes on by itself.`
    case 'folder_adopted':
      return `Outbox watches the folder that stands at ${visibleName(notice.folder)} now. Its files are new files for Outbox: none of them replaces what was sent from the old folder.`
    case 'folder_changed':
      return folderChangedWords(notice.before, notice.now, notice.waiting)
    case 'many_at_once':
      return askedText(notice.asked, notice.dataFolder, english)
    case 'target_changed':
      return targetWords(notice.before, notice.now, notice.files)
    default:
      return assertNever(notice)
  }
}

function folderChangedWords(before: string, now: string, waiting: { files: number; bytes: number }): string {
  const change = `Outbox watches ${visibleName(now)} from now on, no longer ${visibleName(before)}.`
  if (waiting.files === 0) return `${change} Nothing waits there.`
  const [are, them] = waiting.files === 1 ? ['is', 'it'] : ['are', 'them']
  return `${change} ${plural(waiting.files, 'file')} (${sizeWords(waiting.bytes, english)}) there ${are} not sent yet, and nothing is sent from there now: watch that folder again, or beside this one with records of its own, to send ${them}.`
}

/** One sentence: where files go now, and what becomes of those that went elsewhere before. */
function targetWords(before: TargetFacts, now: TargetFacts, files: number): string {
  const change = changeWords(before, now)
  if (files === 0) return `${change}.`
  const those =
    files === 1 ? '1 file that was sent before is' : `${countWords(files, english)} files that were sent before are`
  return `${change}: ${those} looked for there, and only what is missing is sent.`
}

function changeWords(before: TargetFacts, now: TargetFacts): string {
  const changed: Changed = { server: before.server !== now.server, base: isAnother(before.base, now.base) }
  if (changed.server || changed.base) {
    return `Files go to ${placeWords(now, changed)} now, no longer to ${placeWords(before, changed)}`
  }
  if (isAnother(before.accountId, now.accountId)) return 'Files go to another Dropbox account now'
  if (isAnother(before.device, now.device)) {
    return `Files go to Dropbox as those of ${shown(now.device ?? '')} now, no longer of ${shown(before.device ?? '')}`
  }
  return 'Files go to another place in Dropbox now'
}

/** What is not told is not known to be another. */
function isAnother(before: string | null, now: string | null): boolean {
  return before !== null && now !== null && before !== now
}

type Changed = { readonly server: boolean; readonly base: boolean }

/** As much of the place as is another now. */
function placeWords({ server, base }: TargetFacts, changed: Changed): string {
  const host = shown(URL.parse(server)?.host ?? server)
  if (!changed.base || base === null) return host
  const isTop = base === '' || base === '/'
  const folder = isTop ? 'the top folder of Dropbox' : `the folder ${shown(base)} in Dropbox`
  return changed.server ? `${folder} through ${host}` : folder
}

/** More of a path nobody reads in a sentence. Its end tells most. */
const mostShownUnits = 200

function shown(text: string): string {
  const visible = visibleName(text)
  return visible.length <= mostShownUnits ? visible : `\u2026${visible.slice(-mostShownUnits).toWellFormed()}`
}
