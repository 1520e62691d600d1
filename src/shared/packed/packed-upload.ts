// This folder: uploads in as little memory as they can take.

// What is known of a file that is done and untouched, as one short text: a tenth of the memory that its values take, of which
// there are as many as files in the watched folder. Pure.
import { sameStat, type Stat, type Upload } from '../upload.ts'

/** Marks of our own: an upload with one of them in a text is not packed. */
const between = '\n'
/** Instead of a text that is not there. */
const nothing = '\0'
/** Instead of the upload's own path, under which most files lie in Dropbox. */
const ownPath = '\x01'
const marks = [between, nothing, ownPath]
const hasMark = (text: string | null): boolean => text !== null && marks.some((mark) => text.includes(mark))

/** A file that is done and untouched, as it is read from the records. */
export type PackedUpload = {
  readonly path: string
  readonly packed: string
  readonly addedAtMs: number
  /** Whose word it is that it is in Dropbox. */
  readonly targetId: number
}

/** An upload as it is read from the records: packed where it can be, for nobody asks for most of them before they change. */
export type LoadedUpload = Upload | PackedUpload

export function loadedForm(upload: Upload): LoadedUpload {
  const text = packed(upload)
  if (text === null || upload.stored === null) return upload
  return { path: upload.path, packed: text, addedAtMs: upload.addedAtMs, targetId: upload.stored.targetId }
}

export function isPackedUpload(loaded: LoadedUpload): loaded is PackedUpload {
  return 'packed' in loaded
}

/** The upload in full. When it changed last nobody knows: long ago. */
export function opened(loaded: LoadedUpload): Upload {
  return isPackedUpload(loaded) ? unpacked(loaded.path, loaded.packed, 0) : loaded
}

/** The upload but for `changedAtMs` as a text from which `unpacked` makes it again; null for every upload that is not simply done. */
export function packed(upload: Upload): string | null {
  const { observed, state, stored } = upload
  if (state.kind !== 'done' || state.original !== undefined || stored === null || observed.kind !== 'file') return null
  if (
    upload.intent !== 'go' ||
    upload.unconfirmed !== null ||
    upload.absentSinceMs !== null ||
    !sameStat(observed.stat, stored.stat)
  )
    return null
  const { contentHash, destination, receipt } = stored
  if ([contentHash, stored.stat.fileId, destination, receipt].some(hasMark)) return null
  return packedFrom(upload.path, {
    stat: statValues(stored.stat),
    moments: [stored.targetId, upload.addedAtMs, state.atMs],
    counts: [upload.failures, upload.refusals, upload.linkTries, upload.unrest, upload.isNewDocument ? 1 : 0],
    stored: { contentHash, destination, receipt },
  })
}

/** Numbers, or what they are written as. */
type Values = readonly (string | number)[]

/** What a packed text says, in its order. */
type PackedValues = {
  /** Size, times of change, and who the file is. */
  readonly stat: Values
  /** The target, and when the file was added and done. */
  readonly moments: Values
  /** Failures, refusals, tries for a link, unrest, and 1 for a new document. */
  readonly counts: Values
  readonly stored: {
    readonly contentHash: string
    readonly destination: string | null
    readonly receipt: string | null
  }
}

/** The text of an upload that is simply done, none of whose texts has a mark. */
export function packedFrom(path: string, { stat, moments, counts, stored }: PackedValues): string {
  const texts = [stored.contentHash, placeFrom(stored.destination, path), stored.receipt ?? nothing]
  // One join: a text that is added up is kept beside its parts.
  return [...stat, ...moments, ...counts, ...texts].join(between)
}

/** True when `text` is of a file with this stat. */
export function isPackedWith(text: string, stat: Stat): boolean {
  return text.startsWith(statValues(stat).join(between) + between)
}

/** True when the file is in Dropbox under another path than its own, as far as anybody told where it is. */
export function isPackedElsewhere(text: string): boolean {
  return !text.includes(ownPath) && !text.includes(between + nothing + between)
}

/** What each text begins with. */
function statValues({ sizeBytes, mtimeMs, ctimeMs, fileId }: Stat): readonly (string | number)[] {
  return [sizeBytes, mtimeMs, ctimeMs, fileId]
}

/** The upload at `path` that became `text`, and changed last at `changedAtMs`. */
export function unpacked(path: string, text: string, changedAtMs: number): Upload {
  const parts = text.split(between)
  const [size, mtime, ctime, fileId = '', target, added, at, failures, refusals, linkTries, unrest] = parts
  const [isNew, contentHash = '', place = nothing, receipt = nothing] = parts.slice(11)
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
    intent: 'go',
    unrest: Number(unrest),
    changedAtMs,
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
