// The policy as it stands: read at the start, and again and again, since none of the three systems tells reliably that it changed.
import { noPolicy, type Policy } from '#shared/policy/policy.ts'
import type { ShellClock } from '../clock.ts'
import type { Log } from '../log/log-file.ts'

const lookPeriodMs = 30_000

export interface PolicyWatch {
  current(): Policy
  /** Calls `listener` when another policy holds. */
  onChange(listener: () => void): void
  /** Reads the policy now. */
  look(): Promise<void>
  close(): void
}

export type PolicyWatchParts = {
  readonly read: () => Promise<Policy>
  readonly clock: ShellClock
  readonly log: Log
}

/** Settles when the policy was read once: nothing may begin before. */
export async function watchPolicy({ clock, log, read }: PolicyWatchParts): Promise<PolicyWatch> {
  const listeners: (() => void)[] = []
  let current = noPolicy
  let looking: Promise<void> | null = null

  async function readOnce(): Promise<void> {
    const found = await read()
    if (JSON.stringify(found) === JSON.stringify(current)) return
    current = found
    const { defaults, enforced, faults } = found
    log.info('policy', { enforced: count(enforced), defaults: count(defaults), faults: faults.length })
    for (const { code, key, place } of faults) log.warning('policy fault', { code, key, place })
    for (const listener of listeners) listener()
  }
  function look(): Promise<void> {
    looking ??= readOnce().finally(() => (looking = null))
    return looking
  }

  await look()
  const stop = clock.every(lookPeriodMs, () => void look())
  return {
    current: () => current,
    onChange: (listener) => void listeners.push(listener),
    look,
    close: stop,
  }
}

function count(values: object): number {
  return Object.keys(values).length
}
