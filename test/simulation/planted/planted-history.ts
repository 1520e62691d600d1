// Planted bugs of the history: rows that are forgotten, and rows that are written twice.
import type { PlantedBug } from './planted-bug.ts'

export const bugsOfHistory: readonly PlantedBug[] = [
  {
    name: 'forgets the row of a file that was found after an unclear send',
    file: 'src/engine/sent-as.ts',
    find: "if (how === 'already_there' && isKnown) return null",
    replace: "if ((how === 'already_there' && isKnown) || how === 'found') return null",
  },
  {
    name: 'forgets the row of a file whose record is not in the same write',
    file: 'src/engine/save-buffer.ts',
    find: 'const sent = this.#sent.filter(({ path }) => paths.has(path))',
    replace: 'const sent = this.#sent.filter(({ path }) => !paths.has(path))',
  },
  {
    name: 'writes two rows for one send',
    file: 'src/engine/queue/turn-result.ts',
    find: 'if (sent !== null) result.sent.push(sent)',
    replace: 'if (sent !== null) result.sent.push(sent, sent)',
  },
  {
    name: 'writes a row again with the next write',
    file: 'src/engine/save-buffer.ts',
    find: 'this.#sent = this.#sent.filter((file) => !sent.includes(file))',
    replace: 'this.#sent = this.#sent.filter((file) => !sent.includes(file) || sent.length > 0)',
  },
]
