// Files that were dropped on the window: copied into the watched folder, and taken back as long as nothing was sent.
import { lstat, rm, rmdir } from 'node:fs/promises'
import { basename, isAbsolute, relative, resolve, sep } from 'node:path'
import type { RequestReply } from '#shared/contract/ipc.ts'
import { realPathOf } from '#uploader/start.ts'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import type { ShellClock } from '../../clock.ts'
import { mostFilesRefused } from '#shared/contract/ipc-channels.ts'
import { withIsolatedNames } from '#shared/messages/isolated-names.ts'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { copyIn } from './copy-files.ts'
import { holdSameBytes } from './same-bytes.ts'
import { shownFolder } from '../../settings/display-names.ts'
import type { Question } from '../../settings/server-question.ts'
import { foreignFolders, sourceQuestion } from './source-question.ts'
import { whyPrivate, type PrivatePlaces } from './private-sources.ts'
import type { Copy } from './copy-files.ts'

export type AddEnd = RequestReply<'addFiles'>
export type TakenBack = RequestReply<'undoAdd'>

/** What the queue knows, and where its folder is; null while nothing is watched. */
export type Watched = {
  readonly folder: string
  /** Other folders that are watched: what is in them is sent from there. */
  readonly further?: readonly string[]
  /** Those of `paths` (relative, with `/`) of which nothing was sent yet. */
  readonly unsent: (paths: readonly string[]) => ReadonlySet<string>
  /** What is new can be taken back as a whole, and the window offers that already. */
  readonly hasGrace: boolean
  /** Settles when all that is in the folder is known. */
  readonly rescan: () => Promise<void>
  /** These are not sent. */
  readonly leaveOut: (paths: readonly string[]) => void
  /** Takes back what came together, and answers what is not sent. */
  readonly takeBack: (batch: number) => readonly string[]
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
  readonly #language: Language
  /** Folders outside the person's own that were agreed to. They stay so for as long as the app runs. */
  readonly #agreed: string[] = []
  readonly #batches = new Map<number, Batch>()
  #lastBatch = 0

  /** `guard`: what is never copied, and who is asked about what lies outside the person's own folders. */
  constructor(watched: () => Watched | null, clock: ShellClock, language: Language, guard: SourceGuard | null = null) {
    this.#language = withIsolatedNames(language)
    this.#watched = watched
    this.#guard = guard
    this.#clock = clock
  }

  /** Copies `sources` (absolute) into the watched folder. */
  async add(sources: readonly string[]): Promise<AddEnd> {
    const { say } = this.#language
    const watched = this.#watched()
    if (watched === null) return { added: 0, undo: null, refused: [say('added.not_set_up')] }
    if (sources.length === 0) return { added: 0, undo: null, refused: [say('added.no_file')] }
    const abort = new AbortController()
    const cancel = this.#clock.later(mostCopyMs, () => abort.abort())
    const { open, refusals } = await this.#judge(sources, watched)
    const {
      copies,
      folders,
      refused: notCopied,
    } = await copyIn(watched.folder, open, { signal: abort.signal, language: this.#language })
    const refused = [...refusals, ...notCopied].slice(0, mostFilesRefused)
    cancel()
    void watched.rescan()
    if (copies.length === 0) return { added: 0, undo: null, refused: [...refused] }
    this.#lastBatch += 1
    this.#batches.set(this.#lastBatch, { folder: watched.folder, copies, folders })
    this.#batches.delete(this.#lastBatch - mostBatches)
    return { added: copies.length, undo: watched.hasGrace ? null : this.#lastBatch, refused: [...refused] }
  }

  async #judge(sources: readonly string[], { folder, further = [] }: Watched): Promise<Judged> {
    const there = sources.flatMap((source) => {
      const other = further.find((one) => isAtOrInside(resolve(source), resolve(one), sep))
      return other === undefined ? [] : [{ source, other }]
    })
    const inOther = there.map(({ other, source }) =>
      this.#language.say('notAdded.in_other_folder', {
        name: visibleName(basename(source)),
        folder: shownFolder(other),
      }),
    )
    const { open, refusals } = await this.#judgeSources(
      sources.filter((source) => !there.some((one) => one.source === source)),
      folder,
    )
    return { open, refusals: [...inOther, ...refusals] }
  }

  async #judgeSources(sources: readonly string[], watched: string): Promise<Judged> {
    if (this.#guard === null) return { open: sources, refusals: [] }
    const { ask, places } = this.#guard
    const { say } = this.#language
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
      why === null ? [] : [say(`notAdded.private.${why}`, { name: visibleName(basename(source)) })],
    )
    const foreign = foreignFolders(
      open.filter(isAbsolute).map((source) => resolve(source)),
      {
        platform: places.platform,
        own: [places.home, watched, ...this.#agreed],
      },
    )
    const question = sourceQuestion(foreign, this.#language)
    if (question === null) return { open, refusals }
    // The window says that nothing was copied.
    if (!(await ask(question))) return { open: [], refusals }
    this.#agreed.push(...foreign)
    return { open, refusals }
  }

  /**
   * Takes one drop back, as far as nothing of it was sent: none of that is sent, and of our copies those are removed that still hold
   * what lies where they came from.
   */
  async undo(batch: number): Promise<TakenBack> {
    const made = this.#batches.get(batch)
    const watched = this.#watched()
    if (made === undefined || watched?.folder !== made.folder) return { files: 0, removed: 0 }
    // What the queue has not seen yet cannot be left out.
    await watched.rescan()
    const unsent = watched.unsent(made.copies.map(({ file }) => pathIn(made.folder, file)))
    watched.leaveOut([...unsent])
    return { files: unsent.size, removed: await this.#remove(watched, unsent) }
  }

  /** Takes back what came together, whoever put it into the folder; `batch` is the queue's number of it. */
  async takeBack(batch: number): Promise<TakenBack> {
    const watched = this.#watched()
    if (watched === null) return { files: 0, removed: 0 }
    const paths = watched.takeBack(batch)
    return { files: paths.length, removed: await this.#remove(watched, new Set(paths)) }
  }

  /** Removes our copies among `paths`, which are not sent any more. A file that anybody changed stays. */
  async #remove(watched: Watched, paths: ReadonlySet<string>): Promise<number> {
    let removed = 0
    for (const [id, made] of this.#batches) {
      if (made.folder !== watched.folder) continue
      const meant = made.copies.filter(({ file }) => paths.has(pathIn(made.folder, file)))
      if (meant.length === 0) continue
      this.#batches.delete(id)
      for (const copy of meant) if ((await isOnlyCopy(copy)) && (await isRemoved(copy.file))) removed += 1
      // Innermost first; a folder in which something else lies by now stays.
      for (const folder of made.folders.toReversed()) await rmdir(folder).catch(() => undefined)
    }
    await watched.rescan()
    return removed
  }
}

function pathIn(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/')
}

/** It is as we made it, and nothing is lost with it: the same bytes are where it came from. */
async function isOnlyCopy(copy: Copy): Promise<boolean> {
  return (await isUntouched(copy)) && (await holdSameBytes(copy.source, copy.file)) && (await isUntouched(copy))
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
