// Whether the file that is open still stands at its path. On Linux and macOS somebody may remove the data folder under a running Outbox:
// SQLite goes on writing into a file without a name, says that all is well, and all of it is gone with the process.
import fs from 'node:fs'

export interface FilePlace {
  /** The file that stands there now is the one that is open. */
  take(): void
  /** True where nothing is at the path, and then until the very file that is open stands there again. */
  isTakenAway(): boolean
}

/**
 * The place of `file`, which was opened just now. `onTakenAway` is called once each time it is taken away. A look that fails says
 * nothing: SQLite's own error does.
 */
export function createFilePlace(file: string, onTakenAway: () => void): FilePlace {
  let inode = inodeAt(file)
  let wasAway = false
  return {
    take() {
      inode = inodeAt(file)
      wasAway = false
    },
    isTakenAway() {
      const there = inodeAt(file)
      if (there === 'nothing' && !wasAway) {
        wasAway = true
        onTakenAway()
      }
      // Drives that give a file another number at each look are believed as long as it was never away.
      if (typeof there === 'bigint' && there === inode) wasAway = false
      return wasAway
    },
  }
}

/** 'unknown': the system does not let us look. */
function inodeAt(file: string): bigint | 'nothing' | 'unknown' {
  try {
    return fs.statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? 'nothing'
  } catch {
    return 'unknown'
  }
}
