// What a watch of a folder would do with each file that is there now. Reads the folder and, where there are any, the records; writes
// nothing, and asks nobody for a link.
import { lookAtRootInTime, type FolderAtRoot } from '#adapters/files/root-identity.ts'
import { pathIn } from '#adapters/files/paths.ts'
import { withFileRules } from '#adapters/folder/names/company-rules.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { scanContextOf, type Entry } from '#adapters/folder/read-folder.ts'
import { isAmongSent } from '#adapters/folder/token-place.ts'
import { walkUnknownFolder } from '#adapters/folder/walk-folder.ts'
import { readLedger, type LedgerView, type ReadLedger } from '#adapters/ledger/reader.ts'
import { folderPlace } from '#adapters/ledger/records/places.ts'
import { assertNever } from '#shared/assert.ts'
import { createFolderKeys } from '#shared/folders/folder-keys.ts'
import { checkPath, foldPath } from '#shared/names.ts'
import { noFileRules, type FileRules } from '#shared/policy/file-rules.ts'
import { dryRunRow, type DryRunRow } from '#shared/rows/dry-run.ts'
import { decideWhy, type OnDisk, type WhyAnswer, type WhyFacts } from '#shared/rows/why.ts'
import { mostBytesOf, type SizeLimits } from '#shared/grant.ts'
import { sameObserved, type Stat, type Upload } from '#shared/upload.ts'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { judgeFolder, readerOf } from './agreed-folder.ts'
import type { Notice } from './notices.ts'
import { rowAtRest } from './queue-view/rows.ts'
import { refusalOfRecords } from './records-refusal.ts'
import { refusalWords, type RefusalWords } from './refusals.ts'
import { refuseFolders, type WatchedFolderAsk } from './watched-folders.ts'

/** A folder as a start would have it; see `WatchedFolderAsk`. */
export type DryRunFolder = Pick<WatchedFolderAsk, 'adopt' | 'folder' | 'followsLink' | 'into'>

export type DryRunOptions = {
  /** The first one first. */
  readonly folders: readonly DryRunFolder[]
  /** Absolute. */
  readonly dataFolder: string
  readonly tokenFile: string
  /** What the company server takes; null where it did not say. */
  readonly limits: SizeLimits | null
  /** Of what is said about a refusal. */
  readonly language: Language
  readonly ignorePatterns?: readonly string[]
  readonly fileRules?: FileRules
}

/** `folder`: the watched one that it is of. The path is that of the queue. */
export type FoundRow = DryRunRow & { readonly folder: string }

export type DryRunAnswer =
  /** `notices`: a start would ask a person about these folders first, and send nothing from them before. */
  | { readonly kind: 'looked'; readonly notices: readonly Notice[]; readonly rows: AsyncIterable<FoundRow> }
  | { readonly kind: 'refused'; readonly words: RefusalWords }

/** Looks whether a start would come about; the files are looked at while `rows` is read, which ends early when `signal` is aborted. */
export async function dryRun(options: DryRunOptions, signal: AbortSignal): Promise<DryRunAnswer> {
  const { dataFolder, folders, language, tokenFile } = options
  const refusal = await refuseFolders({ folders, dataFolder })
  if (refusal !== null) return refused(refusalWords(refusal, language))
  const roots = folders.map(({ folder }) => folder)
  if (await isAmongSent(tokenFile, roots))
    return refused(refusalWords({ kind: 'token_would_be_sent', tokenFile }, language))
  const ledger = readLedger(dataFolder, true)
  const words = refusalOf(ledger, dataFolder, language)
  if (words !== null) return refused(words)
  const view = ledger.kind === 'readable' ? ledger.view : null
  const found: FoundFolder[] = []
  const notices: Notice[] = []
  try {
    for (const one of folders) {
      const { folder } = one
      const look = await lookAtRootInTime(folder)
      if (look.kind !== 'folder') return refused(refusalWords({ kind: 'folder', because: 'missing', folder }, language))
      const { end, identities } = judgeFolder(
        look,
        readerOf((key) => view?.meta(key) ?? null, one),
        one,
      )
      if (end === 'other') notices.push({ kind: 'folder_replaced', folder, dataFolder })
      else found.push({ one, look, places: identities.map(folderPlace) })
    }
  } finally {
    // Opened once more when rows are asked for, so that an answer whose rows nobody reads holds nothing open.
    view?.close()
  }
  return { kind: 'looked', notices, rows: rowsOf(options, found, signal) }
}

type FoundFolder = { readonly one: DryRunFolder; readonly look: FolderAtRoot; readonly places: readonly string[] }

/** Records that a start would take over or begin anew say nothing yet; those of a newer Outbox keep it from starting. */
function refusalOf(ledger: ReadLedger, dataFolder: string, language: Language): RefusalWords | null {
  switch (ledger.kind) {
    case 'readable':
    case 'no_ledger':
      return null
    case 'newer_data':
    case 'older_data':
    case 'disk_full':
    case 'unreadable':
      return refusalOfRecords(ledger.kind, visibleName(dataFolder), language)
    default:
      return assertNever(ledger)
  }
}

function refused(words: RefusalWords): DryRunAnswer {
  return { kind: 'refused', words }
}

type Known = {
  readonly view: LedgerView | null
  readonly places: readonly string[]
  /** By the name that Dropbox knows: the first file that would have it. */
  readonly names: Map<string, string>
}

async function* rowsOf(
  options: DryRunOptions,
  found: readonly FoundFolder[],
  signal: AbortSignal,
): AsyncGenerator<FoundRow> {
  const ledger = readLedger(options.dataFolder, true)
  const view = ledger.kind === 'readable' ? ledger.view : null
  const ignore = withFileRules(createIgnore(options.ignorePatterns ?? []), options.fileRules ?? noFileRules)
  const mostBytes = options.limits === null ? null : mostBytesOf(options.limits)
  const keys = createFolderKeys(options.folders.map(({ into }) => into))
  const names = new Map<string, string>()
  try {
    for (const { look, one, places } of found) {
      const { folder, into } = one
      const context = scanContextOf(look, { ignore, names: { emoji: 'allow' } })
      for await (const reading of walkUnknownFolder(context)) {
        if (signal.aborted) return
        const below = into === '' ? reading.folder : [into, reading.folder].filter((part) => part !== '').join('/')
        if (reading.kind === 'unreadable') yield { ...unreadable(below), folder }
        if (reading.kind !== 'read') continue
        for (const [name, entry] of reading.entries) {
          if (entry.kind === 'folder') continue
          const path = pathIn(reading.folder, name)
          const key = keys.keyOf({ into, path })
          const sizeBytes = entry.kind === 'file' ? entry.stat.sizeBytes : null
          const answer = key === null ? ofAnotherFolder : answerTo({ path, key }, entry, { view, places, names })
          yield { ...dryRunRow({ path: key ?? path, answer, sizeBytes, mostBytes }), folder }
        }
      }
    }
  } finally {
    view?.close()
  }
}

/** The files of another watched folder go where this one would. */
const ofAnotherFolder: WhyAnswer = {
  kind: 'left_out_by_rule',
  rule: { name: 'another watched folder', pattern: '', madeBy: 'Outbox' },
}

function unreadable(folder: string): DryRunRow {
  const path = folder === '' ? '.' : folder
  return { path, end: 'refused', sizeBytes: null, because: { kind: 'unreadable_folder' } }
}

type Found = Exclude<Entry, { kind: 'folder' }>

/** A file by its path in its folder, and by the path that it has among the files of all folders. */
type Named = { readonly path: string; readonly key: string }

function answerTo(file: Named, entry: Found, known: Known): WhyAnswer {
  const facts = factsOf(file, entry, known)
  const isImpossible = entry.kind === 'unfit' && entry.reason === 'name_not_allowed'
  if (isImpossible) return { kind: 'name_impossible', problem: facts.nameProblem }
  const answer = decideWhy(facts)
  // Both may be known and wait: the second of a name is not read before the first.
  return answer.kind === 'waits' && facts.sameName !== null ? { kind: 'name_taken', other: facts.sameName } : answer
}

function factsOf({ key, path }: Named, entry: Found, { names, places, view }: Known): WhyFacts {
  const stat = entry.kind === 'file' ? entry.stat : null
  const known = stat === null || view === null ? null : uploadAt(view, places, path)
  const upload = known === null || isOfNow(known, stat, view) ? known : null
  const stored = upload?.stored?.stat ?? null
  return {
    where: 'inside',
    folder: 'there',
    onDisk: onDiskOf(entry),
    rule: entry.kind === 'excluded' ? entry.rule : null,
    nameProblem: entry.kind === 'unfit' ? (checkPath(path, { emoji: 'allow' })?.kind ?? null) : null,
    row: upload === null ? null : rowAtRest(upload),
    isChanged: stored !== null && stat !== null && isChanged(stored, stat),
    sent: null,
    sameName: stat === null ? null : otherOfName(names, key),
  }
}

function onDiskOf(entry: Found): OnDisk {
  if (entry.kind !== 'unfit') return 'file'
  if (entry.reason === 'symbolic_link') return 'symbolic_link'
  return entry.reason === 'not_a_regular_file' ? 'special' : 'file'
}

function uploadAt(view: LedgerView, places: readonly string[], path: string): Upload | null {
  for (const place of places) {
    const upload = view.upload({ place, path })
    if (upload !== null) return upload
  }
  return null
}

/**
 * False for a record that a start would begin anew: the file was blocked as it was then, or is agreed with another target, or came back.
 */
function isOfNow({ observed, state, stored }: Upload, stat: Stat | null, view: LedgerView | null): boolean {
  if (state.kind === 'gone') return false
  if (state.kind === 'done') return stored !== null && stored.targetId === view?.targetId()
  return state.kind !== 'blocked' || (stat !== null && sameObserved(observed, { kind: 'file', stat }))
}

function isChanged(stored: Stat, now: Stat): boolean {
  return stored.sizeBytes !== now.sizeBytes || stored.mtimeMs !== now.mtimeMs
}

function otherOfName(names: Map<string, string>, path: string): string | null {
  const folded = foldPath(path)
  const other = names.get(folded) ?? null
  if (other === null) names.set(folded, path)
  return other
}
