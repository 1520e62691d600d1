// One watch of one folder, with chokidar, used only to hear of changes: it looks at nothing below the folder. Told of a whole tree,
// chokidar looks at all its files at once, which takes 280 MB for 100,000 files; told of folders one by one it takes 45 MB, and
// all it could add to an event is what our own scan finds anyway.
import { watch } from 'chokidar'
import { trimEndOf } from '#shared/trim.ts'
import type { SystemPath } from '../files/paths.ts'

/** Windows and macOS watch a folder with all that is below it. */
export const watchesWholeTree = process.platform === 'win32' || process.platform === 'darwin'

export type OneFolderWatch = {
  /** Settles when the folder is heard. Never, where the watch is refused or closed before. */
  readonly ready: Promise<true>
  /** Settles when nothing of the watch is left. */
  close(): Promise<void>
}

export type OneFolderListener = {
  /** Something happened: `rename` when a name came or went. `name` as the system told it, null where it told none. */
  readonly onEvent: (kind: string, name: string | null) => void
  /** The system refused the watch, or it failed later. */
  readonly onError: (error: unknown) => void
}

/** Watches the folder at `absolute`. */
export function watchOneFolder(absolute: SystemPath, listener: OneFolderListener): OneFolderWatch {
  // Told as the working folder, for chokidar reads a `\` in the path it watches as a separator, on every system.
  const watcher = watch('.', {
    cwd: absolute,
    ...(watchesWholeTree ? {} : { depth: 0 }),
    ignored: (told) => !isSpelledAlike(told, absolute),
    ignoreInitial: true,
    followSymlinks: false,
    atomic: false,
  })
  watcher.on('raw', listener.onEvent)
  watcher.on('error', listener.onError)
  return {
    ready: new Promise((resolve) => watcher.once('ready', () => resolve(true))),
    close: () => watcher.close(),
  }
}

/**
 * True when chokidar's spelling of a path is that of `path`, but for the separators: it shows every path with `/`, on every system,
 * also where `\` is a letter. All it asks about is the watched folder or lies in it, so no other folder passes for this one.
 */
function isSpelledAlike(told: string, path: SystemPath): boolean {
  return slashed(told) === slashed(path)
}

function slashed(path: string): string {
  return trimEndOf(path.replaceAll('\\', '/'), '/')
}
