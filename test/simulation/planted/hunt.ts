// Hunts for planted bugs, in processes that each hunt for one after the other: to start one for each bug would cost more than
// most hunts.
import { fork, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const main = fileURLToPath(new URL('planted-main.ts', import.meta.url))
const resultSchema = z.object({ runs: z.number(), found: z.string().nullable() })

export type Hunt = z.infer<typeof resultSchema>

export interface Hunters {
  /**
   * How many seeds it took until one found the bug `name`, and what that one said; `found` is null when a thousand did not. Rejects
   * when the process of the hunt ended.
   */
  hunt(name: string): Promise<Hunt>
  close(): void
}

/** Makes what hunts for as many bugs at a time as there are processors. */
export function createHunters(): Hunters {
  const all = Array.from({ length: availableParallelism() }, createHunter)
  const free = [...all]
  const waiting: ((hunter: Hunters) => void)[] = []
  return {
    async hunt(name) {
      const hunter = free.pop() ?? (await new Promise<Hunters>((resolve) => waiting.push(resolve)))
      try {
        return await hunter.hunt(name)
      } finally {
        const next = waiting.shift()
        if (next === undefined) free.push(hunter)
        else next(hunter)
      }
    },
    close() {
      for (const hunter of all) hunter.close()
    },
  }
}

/** Each hunt leaves in its process what it loaded. */
const huntsOfOneProcess = 15

/** One process at a time: another one after so many hunts, or after one that it did not survive. */
function createHunter(): Hunters {
  let running: { readonly child: ChildProcess; hunts: number } | null = null
  function close(): void {
    running?.child.kill()
    running = null
  }
  return {
    hunt(name) {
      if (running !== null && (running.hunts === huntsOfOneProcess || !running.child.connected)) close()
      running ??= { child: fork(main, { execArgv: ['--disable-warning=ExperimentalWarning'] }), hunts: 0 }
      running.hunts += 1
      const { child } = running
      return new Promise((resolve, reject) => {
        const end = (code: number | null): void => reject(new Error(`the hunt for "${name}" ended with ${code}`))
        child.once('exit', end)
        child.once('message', (result) => {
          child.off('exit', end)
          resolve(resultSchema.parse(result))
        })
        child.send(name)
      })
    },
    close,
  }
}
