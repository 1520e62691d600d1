// Names that files get when they are moved after they were sent. Pure but for the hash.
import { createHash } from 'node:crypto'

/** Linux takes names of so many bytes; what fits there fits Windows and macOS. */
export const mostNameBytes = 255

/** The folder for files that were sent, in the watched folder. */
export const sentFolderName = 'Sent'

/** A file that is taken aside while it is moved has a name that begins so; it is never watched. */
export const asidePrefix = '.~outbox-moving-'

/**
 * The name that a file called `name` gets at its `turn`-th try: its own, then "name (2).ext" and so on. A name that would have more
 * than `mostBytes` is shortened before its ending, by whole characters.
 */
export function nameOfTurn(name: string, turn: number, mostBytes = mostNameBytes): string {
  const mark = turn === 1 ? '' : ` (${turn})`
  const dot = name.lastIndexOf('.')
  const hasEnding = dot > 0 && bytesOf(name.slice(dot)) + bytesOf(mark) < mostBytes
  const ending = hasEnding ? name.slice(dot) : ''
  const stem = hasEnding ? name.slice(0, dot) : name
  return `${shortened(stem, mostBytes - bytesOf(mark) - bytesOf(ending))}${mark}${ending}`
}

function shortened(text: string, mostBytes: number): string {
  if (bytesOf(text) <= mostBytes) return text
  let kept = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    bytes += bytesOf(segment)
    if (bytes > mostBytes) return kept
    kept += segment
  }
  return kept
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}

/** The name beside its own that the file of `path` has while it is moved: the same again after a crash. */
export function asideName(path: string, contentHash: string): string {
  return `${asidePrefix}${createHash('sha256').update(`${path}\0${contentHash}`).digest('hex').slice(0, 16)}`
}
