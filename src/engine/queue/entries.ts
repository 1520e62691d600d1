// The uploads by their paths, each with its place in the queue's order.
import { restored } from '../upload/persisted-form.ts'
import type { Context } from '../upload/moves.ts'
import type { Entry } from './ready-queues.ts'
import type { SizeClass } from './state-counts.ts'
import {
  isPackedElsewhere,
  isPackedUpload,
  isPackedWith,
  opened,
  packed,
  unpacked,
  type LoadedUpload,
} from '#shared/packed/packed-upload.ts'
import type { Observed, Upload } from '#shared/upload.ts'

/** All uploads of a queue, to be looked through. */
export interface AllUploads {
  uploads(): IterableIterator<Upload>
  /** Without those that are done with nothing open, under their own names, which are most: to look at one of those is to unpack it. */
  openUploads(): IterableIterator<Upload>
  /** Of all that are not gone. */
  paths(): IterableIterator<string>
}

export class Entries implements AllUploads {
  readonly #all = new Map<string, KeptEntry>()
  readonly #classOf: (upload: Upload) => SizeClass
  #nextOrder = 0
  #firstOrder = -1

  /** `classOf`: what slots an upload takes now. */
  constructor(classOf: (upload: Upload) => SizeClass) {
    this.#classOf = classOf
  }

  /** At the end of the order. */
  add(upload: Upload): Entry {
    return this.#keep(new KeptEntry(upload, packed(upload) ?? upload, this.#nextOrder++, this.#classOf))
  }

  /** At the end of the order, as the ledger kept it. What is done stays packed, and counts as changed now. */
  takeUp(loaded: LoadedUpload, context: Context): Entry {
    if (!isPackedUpload(loaded) || loaded.targetId !== context.targetId)
      return this.add(restored(opened(loaded), context))
    const known = { path: loaded.path, changedAtMs: context.nowMs }
    return this.#keep(new KeptEntry(known, loaded.packed, this.#nextOrder++, this.#classOf))
  }

  #keep(entry: KeptEntry): Entry {
    this.#all.set(entry.path, entry)
    return entry
  }

  /** Before all others, in this order; answers those that are known. */
  putFirst(paths: readonly string[]): readonly Entry[] {
    const first = this.of(paths).toReversed()
    for (const entry of first) entry.order = this.#firstOrder--
    return first
  }

  get(path: string): Entry | undefined {
    return this.#all.get(path)
  }

  /** True where a look at the file shows what is known of it, and nothing is to be done. Unpacks nothing. */
  isDoneWith(path: string, observed: Observed): boolean {
    return this.#all.get(path)?.isDoneWith(observed) ?? false
  }

  delete(path: string): boolean {
    return this.#all.delete(path)
  }

  values(): IterableIterator<Entry> {
    return this.#all.values()
  }

  /** Those of `paths` that are known. */
  of(paths: readonly string[]): readonly Entry[] {
    return paths.flatMap((path) => this.#all.get(path) ?? [])
  }

  /** Those that are not packed. */
  *open(): IterableIterator<Entry> {
    for (const entry of this.#all.values()) if (!entry.isPacked) yield entry
  }

  *openUploads(): IterableIterator<Upload> {
    for (const entry of this.#all.values()) if (!entry.isPacked || entry.isCopy) yield entry.upload
  }

  *paths(): IterableIterator<string> {
    for (const entry of this.#all.values()) if (entry.isPacked || entry.upload.state.kind !== 'gone') yield entry.path
  }

  *uploads(): IterableIterator<Upload> {
    for (const entry of this.#all.values()) yield entry.upload
  }
}

/** An upload in the queue. What is done and untouched is kept packed: it is most of what a watched folder holds. */
class KeptEntry implements Entry {
  readonly path: string
  order: number
  stamp = 0
  queued: Entry['queued'] = null
  #kept: Upload | string
  #changedAtMs: number
  readonly #classOf: (upload: Upload) => SizeClass

  /** `kept`: the upload, or its packed text. `classOf`: what slots an upload takes now. */
  constructor(
    { path, changedAtMs }: Pick<Upload, 'path' | 'changedAtMs'>,
    kept: Upload | string,
    order: number,
    classOf: (upload: Upload) => SizeClass,
  ) {
    this.path = path
    this.order = order
    this.#kept = kept
    this.#changedAtMs = changedAtMs
    this.#classOf = classOf
  }

  get isPacked(): boolean {
    return typeof this.#kept === 'string'
  }

  get upload(): Upload {
    if (typeof this.#kept !== 'string') return this.#kept
    if (lately?.entry !== this) {
      lately = { entry: this, upload: unpacked(this.path, this.#kept, this.#changedAtMs) }
    }
    return lately.upload
  }

  set upload(upload: Upload) {
    const text = packed(upload)
    this.#kept = text ?? upload
    this.#changedAtMs = upload.changedAtMs
    if (text !== null) lately = { entry: this, upload }
    else if (lately?.entry === this) lately = null
  }

  /** Packed, and in Dropbox under another path than its own. */
  get isCopy(): boolean {
    return typeof this.#kept === 'string' && isPackedElsewhere(this.#kept)
  }

  isDoneWith(observed: Observed): boolean {
    return typeof this.#kept === 'string' && observed.kind === 'file' && isPackedWith(this.#kept, observed.stat)
  }

  sizeClass(): SizeClass {
    return this.#classOf(this.upload)
  }
}

/** One event asks several times for the same upload. */
let lately: { readonly entry: KeptEntry; readonly upload: Upload } | null = null
