// The company's policy, for shells.
import { createClock } from '#adapters/system/clock.ts'
import type { Policy } from '#shared/policy/policy.ts'

export { lookForPolicy, readPolicy } from '#adapters/policy/read-policy.ts'
export { oneOutside } from '#adapters/files/real-paths.ts'
export { readPolicyDocument } from '#adapters/policy/policy-file.ts'

/** None of the three systems tells reliably that a policy changed. */
const lookPeriodMs = 30_000

export interface PolicyFollow {
  current(): Policy
  /** Settles when another policy holds than `known`, at once where it does already. */
  changedFrom(known: Policy): Promise<void>
  close(): void
}

/** Reads the policy again and again, until it is closed. `first` is the one that was read before. */
export function followPolicy(
  first: Policy,
  read: () => Promise<Policy>,
  periodMs: number = lookPeriodMs,
): PolicyFollow {
  const clock = createClock()
  let current = first
  let isLooking = false
  const waiting = new Set<() => void>()

  async function look(): Promise<void> {
    if (isLooking) return
    isLooking = true
    const found = await read().finally(() => (isLooking = false))
    if (JSON.stringify(found) === JSON.stringify(current)) return
    current = found
    for (const tell of waiting) tell()
    waiting.clear()
  }
  const stop = clock.every(periodMs, () => void look())
  return {
    current: () => current,
    changedFrom(known) {
      if (known !== current) return Promise.resolve()
      return new Promise((resolve) => void waiting.add(resolve))
    },
    close() {
      stop()
      clock.close()
    },
  }
}
