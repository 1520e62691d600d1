// Planted bugs of the guard: files of a drop that leave before a person said so.
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
]
