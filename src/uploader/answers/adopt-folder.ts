// This folder: what a person says to an Outbox that runs, or starts next.

// Takes the folder that stands at the watched path now, for an Outbox that runs or one that starts next.
import { writeAdoptRequest } from '#adapters/system/adopt-request.ts'
import { assertNever } from '#shared/assert.ts'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { lookAtRemembered } from '../agreed-folder.ts'
import { openRecords } from '../records.ts'

export type AdoptAnswer =
  | {
      readonly kind: 'answered'
      readonly code: 'adopt_asked' | 'folder_known'
      readonly folder: string
      readonly text: string
    }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

/** Both name the data folder: `dataFolder` is absolute, `shown` is for sentences. Never throws for what a disk can do. */
export async function adoptFolder(dataFolder: string, shown: string, language: Language): Promise<AdoptAnswer> {
  const { say } = language
  const opened = openRecords(dataFolder, shown, language)
  if (opened.kind === 'refused') return opened
  const remembered = opened.records.folder()
  opened.records.close()
  if (remembered === null) return refused('no_folder', say('adopt.no_folder', { folder: shown }))
  const folder = visibleName(remembered.path)
  const { state, identity } = await lookAtRemembered(remembered)
  switch (state) {
    case 'away':
      return refused('folder_missing', say('adopt.away', { folder }))
    case 'there':
      return answered('folder_known', remembered.path, say('adopt.there', { folder }))
    case 'replaced':
      try {
        writeAdoptRequest(dataFolder, identity ?? '')
      } catch {
        return refused('data_unwritable', say('records.unwritable', { folder: shown }))
      }
      return answered('adopt_asked', remembered.path, say('adopt.replaced', { folder }))
    default:
      return assertNever(state)
  }
}

function answered(code: 'adopt_asked' | 'folder_known', folder: string, text: string): AdoptAnswer {
  return { kind: 'answered', code, folder, text }
}

function refused(code: string, text: string): AdoptAnswer {
  return { kind: 'refused', code, text }
}
