// Planted bugs of files that are saved in parts.
import type { PlantedBug } from './planted-bug.ts'

export const bugsOfParts: readonly PlantedBug[] = [
  {
    name: 'never waits longer for a file that changes again and again',
    file: 'src/engine/upload/settle.ts',
    find: 'Math.max(least, 2 ** unrest)',
    replace: 'Math.max(least, 2 ** (unrest * 0))',
  },
  {
    name: 'forgets how a program writes as soon as its file was sent',
    file: 'src/engine/upload/settle.ts',
    find: 'const isSoon = quietForMs <= calmAgainMs || isWorking(before.state)',
    replace: "const isSoon = before.state.kind !== 'done' && (quietForMs <= calmAgainMs || isWorking(before.state))",
  },
  {
    name: 'reads a file although a program has it open',
    file: 'src/engine/upload/settle.ts',
    find: 'return nowMs - changedAtMs >= quietMs * longestWait ||',
    replace: 'return nowMs - changedAtMs >= quietMs ||',
  },
  {
    name: 'never sends a file that a program keeps open',
    file: 'src/engine/upload/settle.ts',
    find: 'return nowMs - changedAtMs >= quietMs * longestWait || nowMs - changingSinceMs >= longestUnrestMs',
    replace: 'return (void changedAtMs, void changingSinceMs, void quietMs, nowMs < 0)',
  },
]
