// Planted bugs of the guard and the grace time: files of a drop that leave before a person said so, before their time is over, or
// although they were taken back.
import type { PlantedBug } from './planted-bug.ts'

export const bugsOfDrops: readonly PlantedBug[] = [
  {
    name: 'asks only about what comes after a drop was one',
    file: 'src/engine/queue/mass-guard.ts',
    find: 'return [...asked, after.path]',
    replace: 'return asked.length > 1_000 ? asked : [after.path]',
  },
  {
    name: 'lets the rest of a drop pass once it was counted',
    file: 'src/engine/queue/mass-guard.ts',
    find: 'const isMass = (known.isMass && !isOver) || isTooMuch(seconds, limits)',
    replace: 'const isMass = isTooMuch(seconds, limits)',
  },
  {
    name: 'takes what is asked about for let go after a restart',
    file: 'src/engine/upload/persisted-form.ts',
    find: 'const known = { ...upload, unconfirmed, absentSinceMs, changedAtMs: context.nowMs }',
    replace:
      "const intent = upload.intent === 'ask' ? 'go' : upload.intent\n  const known = { ...upload, intent, unconfirmed, absentSinceMs, changedAtMs: context.nowMs } as Upload",
  },
  {
    name: 'lets what is new begin as soon as it is quiet',
    file: 'src/engine/queue/grace.ts',
    find: "return { atMs: 'atMs' in place ? Math.max(place.atMs, untilMs) : untilMs }",
    replace: 'return place',
  },
  {
    name: 'has no grace time for another version of a file that is there',
    file: 'src/engine/queue/grace.ts',
    find: 'if (after === null || after === before || arrivalOf(before, after)?.files !== 1) return false',
    replace: 'if (after === null || before !== null || arrivalOf(before, after)?.files !== 1) return false',
  },
  {
    name: 'takes back only what is still quiet',
    file: 'src/engine/queue/queue.ts',
    find: "this.#applyTo(this.newcomers.grace.paths(event.batch), { kind: 'intent', intent: 'skip' }, context)",
    replace:
      "this.#applyTo(this.newcomers.grace.paths(event.batch).slice(1), { kind: 'intent', intent: 'skip' }, context)",
  },
]
