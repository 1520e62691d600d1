// What a watch of a folder would do with each file that is there now. Reads the folder and, where there are any, the records; writes
// nothing, and asks nobody for a link.
import { lookAtRootInTime, type FolderAtRoot } from '#adapters/files/root-identity.ts'
import { pathIn } from '#adapters/files/paths.ts'
import { refuseRoot } from '#adapters/folder/folder-rules.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { scanContextOf, type Entry } from '#adapters/folder/read-folder.ts'
import { isAmongSent } from '#adapters/folder/token-place.ts'
import { walkUnknownFolder } from '#adapters/folder/walk-folder.ts'
import { readLedger, type LedgerView, type ReadLedger } from '#adapters/ledger/reader.ts'
import { folderPlace } from '#adapters/ledger/records/places.ts'
import { assertNever } from '#shared/assert.ts'
import { checkPath, foldPath } from '#shared/names.ts'
import { dryRunRow, type DryRunRow } from '#shared/rows/dry-run.ts'
import { decideWhy, type OnDisk, type WhyAnswer, type WhyFacts } from '#shared/rows/why.ts'
import { mostBytesOf, type SizeLimits } from '#shared/grant.ts'
import { sameObserved, type Stat, type Upload } from '#shared/upload.ts'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { judgeFolder, type Adopt } from './agreed-folder.ts'
import type { Notice } from './notices.ts'
import { rowAtRest } from './queue-view/rows.ts'
import { refusalOfRecords } from './records-refusal.ts'
import { refusalWords, type RefusalWords } from './refusals.ts'
import { defaultLimits } from './session/server-facts.ts'

export type DryRunOptions = {
  /** Absolute, both. */
  readonly folder: string
  readonly dataFolder: string
  readonly tokenFile: string
  readonly adopt: Adopt
  readonly followsLink: boolean
  /** What the company server takes; null where it did not say. */
  readonly limits: SizeLimits | null
  /** Of what is said about a refusal. */
  readonly language: Language
  readonly ignorePatterns?: readonly string[]
}

export type DryRunAnswer =
  | { readonly kind: 'looked'; readonly rows: AsyncIterable<DryRunRow> }
  /** A start would ask a person first, and send nothing before. */
  | { readonly kind: 'asks'; readonly notice: Notice }
  | { readonly kind: 'refused'; readonly words: RefusalWords }

/** Looks whether a start would come about; the files are looked at while `rows` is read, which ends early when `signal` is aborted. */
export async function dryRun(options: DryRunOptions, signal: AbortSignal): Promise<DryRunAnswer> {
  const { adopt, dataFolder, folder, followsLink, language, tokenFile } = options
  const because = await refuseRoot(folder, { dataFolder })
  if (because !== null) return refused(refusalWords({ kind: 'folder', because, folder }, language))
  if (await isAmongSent(tokenFile, [folder]))
    return refused(refusalWords({ kind: 'token_would_be_sent', tokenFile }, language))
  const look = await lookAtRootInTime(folder)
  if (look.kind !== 'folder') return refused(refusalWords({ kind: 'folder', because: 'missing', folder }, language))
  const ledger = readLedger(dataFolder, true)
  const words = refusalOf(ledger, dataFolder, language)
  if (words !== null) return refused(words)
  const view = ledger.kind === 'readable' ? ledger.view : null
  const found = judgeFolder(look, (key) => view?.meta(key) ?? null, { folder, adopt, followsLink })
  // Opened once more when rows are asked for, so that an answer whose rows nobody reads holds nothing open.
  view?.close()
  if (found.end === 'other') return { kind: 'asks', notice: { kind: 'folder_replaced', folder, dataFolder } }
  return { kind: 'looked', rows: rowsOf(options, { look, places: found.identities.map(folderPlace) }, signal) }
}

/** Records that a start would take over or begin anew say nothing yet; those of a newer Outbox keep it from starting. */
function refusalOf(ledger: ReadLedger, dataFolder: string, language: Language): RefusalWords | null {
  switch (ledger.kind) {
    case 'readable':
    case 'no_ledger':
      return null
    case 'newer_data':
    case 'older_data':
    case 'unreadable':
      return refusalOfRecords(ledger.kind, visibleName(dataFolder), language)
    default:
      return assertNever(ledger)
  }
}

function refused(words: RefusalWords): DryRunAnswer {
  return { kind: 'refused', words }
}

type Known = { readonly look: FolderAtRoot; readonly view: LedgerView | null; readonly places: readonly string[] }

async function* rowsOf(
  options: DryRunOptions,
  { look, places }: Omit<Known, 'view'>,
  signal: AbortSignal,
): AsyncGenerator<DryRunRow> {
  const ledger = readLedger(options.dataFolder, true)
  const view = ledger.kind === 'readable' ? ledger.view : null
  const known: Known = { look, view, places }
  const ignore = createIgnore(options.ignorePatterns ?? [])
  const mostBytes = mostBytesOf(options.limits ?? defaultLimits)
  /** By the name that Dropbox knows: the first file that would have it. */
  const names = new Map<string, string>()
  try {
    for await (const reading of walkUnknownFolder(scanContextOf(look, { ignore, names: { emoji: 'allow' } }))) {
      if (signal.aborted) return
      if (reading.kind === 'unreadable') yield unreadable(reading.folder)
      if (reading.kind !== 'read') continue
      for (const [name, entry] of reading.entries) {
        if (entry.kind === 'folder') continue
        const path = pathIn(reading.folder, name)
        const sizeBytes = entry.kind === 'file' ? entry.stat.sizeBytes : null
        yield dryRunRow({ path, answer: answerTo(path, entry, known, names), sizeBytes, mostBytes })
      }
    }
  } finally {
    view?.close()
  }
}

function unreadable(folder: string): DryRunRow {
  const path = folder === '' ? '.' : folder
  return { path, end: 'refused', sizeBytes: null, because: { kind: 'unreadable_folder' } }
}

type Found = Exclude<Entry, { kind: 'folder' }>

function answerTo(path: string, entry: Found, known: Known, names: Map<string, string>): WhyAnswer {
  const facts = factsOf(path, entry, known, names)
  const isImpossible = entry.kind === 'unfit' && entry.reason === 'name_not_allowed'
  if (isImpossible) return { kind: 'name_impossible', problem: facts.nameProblem }
  const answer = decideWhy(facts)
  // Both may be known and wait: the second of a name is not read before the first.
  return answer.kind === 'waits' && facts.sameName !== null ? { kind: 'name_taken', other: facts.sameName } : answer
}

function factsOf(path: string, entry: Found, { places, view }: Known, names: Map<string, string>): WhyFacts {
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
    sameName: stat === null ? null : otherOfName(names, path),
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
