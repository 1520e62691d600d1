// The links of which nobody knows yet whether their bytes arrived, from the records of the audit alone: so a server that
// was started again goes on where it was. Pure but for its own list.
import { foldPath } from '#shared/names.ts'
import type { AuditRecord } from '../audit/audit.ts'
import { BoundedMap } from '../memory/bounded-map.ts'

export type OpenLink = {
  /** The record with which it was issued. */
  readonly record: AuditRecord
  readonly device: string
  readonly dropboxPath: string
  readonly atMs: number
}

/** More than a namespace takes in an hour. Of more, the oldest are not looked after any more. */
const mostOpen = 100_000

export class OpenLinks {
  /** In the order in which they were issued. */
  readonly #links: BoundedMap<string, OpenLink>
  readonly #looked = new WeakSet<OpenLink>()

  constructor(most = mostOpen) {
    this.#links = new BoundedMap(most)
  }

  get size(): number {
    return this.#links.size
  }

  /** Takes in a record: a link went out, or something tells what became of one. */
  note(record: AuditRecord, atMs: number): void {
    const { action, device, dropboxPath, outcome } = record
    if (device === null || dropboxPath === null) return
    const key = keyOf(device, dropboxPath)
    if (action === 'link' && outcome === 'issued') {
      // At most one of two links for one place can commit, and the newer one is the one that is used.
      this.#links.put(key, { record, device, dropboxPath, atMs })
      return
    }
    const tellsOfIt = outcome === 'stored' || outcome === 'present' || action === 'landed' || action === 'alarm'
    if (tellsOfIt) this.#links.delete(key)
  }

  /** True while nothing is known of this very link, and no newer one took its place. */
  isOpen(link: OpenLink): boolean {
    return this.#links.get(keyOf(link.device, link.dropboxPath)) === link
  }

  /** Notes that it was looked for in Dropbox, and nothing was there yet. */
  lookedFor(link: OpenLink): void {
    this.#looked.add(link)
  }

  /** The links to look for now, oldest first: once when they are `firstMs` old, and again when they are `lastMs` old. */
  due(nowMs: number, firstMs: number, lastMs: number, most: number): readonly OpenLink[] {
    const due: OpenLink[] = []
    for (const [, link] of this.#links.entries()) {
      const ageMs = nowMs - link.atMs
      if (ageMs < firstMs || due.length >= most) break
      if (ageMs >= lastMs || !this.#looked.has(link)) due.push(link)
    }
    return due
  }
}

function keyOf(device: string, dropboxPath: string): string {
  return `${device}\0${foldPath(dropboxPath)}`
}
