// This folder: how far everything is, in files, bytes and time.

// Counts what is on its way, what ended well since the queue was last at rest, and what was sent as a copy, change by change.
import { groupOf } from './row-group.ts'
import { copyName } from '#shared/words/copy-name.ts'
import type { Upload } from '#shared/upload.ts'

type Part = { readonly kind: 'left' | 'done' | 'none'; readonly bytes: number; readonly isCopy: boolean }

const noPart: Part = { kind: 'none', bytes: 0, isCopy: false }

export class BatchCount {
  /** What is on its way. */
  readonly #left = new Map<string, Part>()
  readonly #copies = new Set<string>()
  filesLeft = 0
  bytesLeft = 0
  filesDone = 0
  bytesDone = 0

  /** Files that are in Dropbox under another name, of this batch and of all before. */
  get copies(): number {
    return this.#copies.size
  }

  /** Takes in how an upload is now. `isNews` is false for those that were there when the view was opened. */
  apply(upload: Upload, isNews: boolean): void {
    const { path } = upload
    const before = this.#left.get(path) ?? noPart
    const after = partOf(upload)
    if (before.kind === 'left') this.#addLeft(before, -1)
    if (after.kind === 'left') this.#addLeft(after, 1)
    if (after.isCopy) this.#copies.add(path)
    else this.#copies.delete(path)
    // What comes when all was at rest begins a new batch.
    if (after.kind === 'left' && before.kind !== 'left' && this.filesLeft === 1) this.#beginAnew()
    if (isNews && before.kind === 'left' && after.kind === 'done') {
      this.filesDone++
      this.bytesDone += after.bytes
    }
    if (after.kind === 'left') this.#left.set(path, after)
    else this.#left.delete(path)
  }

  #addLeft(part: Part, by: 1 | -1): void {
    this.filesLeft += by
    this.bytesLeft += by * part.bytes
  }

  #beginAnew(): void {
    this.filesDone = 0
    this.bytesDone = 0
  }
}

function partOf(upload: Upload): Part {
  const group = groupOf(upload)
  const bytes = upload.observed.kind === 'file' ? upload.observed.stat.sizeBytes : 0
  if (group === 'sent') {
    const isCopy = copyName(upload.path, upload.stored?.destination ?? null) !== null
    return { kind: 'done', bytes, isCopy }
  }
  const isOnItsWay = group === 'active' || (group === 'waiting' && upload.intent === 'go')
  return { kind: isOnItsWay ? 'left' : 'none', bytes, isCopy: false }
}
