// This folder: uploads in as little memory as they can take.

// What is known of a file that is done and untouched, as one short text: a tenth of the memory that its values take, of which
// there are as many as files in the watched folder. Pure.
import { sameStat, type Upload } from '#shared/upload.ts'

/** Marks of our own: an upload with one of them in a text is not packed. */
const between = '\n'
/** Instead of a text that is not there. */
const nothing = '\0'
/** Instead of the upload's own path, under which most files lie in Dropbox. */
const ownPath = '\x01'
const marks = [between, nothing, ownPath]
const hashPattern = /^[0-9a-f]{64}$/
const hashChars = 32

/** The upload as a text from which `unpacked` makes it again; null for every upload that is not simply done. */
export function packed(upload: Upload): string | null {
  const { observed, state, stored } = upload
  if (state.kind !== 'done' || state.original !== undefined || stored === null || observed.kind !== 'file') return null
  if (upload.unconfirmed !== null || upload.absentSinceMs !== null || !sameStat(observed.stat, stored.stat)) return null
  if (!hashPattern.test(stored.contentHash)) return null
  const { sizeBytes, mtimeMs, ctimeMs, fileId } = stored.stat
  const { destination, receipt } = stored
  if (marks.some((mark) => fileId.includes(mark) || receipt?.includes(mark) || destination?.includes(mark))) return null
  const texts = [fileId, placeFrom(destination, upload.path), receipt ?? nothing]
  const numbers = [sizeBytes, mtimeMs, ctimeMs, stored.targetId, upload.addedAtMs, upload.changedAtMs, state.atMs]
  const counts = [upload.failures, upload.refusals, upload.linkTries, upload.unrest, upload.isNewDocument ? 1 : 0]
  return [shortHash(stored.contentHash), ...numbers, ...counts, upload.intent, ...texts].join(between)
}

/** The upload at `path` that became `text`. */
export function unpacked(path: string, text: string): Upload {
  // The hash comes first and may hold any character.
  const contentHash = longHash(text)
  const parts = text.slice(hashChars + 1).split(between)
  const [size, mtime, ctime, target, added, changed, at, failures, refusals, linkTries, unrest, isNew] = parts
  const [intent, fileId = '', place = nothing, receipt = nothing] = parts.slice(12)
  const stat = { sizeBytes: Number(size), mtimeMs: Number(mtime), ctimeMs: Number(ctime), fileId }
  return {
    path,
    observed: { kind: 'file', stat },
    stored: {
      contentHash,
      stat,
      targetId: Number(target),
      destination: placeOf(place, path),
      receipt: receipt === nothing ? null : receipt,
    },
    unconfirmed: null,
    absentSinceMs: null,
    isNewDocument: isNew === '1',
    failures: Number(failures),
    refusals: Number(refusals),
    linkTries: Number(linkTries),
    addedAtMs: Number(added),
    intent: intent as Upload['intent'], // it was one when it was packed
    unrest: Number(unrest),
    changedAtMs: Number(changed),
    state: { kind: 'done', atMs: Number(at) },
  }
}

function placeFrom(destination: string | null, path: string): string {
  if (destination === null) return nothing
  return destination.endsWith(path) ? destination.slice(0, destination.length - path.length) + ownPath : destination
}

function placeOf(place: string, path: string): string | null {
  if (place === nothing) return null
  return place.endsWith(ownPath) ? place.slice(0, -ownPath.length) + path : place
}

/** Half as long: a character for two digits. */
function shortHash(contentHash: string): string {
  let short = ''
  for (let at = 0; at < contentHash.length; at += 2) {
    short += String.fromCharCode(Number.parseInt(contentHash.slice(at, at + 2), 16))
  }
  return short
}

function longHash(text: string): string {
  let long = ''
  for (let at = 0; at < hashChars; at++) long += digitPairs[text.charCodeAt(at)] ?? ''
  return long
}

const digitPairs: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
