// One watch of one folder, used only to hear of changes: what an event means is found by our own look. On Linux the system watches
// single folders, and Node's own watch is all that is needed: chokidar lists each folder and looks at each file in it, which doubled
// the time of a start, and is deaf for a moment when it hears of the folder itself. Node's `recursive` does not hear a file again once it
// was saved by a rename over it. Where a whole tree is watched chokidar knows better than we do what Windows and macOS do when folders
// vanish.
import { watch as watchTold } from 'chokidar'
import { watch } from 'node:fs'
import { trimEndOf } from '#shared/trim.ts'
import { isNothingThere } from '../files/file-stat.ts'
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
  return watchesWholeTree ? watchTree(absolute, listener) : watchFolder(absolute, listener)
}

function watchFolder(absolute: SystemPath, { onEvent, onError }: OneFolderListener): OneFolderWatch {
  const ready = Promise.resolve(true as const)
  try {
    const watcher = watch(absolute, { encoding: 'utf8' }, onEvent)
    watcher.on('error', onError)
    return { ready, close: async () => watcher.close() }
  } catch (error) {
    const close = (): Promise<void> => Promise.resolve()
    // Whoever asked looks at what stands there by now.
    if (isNothingThere(error)) return { ready, close }
    queueMicrotask(() => onError(error))
    return { ready: Promise.withResolvers<true>().promise, close }
  }
}

function watchTree(absolute: SystemPath, listener: OneFolderListener): OneFolderWatch {
  // Told as the working folder, for chokidar reads a `\` in the path it watches as a separator, on every system.
  const watcher = watchTold('.', {
    cwd: absolute,
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
