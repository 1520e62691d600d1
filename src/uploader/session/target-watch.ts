// Notices when all files go elsewhere: another company server, another device to it, another folder, another Dropbox. The
// records say with which target each file was agreed, so a change is written down before anybody acts on it.
import type { SaveAnswer } from '#engine/ports.ts'
import type { Me, Told } from '#adapters/transfer/link-client.ts'
import { foldPath } from '#shared/names.ts'
import { isPackedUpload, type LoadedUpload } from '#shared/packed/packed-upload.ts'
import { rememberTarget, type Target, type TargetFacts } from '#shared/target.ts'

/** Where targets are remembered. */
export interface TargetRecords {
  readTargets(): Promise<{ readonly targets: readonly Target[]; readonly currentId: number | null }>
  writeTargets(targets: readonly Target[], currentId: number): Promise<SaveAnswer>
}

/** Files go to `now` instead of `before`. */
export type TargetChange = { readonly before: TargetFacts; readonly now: Target }

export class TargetWatch {
  readonly #records: TargetRecords
  readonly #server: string
  #targets: readonly Target[] = []
  #current: Target

  private constructor(records: TargetRecords, server: string, targets: readonly Target[], current: Target) {
    this.#records = records
    this.#server = server
    this.#targets = targets
    this.#current = current
  }

  /**
   * Takes up the targets of earlier runs. `server` is the origin of the company server of this run. `change` tells that the
   * last run used another one; it is null on a first run, too.
   */
  static async open(
    records: TargetRecords,
    server: string,
  ): Promise<{ readonly watch: TargetWatch; readonly change: TargetChange | null }> {
    const { targets, currentId } = await records.readTargets()
    const before = targets.find(({ id }) => id === currentId) ?? null
    const facts = { server, device: null, base: null, accountId: null }
    const remembered = rememberTarget(targets, currentId, facts)
    const watch = new TargetWatch(records, server, remembered.targets, remembered.current)
    // If this cannot be written, the next start finds the same change again.
    if (remembered.current.id !== currentId) await records.writeTargets(remembered.targets, remembered.current.id)
    const isOther = before !== null && before.id !== remembered.current.id
    return { watch, change: isOther ? { before, now: remembered.current } : null }
  }

  /** The number of the present target. */
  get id(): number {
    return this.#current.id
  }

  /** What the server says of itself. Answers the change, null for none, or that it could not be written down yet. */
  async hear(me: Me): Promise<TargetChange | null | 'not_written'> {
    const { device, base, accountId, shownAs } = me
    const named = shownAs === undefined ? {} : { shownAs }
    return this.#become({ server: this.#server, device, base, accountId, ...named })
  }

  /** True when an answer does not fit the present target, so that the server should be asked who it is by now. */
  isDoubted(told: Told): boolean {
    const { accountId, base } = this.#current
    if (told.accountId !== null && accountId !== null && told.accountId !== accountId) return true
    if (told.destination === null || base === null) return false
    const folder = base === '/' ? '' : foldPath(base)
    return !foldPath(told.destination).startsWith(`${folder}/`)
  }

  async #become(facts: TargetFacts): Promise<TargetChange | null | 'not_written'> {
    const before = this.#current
    const { targets, current } = rememberTarget(this.#targets, before.id, facts)
    const isKnown = JSON.stringify(current) === JSON.stringify(before)
    if (!isKnown) {
      const answer = await this.#records.writeTargets(targets, current.id)
      if (answer.kind === 'failed') return 'not_written'
    }
    this.#targets = targets
    this.#current = current
    return current.id === before.id ? null : { before, now: current }
  }
}

/** How many of these were sent, but to another target than the one with this number. */
export function countAgreedElsewhere(uploads: Iterable<LoadedUpload>, targetId: number): number {
  let count = 0
  for (const upload of uploads) if (isDoneElsewhere(upload, targetId)) count++
  return count
}

function isDoneElsewhere(upload: LoadedUpload, targetId: number): boolean {
  if (isPackedUpload(upload)) return upload.targetId !== targetId
  return upload.state.kind === 'done' && upload.stored?.targetId !== targetId
}
