// Where all files of a device go: which server, which device to it, which folder, whose Dropbox. What was agreed with one
// target says nothing about another.

/** What is known of a target. Servers that tell nothing of themselves leave nulls. */
export type TargetFacts = {
  /** `https://uploads.example.com`, without a path. */
  readonly server: string
  readonly device: string | null
  /** What people call the device, where that is another word; it says nothing of whether this is another target. */
  readonly shownAs?: string | undefined
  /** The folder in Dropbox; '/' or '' for the top. */
  readonly base: string | null
  /** The server's digest of the Dropbox account and its root. */
  readonly accountId: string | null
}

/** A target with its number in the records, from 1. Numbers are never used again. */
export type Target = TargetFacts & { readonly id: number }

/** More are not remembered; the oldest goes first, and what was agreed with it is asked again. */
const mostTargets = 50

/** True when nothing that both tell differs: what is not told is not known to be another. */
export function mayBeSameTarget(one: TargetFacts, other: TargetFacts): boolean {
  return (
    one.server === other.server &&
    mayBeSame(one.device, other.device) &&
    mayBeSame(one.base, other.base) &&
    mayBeSame(one.accountId, other.accountId)
  )
}

/**
 * The remembered targets once `facts` are known of the present one, which is `currentId` (null: none yet). The present one
 * is refined while nothing contradicts it; else an earlier one is found again by all it told, or a new one is begun.
 */
export function rememberTarget(
  targets: readonly Target[],
  currentId: number | null,
  facts: TargetFacts,
): { readonly targets: readonly Target[]; readonly current: Target } {
  const present = targets.find((target) => target.id === currentId)
  const found =
    present !== undefined && mayBeSameTarget(present, facts)
      ? present
      : targets.findLast((target) => target.id !== currentId && mayBeSameTarget(target, facts))
  const nextId = Math.max(0, ...targets.map((target) => target.id)) + 1
  const current: Target = found === undefined ? { ...facts, id: nextId } : refined(found, facts)
  const others = targets.filter((target) => target.id !== current.id)
  return { targets: [...others, current].slice(-mostTargets), current }
}

function refined(target: Target, facts: TargetFacts): Target {
  // Who told nothing of the device did not take its name back.
  const shown = facts.device === null ? target.shownAs : facts.shownAs
  return {
    id: target.id,
    server: target.server,
    device: facts.device ?? target.device,
    ...(shown === undefined ? {} : { shownAs: shown }),
    base: facts.base ?? target.base,
    accountId: facts.accountId ?? target.accountId,
  }
}

/** The device as people are told of it; null where it is not known. */
export function shownDevice<Device extends string | null>({
  device,
  shownAs,
}: {
  readonly device: Device
  readonly shownAs?: string | undefined
}): Device | string {
  return shownAs ?? device
}

function mayBeSame(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other
}
