// Names for a second file at a place that is taken: `plan (from laptop-7, 2026-11-23).pdf`. The server picks them, so
// that the same bytes get the same name again; Dropbox's own renaming would make a new copy for every retry. A copy of a person says
// their computer, too, where it told its name: `plan (from kim FRONTDESK-3 d9934c7d, 2026-11-23).pdf`. It is found again by its id alone.
import { cleanComputerName } from '#shared/contract/sign-in/computer-name.ts'
import { foldPath, longestSegmentUnits, toDropboxName } from '#shared/names.ts'

/** `2026-11-23`, perhaps with a number for the second and later copy of a day. */
const stampPattern = /^\d{4}-\d{2}-\d{2}(, [1-9]\d{0,5})?$/

/** An ending longer than this is part of the name, not a file type. */
const longestExtensionUnits = 16

/** Devices of people are named so: their folder, and the digest of the computer's id. */
const personsDevice = /^(\S+) ([\da-f]{8})$/

/** Whose copy: a device by its name, and what it calls itself; that says nothing of a device that is no person's. */
export type CopySource = { readonly device: string; readonly computer?: string | undefined }

/** The name of the `number`th copy (from 1) of `name` by `source` on `date` (`2026-11-23`). */
export function conflictName(name: string, source: CopySource, date: string, number: number): string {
  const { head, tail } = frame(name, sourceWords(source))
  return `${head}${date}${number === 1 ? '' : `, ${number}`}${tail}`
}

/** True when `candidate` is a copy of `name` by `device`, of whatever day, and whatever the computer was called on it. */
export function isConflictName(candidate: string, name: string, device: string): boolean {
  return parseConflictName(candidate, name, device) !== null
}

/**
 * `candidate`, a copy of `name` by `device`, in our own spelling: nothing of its text is kept but digits, and what a computer may be called.
 * Or null.
 */
export function parseConflictName(candidate: string, name: string, device: string): string | null {
  const plain = parseFrom(candidate, name, { device })
  if (plain !== null || !personsDevice.test(device)) return plain
  const computer = computerIn(candidate, name)
  return computer === null ? null : parseFrom(candidate, name, { device, computer })
}

/** The word between a person and the id of a computer in what may be a copy of `name`; null where there is none. */
function computerIn(candidate: string, name: string): string | null {
  const composed = toDropboxName(candidate)
  const before = composed.slice(0, composed.length - frame(name, '').tail.length)
  const source = before.slice(Math.max(0, before.lastIndexOf(' (')))
  const word = /^ \(from \S+ (\S+) [\da-f]{8}, /i.exec(source)?.[1]
  return word !== undefined && cleanComputerName(word) === word ? word : null
}

function parseFrom(candidate: string, name: string, source: CopySource): string | null {
  const { head, tail } = frame(name, sourceWords(source))
  const folded = foldPath(candidate)
  const foldedHead = foldPath(head)
  const foldedTail = foldPath(tail)
  if (!folded.startsWith(foldedHead) || !folded.endsWith(foldedTail)) return null
  const stamp = folded.slice(foldedHead.length, folded.length - foldedTail.length)
  return stampPattern.test(stamp) ? `${head}${stamp}${tail}` : null
}

function sourceWords({ computer, device }: CopySource): string {
  return computer === undefined ? device : device.replace(personsDevice, `$1 ${computer} $2`)
}

/** What stands before and after the date. The stem gives way when the whole would be too long for Dropbox. */
function frame(name: string, source: string): { head: string; tail: string } {
  const composed = toDropboxName(name)
  const dot = composed.lastIndexOf('.')
  const hasExtension = dot > 0 && composed.length - dot <= longestExtensionUnits
  const extension = hasExtension ? composed.slice(dot) : ''
  const stem = hasExtension ? composed.slice(0, dot) : composed
  const opening = ` (from ${toDropboxName(source)}, `
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
