// The uploads by their paths, each with its place in the queue's order.
import { packed, unpacked } from '../packed/packed-upload.ts'
import type { Entry } from './ready-queues.ts'
import type { SizeClass } from './state-counts.ts'
import type { Upload } from '#shared/upload.ts'

export class Entries {
  readonly #all = new Map<string, Entry>()
  readonly #classOf: (upload: Upload) => SizeClass
  #nextOrder = 0
  #firstOrder = -1

  /** `classOf`: what slots an upload takes now. */
  constructor(classOf: (upload: Upload) => SizeClass) {
    this.#classOf = classOf
  }

  /** At the end of the order. */
  add(upload: Upload): Entry {
    const entry = new KeptEntry(upload, this.#nextOrder++, this.#classOf)
    this.#all.set(upload.path, entry)
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

  /** Without those that are done with nothing open. */
  *unpackedUploads(): IterableIterator<Upload> {
    for (const entry of this.#all.values()) if (!entry.isPacked) yield entry.upload
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
  readonly #classOf: (upload: Upload) => SizeClass

  /** `classOf`: what slots an upload takes now. */
  constructor(upload: Upload, order: number, classOf: (upload: Upload) => SizeClass) {
    this.path = upload.path
    this.order = order
    this.#kept = packed(upload) ?? upload
    this.#classOf = classOf
  }

  get isPacked(): boolean {
    return typeof this.#kept === 'string'
  }

  get upload(): Upload {
    if (typeof this.#kept !== 'string') return this.#kept
    if (lately?.entry !== this) lately = { entry: this, upload: unpacked(this.path, this.#kept) }
    return lately.upload
  }

  set upload(upload: Upload) {
    const text = packed(upload)
    this.#kept = text ?? upload
    if (text !== null) lately = { entry: this, upload }
    else if (lately?.entry === this) lately = null
  }

  sizeClass(): SizeClass {
    return this.#classOf(this.upload)
  }
}

/** One event asks several times for the same upload. */
let lately: { readonly entry: KeptEntry; readonly upload: Upload } | null = null
