// Two files whose names are one for Dropbox (case, accents composed or not): the first keeps the name, the others wait.
import { isMoveOpen } from '../done-state.ts'
import { isForgettable } from '../upload/persisted-form.ts'
import type { Entry } from './ready-queues.ts'
import { foldPath } from '#shared/names.ts'
import { isWorking, type Upload } from '#shared/upload.ts'

export type Claim =
  | { readonly kind: 'free'; readonly before: Entry | null }
  | { readonly kind: 'taken'; readonly by: Entry }

export interface Claims {
  /** True when another has the entry's name: the entry waits for it. */
  awaits(entry: Entry): boolean
  /** Gives each name that one entry held to it. Answers those that held the same name, in the order in which they are to claim it. */
  takeUp(entries: Iterable<Entry>): readonly Entry[]
  /** Takes the entry's name for it, or answers who has it. */
  claim(entry: Entry): Claim
  /**
   * The entry's upload as it is to be kept. Where another spelling took the name over since, what was stored under it is not known
   * by this one any more, and a restart could not tell which of the two was the last.
   */
  asKnown(entry: Entry, upload: Upload): Upload
  /** Entries that wait for this entry's name, if it has just become free. They no longer wait. */
  freedBy(entry: Entry): readonly Entry[]
}

export function createClaims(): Claims {
  const owners = new Map<string, Entry>()
  const waiting = new Map<string, Set<Entry>>()
  /** The other entry that has the name; this one waits for it from now on. */
  function takenBy(entry: Entry): Entry | null {
    const name = foldPath(entry.path)
    const owner = owners.get(name)
    if (owner === undefined || owner === entry || !isLive(owner.upload)) return null
    waiting.set(name, (waiting.get(name) ?? new Set<Entry>()).add(entry))
    return owner
  }

  return {
    awaits: (entry) => takenBy(entry) !== null,
    takeUp(entries) {
      const rivals = new Set<Entry>()
      for (const entry of entries) {
        if (!entry.isPacked && !holdsName(entry.upload)) continue
        const name = foldPath(entry.path)
        const other = owners.get(name)
        if (other === undefined) owners.set(name, entry)
        else rivals.add(other).add(entry)
      }
      for (const { path } of rivals) owners.delete(foldPath(path))
      return inOrderOfClaim(rivals)
    },
    claim(entry) {
      const by = takenBy(entry)
      if (by !== null) return { kind: 'taken', by }
      const name = foldPath(entry.path)
      const owner = owners.get(name)
      owners.set(name, entry)
      return { kind: 'free', before: owner === undefined || owner === entry ? null : owner }
    },
    asKnown(entry, upload) {
      if (upload.state.kind !== 'settling' || upload.stored === null) return upload
      const owner = owners.get(foldPath(entry.path))
      return owner === undefined || owner === entry ? upload : { ...upload, stored: null }
    },
    freedBy(entry) {
      if (isLive(entry.upload)) return []
      const name = foldPath(entry.path)
      if (owners.get(name) !== entry) return []
      if (isForgettable(entry.upload)) owners.delete(name)
      const freed = [...(waiting.get(name) ?? [])]
      waiting.delete(name)
      return freed
    },
  }
}

/** A name is held while the file exists, while it is on its way to where it is moved, and while bytes sent under it may still land. */
function isLive(upload: Upload): boolean {
  const { state } = upload
  if (upload.observed.kind === 'file' || isWorking(state)) return true
  return state.kind === 'waiting' ? state.next === 'check' : state.kind === 'done' && isMoveOpen(state)
}

type Holder = { readonly entry: Entry; readonly right: readonly [number, number, number] }

/**
 * The uploads of a ledger that held their names, those with the better right first: what is under way or done, then what
 * is being saved, then what is gone, the last to go at the end, for it knows best what Dropbox holds under the name. Who knows
 * of a send that may still land was the last, whatever the clock said: it is handed on with the name.
 */
export function inOrderOfClaim(entries: Iterable<Entry>): readonly Entry[] {
  const holders: Holder[] = []
  for (const entry of entries) {
    const { upload } = entry
    if (holdsName(upload)) holders.push({ entry, right: rightOf(upload) })
  }
  holders.sort((one, other) => inOrder(one.right, other.right))
  return holders.map(({ entry }) => entry)
}

/** Of the uploads of a ledger that waited for a name: those whose name became free unseen. The others wait on. */
export function whoseNameIsFree(claims: Claims, entries: Iterable<Entry>): readonly Entry[] {
  return [...entries].filter((entry) => !entry.isPacked && isWithoutName(entry.upload) && !claims.awaits(entry))
}

/** True for an upload that waits until another with its name is gone. */
function isWithoutName({ state }: Upload): boolean {
  return state.kind === 'blocked' && state.reason === 'name_collision'
}

/** True for an upload that had its name before, or that knows of something sent under it. */
function holdsName(upload: Upload): boolean {
  const { state, stored, unconfirmed } = upload
  if (isWithoutName(upload)) return false
  return state.kind !== 'settling' || stored !== null || unconfirmed !== null
}

/** Smaller comes first, number by number. */
function rightOf(upload: Upload): Holder['right'] {
  if (!isLive(upload)) return [2, upload.unconfirmed === null ? 0 : 1, endedAtMs(upload)]
  return [upload.state.kind === 'settling' ? 1 : 0, 0, endedAtMs(upload)]
}

function inOrder(one: Holder['right'], other: Holder['right']): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2]
}

function endedAtMs({ state }: Upload): number {
  return state.kind === 'done' || state.kind === 'gone' || state.kind === 'blocked' ? state.atMs : 0
}
