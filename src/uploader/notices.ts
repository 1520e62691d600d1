// What a person should know although the uploader started.
import type { DataFolderWarning } from '#adapters/data-folder.ts'
import { assertNever } from '#shared/assert.ts'
import { visibleName } from '#shared/visible-name.ts'

export type Notice =
  | {
      readonly kind: 'data_folder_unsafe'
      readonly because: DataFolderWarning['because']
      readonly folder: string
    }
  /** The records were damaged. They are kept under another name (null: nothing was left), and begun anew. */
  | { readonly kind: 'records_renewed'; readonly keptAs: string | null }

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
    default:
      return assertNever(notice)
  }
}
