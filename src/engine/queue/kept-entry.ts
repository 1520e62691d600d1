// One upload in the queue. What is done and untouched is kept packed: it is most of what a watched folder holds.
import { packed, unpacked } from './packed-upload.ts'
import type { Entry } from './ready-queues.ts'
import type { SizeClass } from './state-counts.ts'
import type { Upload } from '#shared/upload.ts'

export class KeptEntry implements Entry {
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
