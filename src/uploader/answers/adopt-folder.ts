// This folder: what a person says to an Outbox that runs, or starts next.

// Takes the folder that stands at the watched path now, for an Outbox that runs or one that starts next.
import { writeAdoptRequest } from '#adapters/system/adopt-request.ts'
import { assertNever } from '#shared/assert.ts'
import { listFormat } from '#shared/messages/intl-formats.ts'
import type { Language } from '#shared/messages/language.ts'
import type { RootState } from '#shared/root-state.ts'
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

/**
 * `dataFolder` is absolute, `shown` names it in sentences. `wanted`: the folder that is meant, absolute; null where none was named, which
 * is enough while another one stands at one path only. Never throws for what a disk can do.
 */
export async function adoptFolder(
  dataFolder: string,
  shown: string,
  language: Language,
  wanted: string | null = null,
): Promise<AdoptAnswer> {
  const { say } = language
  const opened = openRecords(dataFolder, shown, language)
  if (opened.kind === 'refused') return opened
  const watched = opened.records.folders()
  opened.records.close()
  if (watched.length === 0) return refused('no_folder', say('adopt.no_folder', { folder: shown }))
  const meant = watched.filter(({ path }) => wanted === null || path === wanted)
  const looks = await Promise.all(
    meant.map(async (remembered) => ({ path: remembered.path, ...(await lookAtRemembered(remembered)) })),
  )
  const replaced = looks.filter(({ state }) => state === 'replaced')
  if (replaced.length > 1) {
    const folders = listFormat(language.locale, { type: 'conjunction' }).format(
      replaced.map(({ path }) => visibleName(path)),
    )
    return refused('several_folders', say('adopt.several', { folders }))
  }
  const [one] =
    replaced.length === 1 ? replaced : looks.toSorted((first, other) => order[first.state] - order[other.state])
  if (one === undefined) return refused('no_folder', say('adopt.unknown', { folder: visibleName(wanted ?? '') }))
  const folder = visibleName(one.path)
  switch (one.state) {
    case 'away':
      return refused('folder_missing', say('adopt.away', { folder }))
    case 'there':
      return answered('folder_known', one.path, say('adopt.there', { folder }))
    case 'replaced':
      try {
        writeAdoptRequest(dataFolder, one.identity ?? '')
      } catch {
        return refused('data_unwritable', say('records.unwritable', { folder: shown }))
      }
      return answered('adopt_asked', one.path, say('adopt.replaced', { folder }))
    default:
      return assertNever(one.state)
  }
}

/** Which of several is spoken of. */
const order: Readonly<Record<RootState, number>> = { replaced: 0, away: 1, there: 2 }

function answered(code: 'adopt_asked' | 'folder_known', folder: string, text: string): AdoptAnswer {
  return { kind: 'answered', code, folder, text }
}

function refused(code: string, text: string): AdoptAnswer {
  return { kind: 'refused', code, text }
}
