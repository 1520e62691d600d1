// What a person should know although the uploader started.
import type { DataFolderWarning } from '#adapters/data-folder.ts'
import { assertNever } from '#shared/assert.ts'
import type { TargetFacts } from '#shared/target.ts'
import { visibleName } from '#shared/visible-name.ts'

export type Notice =
  | {
      readonly kind: 'data_folder_unsafe'
      readonly because: DataFolderWarning['because']
      readonly folder: string
    }
  /** The records were damaged. They are kept under another name (null: nothing was left), and begun anew. */
  | { readonly kind: 'records_renewed'; readonly keptAs: string | null }
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
    case 'target_changed':
      return targetWords(notice.before, notice.now, notice.files)
    default:
      return assertNever(notice)
  }
}

function targetWords(before: TargetFacts, now: TargetFacts, files: number): string {
  const where = before.server === now.server ? 'another place in Dropbox' : visibleName(now.server)
  const many = files === 1 ? '1 file that was sent before is' : `${files} files that were sent before are`
  return `Outbox sends to ${where} now. ${many} looked for there, and sent again only where missing.`
}
