// A Dropbox account in a run: the emulator's model, with posts that may be cut, doubled, or land long after everybody gave up.
import type { Faults } from '../faults.ts'
import type { Random } from '#test/rigs/random.ts'
import type { Timeline } from '../timeline.ts'
import { isConflictName } from '#server/links/conflict-name.ts'
import { createDropboxModel, type DropboxModel } from '#emulator/model/model.ts'
import type { Bytes } from '#emulator/model/commit.ts'
import type { Post } from '#emulator/model/posts.ts'

export type Landing = { readonly status: 200; readonly contentHash: string } | { readonly status: 409 | 410 }

const urlPrefix = 'https://content.dropboxapi.com/apitul/1/'

/** Our own device's name. */
export const device = 'laptop'

export class SimDropbox {
  readonly model: DropboxModel
  readonly #urlStart: string
  readonly #timeline: Timeline
  readonly #random: Random

  constructor(name: string, timeline: Timeline, random: Random, faults: Faults) {
    this.#urlStart = `${urlPrefix}${name}/`
    this.#timeline = timeline
    this.#random = random
    this.model = createDropboxModel({ switches: faults.switches, random: () => random.next() })
  }

  urlOf(linkId: string): string {
    return `${this.#urlStart}${linkId}`
  }

  /** True for a link of this account. */
  issued(url: string): boolean {
    return url.startsWith(this.#urlStart)
  }

  /** The head of a POST arrives. */
  begin(
    url: string,
  ): { readonly kind: 'begun'; readonly post: Post } | { readonly kind: 'refused'; status: 409 | 410 } {
    const answer = this.model.beginPost(url.slice(this.#urlStart.length), this.#timeline.nowMs)
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
  landLate(post: Post, bytes: Bytes, onLanded: () => void): void {
    this.#timeline.after(this.#random.pick(9 * 60_000), () => {
      onLanded()
      this.land(post, bytes)
    })
  }

  /** The whole body is posted again by something on the way. */
  again(url: string, bytes: Bytes): Landing {
    const second = this.begin(url)
    return second.kind === 'begun' ? this.land(second.post, bytes) : { status: second.status }
  }

  /** What Dropbox holds at the full path, or null. */
  hashAt(path: string): string | null {
    const found = this.model.getMetadata(path, this.#timeline.nowMs)
    return found.kind === 'file' ? found.contentHash : null
  }

  /** All hashes Dropbox holds beside the full path under names of the same file. */
  copiesOf(path: string, base: string): readonly string[] {
    const how = { recursive: true, includeDeleted: false, limit: 10_000 }
    const listed = this.model.listFolder(base, how, this.#timeline.nowMs)
    if (listed.kind !== 'page') return []
    const name = nameOf(path)
    return listed.facts.flatMap((fact) =>
      fact.kind === 'file' && isConflictName(nameOf(fact.path), name, device) ? [fact.contentHash] : [],
    )
  }

  /** True when some revision at the full path had these bytes. */
  everHeld(path: string, contentHash: string): boolean {
    const found = this.model.listRevisions(path, 100, this.#timeline.nowMs)
    if (found.kind !== 'revisions') return false
    return found.newestFirst.some((fact) => fact.kind === 'file' && fact.contentHash === contentHash)
  }

  /** Another device writes its own bytes. */
  rivalWrites(path: string, contentHash: string): void {
    const info = {
      path,
      mode: { kind: 'overwrite' },
      autorename: false,
      clientModified: null,
      strictConflict: false,
    } as const
    this.model.upload(info, { sizeBytes: 1, contentHash }, this.#timeline.nowMs)
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
