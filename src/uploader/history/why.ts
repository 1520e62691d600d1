// Gathers what is known of a path: the records, the history, the folder and the disk. Changes nothing.
import { lookAtPath, pathInFolder, realOrSame, type LookedAt } from '#adapters/asked-path/look-at-path.ts'
import { withFileRules } from '#adapters/folder/names/company-rules.ts'
import { createIgnore, ignoreRule } from '#adapters/folder/names/ignore.ts'
import { isSentFolderOurs } from '#adapters/originals/sent-folder.ts'
import { filePlace, folderPlace, type RowKey } from '#adapters/ledger/records/places.ts'
import { isDiskFull } from '#adapters/ledger/records/sqlite-errors.ts'
import { readLedger, type LedgerView, type Page } from '#adapters/ledger/reader.ts'
import type { Language } from '#shared/messages/language.ts'
import { checkPath, foldPath } from '#shared/names.ts'
import { noFileRules, type FileRules } from '#shared/policy/file-rules.ts'
import { decideWhy, type SentFacts, type WhyAnswer, type WhyFacts } from '#shared/rows/why.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'
import type { Upload } from '#shared/upload.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import { lookAtRemembered } from '../agreed-folder.ts'
import { rememberedFolders, type RememberedFolder } from '../agreed-folder.ts'
import { rowOnFullDisk, unseenOnFullDisk } from '../progress/row-on-full-disk.ts'
import { rowAtRest } from '../queue-view/rows.ts'
import { refusalOfRecords } from '../records-refusal.ts'
import { readSentHistory } from './open-history.ts'

export type WhyReply =
  | { readonly kind: 'answered'; readonly answer: WhyAnswer; readonly folder: string | null }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

const pageSize = 500

/** What only somebody beside a running uploader knows. */
export type WhyMore = {
  /** Patterns of the settings: files of such names are left out. */
  readonly ignorePatterns: readonly string[]
  readonly fileRules: FileRules
  /** The row of the queue, newer than the records; by the path in the watched folder. */
  readonly liveRow: (path: string) => UploadRow | null
  /** Whether the disk of the data folder is full. */
  readonly isDiskFull: (dataFolder: string) => boolean
}

const nothingMore: WhyMore = { ignorePatterns: [], fileRules: noFileRules, liveRow: () => null, isDiskFull }

/** `asked` is absolute; so is `dataFolder`, which `shown` names in sentences. */
export async function askWhy(
  dataFolder: string,
  shown: string,
  asked: string,
  language: Language,
  known: Partial<WhyMore> = {},
): Promise<WhyReply> {
  const more = { ...nothingMore, ...known }
  const ledger = readLedger(dataFolder)
  if (ledger.kind !== 'readable') return { kind: 'refused', ...refusalOfRecords(ledger.kind, shown, language) }
  const { view } = ledger
  try {
    const { into, remembered } = await folderOf(
      rememberedFolders((key) => view.meta(key)),
      asked,
    )
    const facts = await factsOf(view, remembered, asked, {
      ...more,
      liveRow: (path) => more.liveRow(into === '' ? path : `${into}/${path}`),
      newestOf: (folder, path) => newest(dataFolder, folder, path, language),
    })
    const path = (remembered === null ? null : await pathInFolder(remembered.path, asked)) ?? asked
    const answer = more.isDiskFull(dataFolder) ? onFullDisk(facts, path) : decideWhy(facts)
    return { kind: 'answered', answer, folder: remembered?.path ?? null }
  } finally {
    view.close()
  }
}

/** Where nothing can be written down, a file that Outbox has seen is like one that it has not. */
function onFullDisk(facts: WhyFacts, path: string): WhyAnswer {
  const row = facts.row === null ? null : rowOnFullDisk(facts.row)
  const answer = decideWhy({ ...facts, row })
  return answer.kind === 'not_seen' ? decideWhy({ ...facts, row: unseenOnFullDisk(path) }) : answer
}

/** The watched folder that the path is in; the first where it is in none. */
async function folderOf(
  folders: ReturnType<typeof rememberedFolders>,
  asked: string,
): Promise<{ readonly into: string; readonly remembered: RememberedFolder | null }> {
  for (const folder of folders) if ((await pathInFolder(folder.remembered.path, asked)) !== null) return folder
  return folders[0] ?? { into: '', remembered: null }
}

type Sources = WhyMore & { readonly newestOf: (folder: string | null, path: string) => SentRow | null }

/** A history that cannot be read says nothing; the records still do. */
function newest(dataFolder: string, folder: string | null, path: string, language: Language): SentRow | null {
  const found = readSentHistory(dataFolder, '', language, (history) => history.newest(folder, path))
  return found.kind === 'read' ? found.value : null
}

async function factsOf(
  view: LedgerView,
  remembered: RememberedFolder | null,
  asked: string,
  { fileRules, ignorePatterns, liveRow, newestOf }: Sources,
): Promise<WhyFacts> {
  const path = remembered === null ? null : await pathInFolder(remembered.path, asked)
  const look = await lookAtPath(asked, remembered?.path ?? null)
  const folder = remembered === null ? null : (await lookAtRemembered(remembered)).state
  if (remembered === null || path === null) {
    const real = await realOrSame(asked)
    const upload = view.uploadAt(filePlace(real))
    return { ...known(upload, look), ...plain, where: 'outside', folder, sent: sentFacts(newestOf(null, real)) }
  }
  if (path === '') return { ...known(null, look), ...plain, where: 'itself', folder, sent: null }
  const places = remembered.identities.map(folderPlace)
  const upload = firstOf(places, (place) => view.upload({ place, path }))
  const mayCollide = upload === null || (upload.state.kind === 'blocked' && upload.state.reason === 'name_collision')
  const ignore = withFileRules(createIgnore(ignorePatterns, await isSentFolderOurs(remembered.path)), fileRules)
  const rule = ignoreRule(path, ignore, look.stat?.sizeBytes)
  return {
    ...known(upload, look),
    ...live(liveRow(path)),
    where: 'inside',
    folder,
    rule: rule === null ? null : { name: rule.name, pattern: rule.pattern, madeBy: rule.madeBy },
    nameProblem: checkPath(path, { emoji: 'allow' })?.kind ?? null,
    sent: sentFacts(newestOf(remembered.path, path)),
    sameName: mayCollide ? sameNamed(view, places, path) : null,
  }
}

const plain = { rule: null, nameProblem: null, sameName: null } as const

function live(row: UploadRow | null): Partial<Pick<WhyFacts, 'row'>> {
  return row === null ? {} : { row }
}

function known(upload: Upload | null, look: LookedAt): Pick<WhyFacts, 'row' | 'onDisk' | 'isChanged'> {
  const stored = upload?.state.kind === 'done' ? upload.stored : null
  const isChanged =
    stored !== null &&
    look.stat !== null &&
    (look.stat.sizeBytes !== stored.stat.sizeBytes || look.stat.mtimeMs !== stored.stat.mtimeMs)
  return { row: upload === null ? null : rowAtRest(upload), onDisk: look.kind, isChanged }
}

function sentFacts(row: SentRow | null): SentFacts | null {
  if (row === null) return null
  const { destination, how, sentAtMs, sizeBytes } = row
  return { atMs: sentAtMs, how, destination, sizeBytes }
}

/** Another file of the folder that has this name for Dropbox. Reads all rows. */
function sameNamed(view: LedgerView, places: readonly string[], path: string): string | null {
  const folded = foldPath(path)
  let after: RowKey | null = null
  do {
    const page: Page = view.page({ after, most: pageSize, which: 'all' })
    const other = page.rows.find(
      ({ place, upload }) =>
        places.includes(place) &&
        upload.path !== path &&
        upload.state.kind !== 'gone' &&
        upload.observed.kind !== 'absent' &&
        foldPath(upload.path) === folded,
    )
    if (other !== undefined) return other.upload.path
    after = page.next
  } while (after !== null)
  return null
}

function firstOf<T>(places: readonly string[], look: (place: string) => T | null): T | null {
  for (const place of places) {
    const found = look(place)
    if (found !== null) return found
  }
  return null
}
