// Names for a second file at a place that is taken: `plan (from laptop-7, 2026-11-23).pdf`. The server picks them, so
// that the same bytes get the same name again; Dropbox's own renaming would make a new copy for every retry.
import { foldPath, longestSegmentUnits, toDropboxName } from '#shared/names.ts'

/** `2026-11-23`, perhaps with a number for the second and later copy of a day. */
const stampPattern = /^\d{4}-\d{2}-\d{2}(, [1-9]\d{0,5})?$/

/** An ending longer than this is part of the name, not a file type. */
const longestExtensionUnits = 16

/** The name of the `number`th copy (from 1) of `name` by `device` on `date` (`2026-11-23`). */
export function conflictName(name: string, device: string, date: string, number: number): string {
  const { head, tail } = frame(name, device)
  return `${head}${date}${number === 1 ? '' : `, ${number}`}${tail}`
}

/** True when `candidate` is a copy of `name` by `device`, of whatever day. */
export function isConflictName(candidate: string, name: string, device: string): boolean {
  return parseConflictName(candidate, name, device) !== null
}

/** `candidate`, a copy of `name` by `device`, in our own spelling: nothing of its text is kept but digits. Or null. */
export function parseConflictName(candidate: string, name: string, device: string): string | null {
  const { head, tail } = frame(name, device)
  const folded = foldPath(candidate)
  const foldedHead = foldPath(head)
  const foldedTail = foldPath(tail)
  if (!folded.startsWith(foldedHead) || !folded.endsWith(foldedTail)) return null
  const stamp = folded.slice(foldedHead.length, folded.length - foldedTail.length)
  return stampPattern.test(stamp) ? `${head}${stamp}${tail}` : null
}

/** What stands before and after the date. The stem gives way when the whole would be too long for Dropbox. */
function frame(name: string, device: string): { head: string; tail: string } {
  const composed = toDropboxName(name)
  const dot = composed.lastIndexOf('.')
  const hasExtension = dot > 0 && composed.length - dot <= longestExtensionUnits
  const extension = hasExtension ? composed.slice(dot) : ''
  const stem = hasExtension ? composed.slice(0, dot) : composed
  const opening = ` (from ${toDropboxName(device)}, `
  const tail = `)${extension}`
  const stampUnits = '2026-11-23, 999999'.length
  const roomUnits = longestSegmentUnits - opening.length - tail.length - stampUnits
  return { head: `${shorten(stem, roomUnits)}${opening}`, tail }
}

/** At most `units` UTF-16 units, never half a character. */
function shorten(stem: string, units: number): string {
  if (stem.length <= units) return stem
  const cut = stem.slice(0, units)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
