// Files that were dropped on the window: copied into the watched folder, and taken back as long as nothing was sent.
import { lstat, rm, rmdir } from 'node:fs/promises'
import { basename, isAbsolute, relative, resolve, sep } from 'node:path'
import type { RequestReply } from '#shared/contract/ipc.ts'
import { realPathOf } from '#uploader/start.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import type { ShellClock } from '../../clock.ts'
import { mostFilesRefused } from '#shared/contract/ipc-channels.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { copyIn } from './copy-files.ts'
import type { Question } from '../../settings/server-question.ts'
import { foreignFolders, sourceQuestion } from './source-question.ts'
import { whyPrivate, type PrivatePlaces } from './private-sources.ts'
import type { Copy } from './copy-files.ts'

export type AddEnd = RequestReply<'addFiles'>

/** What the queue knows, and where its folder is; null while nothing is watched. */
export type Watched = {
  readonly folder: string
  /** Those of `paths` (relative, with `/`) of which nothing was sent yet. */
  readonly unsent: (paths: readonly string[]) => ReadonlySet<string>
  readonly rescan: () => void
}

/** States in which nothing of a file has left yet. */
const unsentStates: ReadonlySet<string> = new Set(['settling', 'hashing', 'waiting', 'blocked', 'gone'])

/** Those of `paths` of which nothing was sent yet, by all rows of the queue. */
export function unsentOf(paths: readonly string[], rows: Iterable<UploadRow>): ReadonlySet<string> {
  const left = new Set(paths)
  for (const { path, state } of rows) if (!unsentStates.has(state)) left.delete(path)
  return left
}

export type SourceGuard = { readonly places: PrivatePlaces; readonly ask: (question: Question) => Promise<boolean> }

type Batch = { readonly folder: string; readonly copies: readonly Copy[]; readonly folders: readonly string[] }

/** A copy that takes longer than this is better made by the file manager, which shows how far it is. */
const mostCopyMs = 10 * 60_000

/** Older drops cannot be undone any more. */
const mostBatches = 20

export class AddedFiles {
  readonly #watched: () => Watched | null
  readonly #clock: ShellClock
  readonly #guard: SourceGuard | null
  /** Folders outside the person's own that were agreed to. They stay so for as long as the app runs. */
  readonly #agreed: string[] = []
  readonly #batches = new Map<number, Batch>()
  #lastBatch = 0

  /** `guard`: what is never copied, and who is asked about what lies outside the person's own folders. */
  constructor(watched: () => Watched | null, clock: ShellClock, guard: SourceGuard | null = null) {
    this.#watched = watched
    this.#guard = guard
    this.#clock = clock
  }

  /** Copies `sources` (absolute) into the watched folder. */
  async add(sources: readonly string[]): Promise<AddEnd> {
    const watched = this.#watched()
    if (watched === null) return { added: 0, undo: null, refused: ['Outbox is not set up yet.'] }
    if (sources.length === 0) return { added: 0, undo: null, refused: ['What was dropped is not a file.'] }
    const abort = new AbortController()
    const cancel = this.#clock.later(mostCopyMs, () => abort.abort())
    const { open, refusals } = await this.#judge(sources, watched.folder)
    const { copies, folders, refused: notCopied } = await copyIn(watched.folder, open, abort.signal)
    const refused = [...refusals, ...notCopied].slice(0, mostFilesRefused)
    cancel()
    watched.rescan()
    if (copies.length === 0) return { added: 0, undo: null, refused: [...refused] }
    this.#lastBatch += 1
    this.#batches.set(this.#lastBatch, { folder: watched.folder, copies, folders })
    this.#batches.delete(this.#lastBatch - mostBatches)
    return { added: copies.length, undo: this.#lastBatch, refused: [...refused] }
  }

  async #judge(sources: readonly string[], watched: string): Promise<Judged> {
    if (this.#guard === null) return { open: sources, refusals: [] }
    const { ask, places } = this.#guard
    const real = { ...places, home: await realOrSame(places.home), own: await Promise.all(places.own.map(realOrSame)) }
    const judged = await Promise.all(
      sources.map(async (source) => {
        if (!isAbsolute(source)) return { source, why: null }
        const named = resolve(source)
        // A link may lead from a harmless place to a private one.
        return { source, why: whyPrivate(named, places) ?? whyPrivate(await realOrSame(named), real) }
      }),
    )
    const open = judged.flatMap(({ source, why }) => (why === null ? [source] : []))
    const refusals = judged.flatMap(({ source, why }) =>
      why === null ? [] : [`\u201c${visibleName(basename(source))}\u201d ${why}, so it was not added.`],
    )
    const foreign = foreignFolders(
      open.filter(isAbsolute).map((source) => resolve(source)),
      {
        platform: places.platform,
        own: [places.home, watched, ...this.#agreed],
      },
    )
    const question = sourceQuestion(foreign)
    if (question === null) return { open, refusals }
    if (!(await ask(question))) return { open: [], refusals: [...refusals, 'Nothing was added.'] }
    this.#agreed.push(...foreign)
    return { open, refusals }
  }

  /** Removes the copies of one drop that nobody changed and that were not sent. Answers how many. */
  async undo(batch: number): Promise<number> {
    const made = this.#batches.get(batch)
    const watched = this.#watched()
    if (made === undefined || watched?.folder !== made.folder) return 0
    this.#batches.delete(batch)
    const pathOf = (file: string): string => relative(made.folder, file).split(sep).join('/')
    const unsent = watched.unsent(made.copies.map(({ file }) => pathOf(file)))
    let removed = 0
    for (const copy of made.copies) {
      if (unsent.has(pathOf(copy.file)) && (await isUntouched(copy)) && (await isRemoved(copy.file))) removed += 1
    }
    // Innermost first; a folder in which something else lies by now stays.
    for (const folder of made.folders.toReversed()) await rmdir(folder).catch(() => undefined)
    watched.rescan()
    return removed
  }
}

type Judged = { readonly open: readonly string[]; readonly refusals: readonly string[] }

/** The path without links; as it is named where that cannot be found out. */
async function realOrSame(path: string): Promise<string> {
  return realPathOf(path).catch(() => path)
}

async function isUntouched(copy: Copy): Promise<boolean> {
  const stat = await lstat(copy.file).catch(() => null)
  if (stat === null || !stat.isFile()) return false
  const isSameFile = `${stat.dev}:${stat.ino}` === copy.fileId
  return isSameFile && stat.size === copy.sizeBytes && stat.mtimeMs === copy.mtimeMs
}

async function isRemoved(file: string): Promise<boolean> {
  try {
    await rm(file)
    return true
  } catch {
    return false
  }
}
