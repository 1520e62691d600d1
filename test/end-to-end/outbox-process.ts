// The real program `outbox` as a child process, with what it printed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'

const eventSchema = z.looseObject({
  event: z.string(),
  path: z.string().optional(),
  state: z.string().optional(),
  reason: z.string().nullish(),
  code: z.string().nullish(),
})
export type OutboxEvent = z.infer<typeof eventSchema>

export type Ended = { readonly code: number | null; readonly events: readonly OutboxEvent[]; readonly errors: string }

export interface OutboxProcess {
  readonly pid: number
  readonly events: readonly OutboxEvent[]
  /** Settles when an event fits, also one printed before; fails when the program ends without it. */
  until(fits: (event: OutboxEvent) => boolean): Promise<OutboxEvent>
  signal(name: NodeJS.Signals): void
  readonly ended: Promise<Ended>
}

/** A line that `outbox` printed with `--json`. */
export function parseEvent(line: string): OutboxEvent {
  return eventSchema.parse(JSON.parse(line))
}

/** Starts `outbox` with `--json` and these words; `more` is added to the environment. */
export function startOutbox(words: readonly string[], more: NodeJS.ProcessEnv = {}): OutboxProcess {
  const child = spawn(process.execPath, [builtProgram('src/cli/main.ts'), ...words, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...more },
  })
  const events: OutboxEvent[] = []
  const heard = new Set<() => void>()
  let errors = ''
  let isOver = false
  child.stderr.on('data', (bytes: Buffer) => {
    errors += bytes.toString()
  })
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    events.push(parseEvent(line))
    for (const hear of heard) hear()
  })
  const ended = Promise.all([once(child, 'close'), once(lines, 'close')]).then(() => {
    isOver = true
    for (const hear of heard) hear()
    return { code: child.exitCode, events, errors }
  })

  return {
    pid: child.pid ?? 0,
    events,
    until(fits) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = events.find(fits)
          if (found === undefined && !isOver) return void heard.add(look)
          heard.delete(look)
          if (found === undefined) reject(new Error(`outbox ended without it: ${JSON.stringify(events)} ${errors}`))
          else resolve(found)
        }
        look()
      })
    },
    signal: (name) => void child.kill(name),
    ended,
  }
}

/** Runs `outbox` to its end. */
export function runOutbox(words: readonly string[]): Promise<Ended> {
  return startOutbox(words).ended
}

/** The last state printed for each path. */
export function lastStates(events: readonly OutboxEvent[]): Record<string, string> {
  const last = new Map<string, string>()
  for (const { event, path, state, reason } of events) {
    if (event !== 'upload' || path === undefined) continue
    last.set(path, reason === null || reason === undefined ? (state ?? '') : `${state ?? ''}: ${reason}`)
  }
  // Also right for a file named __proto__.
  return Object.fromEntries(last)
}

/** The counts at the end. */
export function summaryOf(ended: Ended): object | undefined {
  const last = ended.events.at(-1)
  if (last?.event !== 'summary') return undefined
  const { event: _event, ...counts } = last
  return counts
}
