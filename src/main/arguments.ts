// The words the app was started with. All but `--hidden` are for development: an installed app does not know them, so
// that nobody can point it elsewhere with a shortcut.

export type StartWords = {
  /** Start without showing the window, as when the computer starts. */
  readonly hidden: boolean
  readonly server: string | null
  readonly tokenFile: string | null
  readonly folder: string | null
  readonly allowLoopback: boolean
  readonly quietMs: number | null
}

const mostQuietMs = 60_000

/** Reads the words after the program. Unknown ones belong to Electron and are left alone. */
export function readStartWords(words: readonly string[], isPackaged: boolean): StartWords {
  const hidden = words.includes('--hidden')
  if (isPackaged) {
    return { hidden, server: null, tokenFile: null, folder: null, allowLoopback: false, quietMs: null }
  }
  return {
    hidden,
    server: valueOf(words, 'server'),
    tokenFile: valueOf(words, 'token-file'),
    folder: valueOf(words, 'folder'),
    allowLoopback: words.includes('--allow-loopback'),
    quietMs: quietMsOf(valueOf(words, 'quiet-ms')),
  }
}

function valueOf(words: readonly string[], name: string): string | null {
  const start = `--${name}=`
  const value = words.findLast((word) => word.startsWith(start))?.slice(start.length)
  return value === undefined || value === '' ? null : value
}

function quietMsOf(value: string | null): number | null {
  if (value === null || !/^\d{1,5}$/.test(value)) return null
  return Math.min(Number(value), mostQuietMs)
}
