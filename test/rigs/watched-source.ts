// A source that lets a test meddle at each step of reading a file.
import type { Source } from '#adapters/files/source.ts'

export type ReadingPhase =
  | 'opened'
  | 'before the first read'
  | 'after the first read'
  | 'before a later read'
  | 'after a later read'
  | 'before the last look'
  | 'after the last look'

export interface Watch {
  /** Called at each step. What it throws, the step throws. */
  phase(name: ReadingPhase): void | Promise<void>
}

/** The same source, with `watch` told of each step. */
export function watched(source: Source, watch: Watch): Source {
  return {
    async open(path) {
      const answer = await source.open(path)
      if (answer.kind !== 'opened') return answer
      const { file } = answer
      await watch.phase('opened')
      return {
        kind: 'opened',
        file: {
          stat: file.stat,
          async read(buffer, position) {
            await watch.phase(position === 0 ? 'before the first read' : 'before a later read')
            const readBytes = await file.read(buffer, position)
            await watch.phase(position === 0 ? 'after the first read' : 'after a later read')
            return readBytes
          },
          async observe() {
            await watch.phase('before the last look')
            const observed = await file.observe()
            await watch.phase('after the last look')
            return observed
          },
          close: () => file.close(),
        },
      }
    },
  }
}
