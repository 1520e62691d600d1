// A watched folder as an intake.
import { createFolderSource } from '#adapters/files/folder-source.ts'
import { withFileRules } from '#adapters/folder/names/company-rules.ts'
import { createIgnore, ignoreRule } from '#adapters/folder/names/ignore.ts'
import type { IgnoreRule } from '#adapters/folder/names/ignore.ts'
import { looksTemporary } from '#adapters/folder/names/temporary-names.ts'
import { folderPlace, folderScope, unknownPlace, type FolderScope } from '#adapters/ledger/records/places.ts'
import { createOriginals } from '#adapters/originals/move-original.ts'
import type { MoveStep, OriginalsOptions } from '#adapters/originals/look.ts'
import { createSentFolder } from '#adapters/originals/sent-folder.ts'
import { startWatchedFolder } from '#adapters/folder/watched-folder.ts'
import type { WatchedFolder } from '#adapters/folder/watched-folder.ts'
import type { FolderListener } from '#adapters/folder/folder-listener.ts'
import type { FolderSource } from '#adapters/files/folder-source.ts'
import type { FileRules } from '#shared/policy/file-rules.ts'
import { createUnruledSource } from './unruled-source.ts'
import type { UploadSource, SourceListener, RunningSource } from './source.ts'

/** Dropbox takes pictures in names by now; what it refuses all the same is shown as refused. */
const names = { emoji: 'allow' } as const

export type FolderUploadSourceOptions = {
  readonly root: string
  /** Who the folder must be; null: whoever stands there first. */
  readonly identity: string | null
  /** The shortest time a file must rest there before it is read, in milliseconds; null: not known. */
  readonly quietMs: number | null
  /** Names that are left out beside the built-in ones. */
  readonly ignorePatterns: readonly string[]
  /** Types and sizes of files that the company lets out. */
  readonly fileRules: FileRules
  /** Keeps, for the next start, that the folder was removed and made anew, and by which text it is known now. */
  readonly becomes: (identity: string) => Promise<void>
  /** The folder "Sent" in it is Outbox's own. */
  readonly leavesOutSent: boolean
  /** Where files go that are moved to the trash; null: nowhere. */
  readonly trash: OriginalsOptions['trash']
  /** For tests: hears each step of a move. */
  readonly onMoveStep?: (step: MoveStep) => void
}

/** Makes the intake of one folder. Nothing is read before `begin`. */
export function createFolderUploadSource(
  options: FolderUploadSourceOptions,
): UploadSource & { readonly scope: FolderScope } {
  const { root, identity, ignorePatterns, becomes } = options
  let watching: WatchedFolder | null = null
  /** A folder that was away at the start is known from when it stands there, and may be made anew. */
  const whoItIs = (): string | null => watching?.identity() ?? identity
  let firstKnown = identity
  /** Its rows stay where they are for as long as this runs. */
  const place = (): string => placeOf((firstKnown ??= whoItIs()))
  const source = createFolderSource({ root, identity: whoItIs })
  const ignore = withFileRules(createIgnore(ignorePatterns, options.leavesOutSent), options.fileRules)

  let tell: (path: string, rule: IgnoreRule) => void = () => undefined

  return {
    source: createUnruledSource(source, ignore, (path, rule) => tell(path, rule)),
    scope: folderScope(root, place),
    whyHeld: (path, stat) => source.whyHeld(path, stat),
    originals: createOriginals({
      source,
      sent: createSentFolder(),
      trash: options.trash,
      ...(options.onMoveStep === undefined ? {} : { onStep: options.onMoveStep }),
    }),
    quietMs: options.quietMs,
    nameKindOf: (path) => (looksTemporary(path) ? 'temporary' : 'usual'),
    observe: (path) => source.observe(path),
    fileOf: (path) => source.fileOf(path),
    begin(listener, knownPaths) {
      const first = new FirstLook(source, { ...listener, becomes }, knownPaths, (path) => ignoreRule(path, ignore))
      const expectedIdentity = whoItIs()
      tell = (path, rule) => first.tellExcluded(path, rule)
      const watched = { root, ignore, names, expectedIdentity, listener: first.listener() }
      const starting = startWatchedFolder(watched).then((folder) => (watching = folder))
      return new RunningFolder(starting, first.done)
    },
  }
}

type FirstListener = SourceListener & Pick<FolderListener, 'becomes'>

function placeOf(identity: string | null): string {
  return identity === null ? unknownPlace : folderPlace(identity)
}

class RunningFolder implements RunningSource {
  readonly firstLook: Promise<void>
  readonly #starting: Promise<WatchedFolder>

  constructor(starting: Promise<WatchedFolder>, firstLook: Promise<void>) {
    this.#starting = starting
    this.firstLook = firstLook
  }

  async rescan(): Promise<void> {
    const watched = await this.#starting
    await watched.rescan()
  }

  lookAgain(path: string): void {
    void this.#starting.then((watched) => watched.lookAgain(path))
  }

  async close(): Promise<void> {
    const watched = await this.#starting
    await watched.close()
  }
}

/**
 * Hears the folder and passes on what it tells. After the first complete look it also tells which uploads of earlier runs
 * are not there any more: the folder itself tells only differences to what it saw in this run.
 */
class FirstLook {
  readonly done: Promise<void>
  readonly #source: FolderSource
  readonly #listener: FirstListener
  readonly #knownPaths: () => Iterable<string>
  readonly #ruleOf: (path: string) => IgnoreRule | null
  /** Paths told during the first look; null once it is over. */
  #seen: Set<string> | null = new Set()
  #finish: () => void = () => undefined

  constructor(
    source: FolderSource,
    listener: FirstListener,
    knownPaths: () => Iterable<string>,
    ruleOf: (path: string) => IgnoreRule | null,
  ) {
    this.#source = source
    this.#listener = listener
    this.#knownPaths = knownPaths
    this.#ruleOf = ruleOf
    this.done = new Promise((resolve) => {
      this.#finish = resolve
    })
  }

  listener(): FolderListener {
    const listener = this.#listener
    return {
      observed: (path, observed) => {
        this.#seen?.add(path)
        listener.observed(path, observed)
      },
      excluded: (path, rule) => this.tellExcluded(path, rule),
      unreadable: (folder, reason) => listener.unreadableFolder(folder, reason),
      root: (state) => listener.root(state),
      becomes: (identity) => listener.becomes(identity),
      degraded: (reason) => listener.degraded(reason),
      scanned: () => {
        const seen = this.#seen
        this.#seen = null
        if (seen !== null) void this.#tellMissing(seen).then(this.#finish)
      },
    }
  }

  tellExcluded(path: string, rule: IgnoreRule): void {
    this.#seen?.add(path)
    // Our own, for a moment: nothing a person should hear of.
    if (rule.name !== 'outbox_own') this.#listener.excluded(path, ruleWords(rule))
  }

  async #tellMissing(seen: ReadonlySet<string>): Promise<void> {
    const missing = [...this.#knownPaths()].filter((path) => !seen.has(path))
    for (const path of missing) {
      // Asked one by one: a folder that may not be looked into, or was left meanwhile, says nothing of its files.
      const observed = this.#ruleOf(path) === null ? await this.#source.observe(path) : ({ kind: 'absent' } as const)
      if (observed?.kind === 'absent') this.#listener.observed(path, observed)
    }
  }
}

/** A rule in the words that are shown. */
export function ruleWords(rule: IgnoreRule): string {
  return rule.pattern === '' ? rule.madeBy : `${rule.pattern} (made by ${rule.madeBy})`
}
