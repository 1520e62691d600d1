// In a run with a grace time a person takes back what came together, now and then.
import type { Stage } from './storm.ts'
import type { Random } from '#test/rigs/random.ts'

export function planTakingBack({ person, stormEndsMs, timeline }: Stage, random: Random): void {
  for (let atMs = timeline.nowMs; atMs < stormEndsMs; atMs += 2_000 + random.pick(40_000))
    timeline.at(atMs, () => person.takesBack())
}
