// What must be true after a crash, whatever happened. Pure: sentences about what is wrong, none when all is well.
import type { JournalEntry } from '#emulator/model/journal.ts'
import type { LedgerRecord, Row } from './messages.ts'

/** What the folder held and holds. Paths are relative to it. */
export type FolderFacts = {
  /** The content hash of what is at each path now. */
  readonly current: ReadonlyMap<string, string>
  /** The content hash of every version that ever was whole at a path. */
  readonly versions: ReadonlyMap<string, ReadonlySet<string>>
}

const base = '/Outbox/'

type Commit = { readonly path: string; readonly contentHash: string }

function commitsOf(journal: readonly JournalEntry[]): readonly Commit[] {
  return journal.flatMap((entry) => (entry.kind === 'commit' ? [entry] : []))
}

/** Nothing twice, nothing torn, nothing under a name nobody chose. True at every moment. */
export function judgeCommits(journal: readonly JournalEntry[], { versions }: FolderFacts): readonly string[] {
  const seen = new Set<string>()
  return commitsOf(journal).flatMap(({ path, contentHash }) => {
    const known = path.startsWith(base) ? versions.get(path.slice(base.length)) : undefined
    if (known === undefined) return [`${path} is a name nobody chose`]
    if (!known.has(contentHash)) return [`${path} holds bytes that never were the file`]
    const version = `${path} ${contentHash}`
    if (seen.has(version)) return [`${path} has a second revision of the same bytes`]
    seen.add(version)
    return []
  })
}

/** Nothing lost: what is in the folder is in Dropbox, and the uploader knows it. True when everything is at rest. */
export function judgeRest(
  journal: readonly JournalEntry[],
  { current }: FolderFacts,
  rows: readonly Row[],
): readonly string[] {
  const newest = new Map(commitsOf(journal).map(({ path, contentHash }) => [path, contentHash]))
  const shown = new Map(rows.map((row) => [row.path, row]))
  return [...current].flatMap(([path, contentHash]) => {
    const row = shown.get(path)
    if (row?.state === 'blocked' && row.reason !== null) return []
    if (row?.state !== 'done') return [`${path} is ${row?.state ?? 'unknown'}, not done`]
    return newest.get(base + path) === contentHash ? [] : [`${path} is done, but Dropbox does not hold it`]
  })
}

/**
 * Intent first: what Dropbox took is in the ledger, as stored or as something that may land. `records` is what the
 * ledger held after the crash, `journal` what had happened by then.
 */
export function judgeLedger(journal: readonly JournalEntry[], records: readonly LedgerRecord[]): readonly string[] {
  const newest = new Map(commitsOf(journal).map(({ path, contentHash }) => [path, contentHash]))
  const known = new Map(records.map((record) => [base + record.path, record]))
  return [...newest].flatMap(([path, contentHash]) => {
    const record = known.get(path)
    // A later send of the path may be under way: then its intent is all there is.
    const isKnown = record !== undefined && (record.stored === contentHash || record.unconfirmed !== null)
    return isKnown ? [] : [`the ledger knows nothing of what Dropbox took for ${path}`]
  })
}

/** What the history has of one file that was sent. */
export type Kept = { readonly path: string; readonly contentHash: string }

/** Each file that is done has one row of the history, and no send has two. `isWhole`: its chain has no break. */
export function judgeHistory(
  kept: readonly Kept[],
  isWhole: boolean,
  { current }: FolderFacts,
  rows: readonly Row[],
): readonly string[] {
  const many = new Map<string, number>()
  for (const { path, contentHash } of kept) {
    const version = `${path} ${contentHash}`
    many.set(version, (many.get(version) ?? 0) + 1)
  }
  const done = rows.flatMap(({ path, state }) => (state === 'done' ? [path] : []))
  const missing = done.flatMap((path) => {
    const contentHash = current.get(path)
    return contentHash === undefined || many.has(`${path} ${contentHash}`) ? [] : [`the history has no row of ${path}`]
  })
  const twice = [...many].flatMap(([version, count]) =>
    count > 1 ? [`the history has ${count} rows of ${version}`] : [],
  )
  return [...missing, ...twice, ...(isWhole ? [] : ['the chain of the history is broken'])]
}

/** At rest each file that was sent lies in "Sent" once, whole, and nothing is left where it was or on the way. `files`: by their paths. */
export function judgeMoved(files: ReadonlyMap<string, string>, { current, versions }: FolderFacts): readonly string[] {
  const there = new Map<string, string[]>()
  const left: string[] = []
  for (const [path, contentHash] of files) {
    if (!path.startsWith('Sent/')) left.push(`${path} is still in the folder`)
    const own = path.slice('Sent/'.length).replace(/ \(\d+\)(?=\.[^./]*$)/, '')
    there.set(own, [...(there.get(own) ?? []), contentHash])
  }
  const wrong = [...there].flatMap(([path, hashes]) => {
    if (hashes.some((hash) => versions.get(path)?.has(hash) !== true)) return [`${path} in Sent never was the file`]
    return new Set(hashes).size < hashes.length ? [`${path} is in Sent twice`] : []
  })
  const missing = [...current].flatMap(([path, hash]) =>
    there.get(path)?.includes(hash) ? [] : [`${path} is not in Sent`],
  )
  return [...left, ...wrong, ...missing]
}
