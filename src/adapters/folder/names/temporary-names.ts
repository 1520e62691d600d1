// Shapes of names that programs give to files they rename or remove soon, and that people choose, too. Such a file is sent
// like any other, but only after it has rested for long; a folder of such a name holds files that rest for long.

export type TemporaryShape = {
  /** As a person would write it. */
  readonly pattern: string
  /** Who makes such files. */
  readonly madeBy: string
  readonly matches: RegExp
}

export const temporaryShapes: readonly TemporaryShape[] = [
  { pattern: '*.tmp', madeBy: 'many programs, while they save', matches: /\.tmp$/i },
  { pattern: '*.temp', madeBy: 'many programs, while they save', matches: /\.temp$/i },
  { pattern: '*~', madeBy: 'text editors, for the version before', matches: /~$/ },
  { pattern: '*.part', madeBy: 'Firefox, yt-dlp and others, until a download is complete', matches: /\.part$/i },
  {
    pattern: '*.partial',
    madeBy: 'Internet Explorer and others, until a download is complete',
    matches: /\.partial$/i,
  },
  { pattern: '*.download', madeBy: 'Safari, until a download is complete', matches: /\.download$/i },
  // In capitals, with a letter and a digit among them: "20261123" and "deadbeef" are no such names.
  {
    pattern: 'eight hexadecimal digits',
    madeBy: 'Excel, while it saves; images on medical discs have such names for good',
    matches: /^(?=.*[A-F])(?=.*[0-9])[0-9A-F]{8}$/,
  },
  { pattern: '.*.??????', madeBy: 'rsync, until a file is complete', matches: /^\..+\.[A-Za-z0-9]{6}$/ },
  {
    pattern: '*.*.??????',
    madeBy: 'Qt programs, while they save',
    matches: /^[^.]*\.[^]*[^.]\.(?=[a-z]{0,5}[A-Z])(?=[A-Z]{0,5}[a-z])[A-Za-z]{6}$/,
  },
  { pattern: 'zi??????', madeBy: 'zip, while it packs', matches: /^zi[A-Za-z0-9]{6}$/ },
  { pattern: 'sed??????', madeBy: 'sed -i, while it edits', matches: /^sed[A-Za-z0-9]{6}$/ },
  { pattern: '4913', madeBy: 'Vim, to see whether it may write', matches: /^4913$/ },
]

/** True when the name of the file at `path`, or of a folder it lies in, has such a shape. */
export function looksTemporary(path: string): boolean {
  return path.split('/').some((name) => temporaryShapes.some(({ matches }) => matches.test(name)))
}

/** Endings that programs add to a name until the file is complete. */
const unfinishedEnding = /^(.+)\.(?:part|partial|crdownload|download|filepart|opdownload|aria2|!qb|!ut|ytdl)$/i

/** rsync's name for a file that is on its way. */
const rsyncName = /^\.(.+)\.[A-Za-z0-9]{6}$/

/** The path of the file that the one at `path` is the unfinished form of, by its name; null when it is none. */
export function finishedPathOf(path: string): string | null {
  const slash = path.lastIndexOf('/') + 1
  const name = path.slice(slash)
  const finished = unfinishedEnding.exec(name)?.[1] ?? rsyncName.exec(name)?.[1] ?? null
  return finished === null ? null : path.slice(0, slash) + finished
}
