// Events of the watched folder: a hint that something happened, quick and unreliable. One watch for each folder on Linux;
// one for the whole tree on Windows and macOS, where the system watches recursively.
import { watch } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { basename } from 'node:path'
import { errorCodeOf, isNothingThere } from './file-stat.ts'
import { pathIn } from './scan.ts'

/** Why some folders send no events, so that scans must find what changes there. */
export type DegradedReason =
  /** The system's limit of watches or handles is reached. */
  'watch_limit' | 'watch_failed'

export interface Doorbell {
  /** Watches one folder (relative path, '' for the watched folder itself). Call it before the folder is read. */
  add(folder: string): void
  /** True when what happens in `folder` is heard. */
  has(folder: string): boolean
  /** Ends the watches of `folder` and of everything below it. */
  remove(folder: string): void
  /** Ends the watches of folders that are not in `folders`. */
  keepOnly(folders: ReadonlySet<string>): void
  /** Call before a scan: folders that could not be watched are tried again. */
  retry(): void
  /** Why some folders are not watched; null when all are. */
  degraded(): DegradedReason | null
  close(): void
}

export type DoorbellOptions = {
  /** The watched folder's path without links. */
  readonly realPath: string
  /** Something happened to `path` (relative); null: somewhere. */
  readonly onRing: (path: string | null) => void
}

const watchesWholeTree = process.platform === 'win32' || process.platform === 'darwin'

/**
 * Starts listening. `node:fs` alone: chokidar looks at every file of the tree first, which takes 280 MB for 100,000 files
 * that nobody gives back, and all it could add to an event is what our own scan finds anyway.
 */
export function startDoorbell(options: DoorbellOptions): Doorbell {
  return new FolderDoorbell(options)
}

class FolderDoorbell implements Doorbell {
  readonly #options: DoorbellOptions
  readonly #watches = new Map<string, FSWatcher>()
  #degraded: DegradedReason | null = null

  constructor(options: DoorbellOptions) {
    this.#options = options
  }

  add(folder: string): void {
    if (watchesWholeTree && folder !== '') return
    // After the first refusal the others would be refused too; the next scan tries again.
    if (this.#watches.has(folder) || this.#degraded === 'watch_limit') return
    const absolute = folder === '' ? this.#options.realPath : `${this.#options.realPath}/${folder}`
    try {
      const handle = watch(absolute, { recursive: watchesWholeTree }, (kind, name) => this.#heard(folder, kind, name))
      handle.on('error', (error) => this.#failed(folder, handle, error))
      this.#watches.set(folder, handle)
    } catch (error) {
      // A folder that is gone needs no watch.
      if (!isNothingThere(error)) this.#degraded = degradedBy(error)
    }
  }

  has(folder: string): boolean {
    return this.#watches.has(watchesWholeTree ? '' : folder)
  }

  remove(folder: string): void {
    for (const watched of this.#watches.keys()) {
      if (watched === folder || watched.startsWith(`${folder}/`)) this.#drop(watched)
    }
  }

  keepOnly(folders: ReadonlySet<string>): void {
    for (const folder of this.#watches.keys()) if (!folders.has(folder)) this.#drop(folder)
  }

  retry(): void {
    this.#degraded = null
  }

  degraded(): DegradedReason | null {
    return this.#degraded
  }

  close(): void {
    for (const folder of this.#watches.keys()) this.#drop(folder)
  }

  #heard(folder: string, kind: string, name: string | null): void {
    // U+FFFD: the name is no text; only a scan, which reads bytes, can tell it.
    if (name === null || name.includes('\uFFFD')) return this.#options.onRing(null)
    const relative = watchesWholeTree ? name.replaceAll('\\', '/') : name
    const path = pathIn(folder, relative)
    if (kind === 'rename' && !watchesWholeTree) {
      // A folder that came, went or moved: its watch may be on a folder that is no more. The next look watches anew.
      this.#drop(path)
      // Linux tells the end of a watched folder itself by its own last name.
      if (basename(pathIn(this.#options.realPath, folder)) === name) this.#endOf(folder)
    }
    this.#options.onRing(path)
  }

  #endOf(folder: string): void {
    this.#drop(folder)
    this.#options.onRing(folder === '' ? null : folder)
  }

  #failed(folder: string, handle: FSWatcher, error: Error): void {
    handle.close()
    if (this.#watches.get(folder) === handle) this.#watches.delete(folder)
    this.#degraded = degradedBy(error)
    this.#options.onRing(null)
  }

  #drop(folder: string): void {
    const handle = this.#watches.get(folder)
    if (handle === undefined) return
    this.#watches.delete(folder)
    handle.close()
  }
}

function degradedBy(error: unknown): DegradedReason {
  const code = errorCodeOf(error)
  return code === 'ENOSPC' || code === 'EMFILE' || code === 'ENFILE' ? 'watch_limit' : 'watch_failed'
}
