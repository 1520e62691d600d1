// Dropbox in a run: the emulator's model, with posts that may be cut, doubled, or land long after everybody gave up.
import type { Faults } from './faults.ts'
import type { Random } from './random.ts'
import type { Timeline } from './timeline.ts'
import { isConflictName } from '#server/conflict-name.ts'
import { createDropboxModel, type DropboxModel } from '#test/dropbox/model.ts'
import type { Bytes } from '#test/dropbox/commit.ts'
import type { Post } from '#test/dropbox/posts.ts'

export type Landing = { readonly status: 200; readonly contentHash: string } | { readonly status: 409 | 410 }

const urlPrefix = 'https://content.dropboxapi.com/apitul/1/'

/** Our own device's name. */
export const device = 'laptop'

/** Where our own device stores; a rival device shares it. */
export const basePath = '/Outbox'

export class SimDropbox {
  readonly model: DropboxModel
  readonly #timeline: Timeline
  readonly #random: Random

  constructor(timeline: Timeline, random: Random, faults: Faults) {
    this.#timeline = timeline
    this.#random = random
    this.model = createDropboxModel({ switches: faults.switches, random: () => random.next() })
  }

  urlOf(linkId: string): string {
    return `${urlPrefix}${linkId}`
  }

  linkOf(url: string): string {
    return url.slice(urlPrefix.length)
  }

  /** The head of a POST arrives. */
  begin(
    url: string,
  ): { readonly kind: 'begun'; readonly post: Post } | { readonly kind: 'refused'; status: 409 | 410 } {
    const answer = this.model.beginPost(this.linkOf(url), this.#timeline.nowMs)
    return answer.kind === 'begun' ? answer : { kind: 'refused', status: answer.status }
  }

  cut(post: Post): void {
    this.model.abortPost(post, this.#timeline.nowMs)
  }

  /** The last byte arrives. */
  land(post: Post, bytes: Bytes): Landing {
    const answer = this.model.finishPost(post, bytes, this.#timeline.nowMs)
    return answer.status === 200 ? { status: 200, contentHash: answer.contentHash } : { status: 409 }
  }

  /** The whole body lies somewhere on the way and arrives up to nine minutes later. */
  landLate(post: Post, bytes: Bytes): void {
    this.#timeline.after(this.#random.pick(9 * 60_000), () => this.land(post, bytes))
  }

  /** The whole body is posted again by something on the way. */
  again(url: string, bytes: Bytes): Landing {
    const second = this.begin(url)
    return second.kind === 'begun' ? this.land(second.post, bytes) : { status: second.status }
  }

  /** What Dropbox holds at our path, or null. */
  hashAt(path: string): string | null {
    const found = this.model.getMetadata(`${basePath}/${path}`, this.#timeline.nowMs)
    return found.kind === 'file' ? found.contentHash : null
  }

  /** All hashes Dropbox holds beside the path under names of the same file. */
  copiesOf(path: string): readonly string[] {
    const how = { recursive: true, includeDeleted: false, limit: 10_000 }
    const listed = this.model.listFolder(basePath, how, this.#timeline.nowMs)
    if (listed.kind !== 'page') return []
    const name = path.slice(path.lastIndexOf('/') + 1)
    return listed.facts.flatMap((fact) => {
      const isCopy = isConflictName(fact.path.slice(fact.path.lastIndexOf('/') + 1), name, device)
      return fact.kind === 'file' && isCopy ? [fact.contentHash] : []
    })
  }

  /** True when some revision at our path had these bytes. */
  everHeld(path: string, contentHash: string): boolean {
    const found = this.model.listRevisions(`${basePath}/${path}`, 100, this.#timeline.nowMs)
    if (found.kind !== 'revisions') return false
    return found.newestFirst.some((fact) => fact.kind === 'file' && fact.contentHash === contentHash)
  }

  /** Another device writes its own bytes. */
  rivalWrites(path: string, contentHash: string): void {
    const info = {
      path: `${basePath}/${path}`,
      mode: { kind: 'overwrite' },
      autorename: false,
      clientModified: null,
      strictConflict: false,
    } as const
    this.model.upload(info, { sizeBytes: 1, contentHash }, this.#timeline.nowMs)
  }
}
