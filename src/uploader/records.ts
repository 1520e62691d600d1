// What the ledger says, for somebody who only looks: works also while an uploader runs on it.
import { folderPlace, type PlacedUpload, type RowKey } from '#adapters/ledger/records/places.ts'
import { readLedger } from '#adapters/ledger/reader.ts'
import type { LedgerView, Page, PageQuery } from '#adapters/ledger/reader.ts'
import { createClock } from '#adapters/system/clock.ts'
import type { Language } from '#shared/messages/language.ts'
import type { Viewer } from '#shared/words/format.ts'
import { needsPerson } from '#shared/reasons.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import type { Upload } from '#shared/upload.ts'
import { rememberedFolders } from './agreed-folder.ts'
import type { RememberedFolder } from './agreed-folder.ts'
import type { KeptRelay } from '#shared/contract/kept-relays.ts'
import { RelayBytes } from './progress/relay-bytes.ts'
import { refusalOfRecords, type RecordsRefusal } from './records-refusal.ts'
import { rowAtRest } from './queue-view/rows.ts'

export { isDiskFull } from '#adapters/ledger/records/sqlite-errors.ts'

export type RecordsAnswer =
  | { readonly kind: 'records'; readonly records: Records }
  | {
      readonly kind: 'refused'
      readonly code: RecordsRefusal['code']
      readonly text: string
    }

/** To be closed. */
export interface Records {
  /** Uploads at rest, by state; those under way count as waiting, and those that were sent to another target. */
  readonly counts: { readonly done: number; readonly blocked: number; readonly waiting: number }
  /**
   * All uploads but those moved away before they were sent. By path; where files of several places have one path, each has
   * a row.
   */
  rows(which?: PageQuery['which']): IterableIterator<UploadRow>
  /** All that were watched last, the first one first. */
  folders(): readonly RememberedFolder[]
  close(): void
}

const clock = createClock()

/** What time it is for words on a screen, where no uploader runs that could tell. */
export function nowReader(language: Language): Viewer {
  return { nowMs: clock.wallMs(clock.now()), timeZone: null, language }
}

const pageSize = 500

/** A pipe or socket is blocked and nothing that could be sent; what a person left out is as it should be. */
export function needsNobody({ reason, state }: UploadRow): boolean {
  return state === 'blocked' && reason !== null && !needsPerson(reason)
}

/**
 * Opens the records in the data folder for reading. Changes nothing there. `shownFolder` names it in sentences; `relays` is what is known
 * of large files on their way.
 */
export function openRecords(
  dataFolder: string,
  shownFolder: string,
  language: Language,
  relays: readonly KeptRelay[] = [],
): RecordsAnswer {
  const answer = readLedger(dataFolder)
  if (answer.kind === 'readable') return { kind: 'records', records: recordsOf(answer.view, relays) }
  return { kind: 'refused', ...refusalOfRecords(answer.kind, shownFolder, language) }
}

function recordsOf(view: LedgerView, relays: readonly KeptRelay[]): Records {
  const kept = new RelayBytes(relays)
  const { done, blocked, settling, waiting, elsewhere } = view.counts()
  const keyOf = keysOf(rememberedFolders((key) => view.meta(key)))
  return {
    counts: { done, blocked, waiting: settling + waiting + elsewhere },
    *rows(which = 'all') {
      const targetId = view.targetId()
      let after: RowKey | null = null
      do {
        const page: Page = view.page({ after, most: pageSize, which })
        for (const placed of page.rows) {
          const upload = { ...placed.upload, path: keyOf(placed) }
          if (upload.state.kind === 'gone') continue
          yield rowAtRest(asTrueNow(upload, targetId), kept.restingBytes(upload.path, upload.state, targetId))
        }
        after = page.next
      } while (after !== null)
    },
    folders: () => rememberedFolders((key) => view.meta(key)).map(({ remembered }) => remembered),
    close: () => view.close(),
  }
}

/** The path that a running uploader shows: that of a file in a folder beside the first says where in Dropbox it goes. */
function keysOf(folders: ReturnType<typeof rememberedFolders>): (placed: PlacedUpload) => string {
  const further = folders.filter(({ into }) => into !== '')
  const intoOf = new Map(
    further.flatMap(({ into, remembered }) => remembered.identities.map((one) => [folderPlace(one), into] as const)),
  )
  return ({ place, upload }) => {
    const into = intoOf.get(place)
    return into === undefined ? upload.path : `${into}/${upload.path}`
  }
}

/** An upload that is done by what was agreed with another target waits to be asked about again, as the engine has it. */
function asTrueNow(upload: Upload, targetId: number | null): Upload {
  const { state, stored } = upload
  if (state.kind !== 'done' || stored === null || stored.targetId === targetId) return upload
  const fingerprint = { contentHash: stored.contentHash, stat: stored.stat }
  return {
    ...upload,
    stored: null,
    state: { kind: 'waiting', untilMs: 0, next: 'link', fingerprint, reason: 'queued' },
  }
}
