// Starts the ledger writer as a real process, under any other program if wanted, and listens to what it acknowledges.
import { spawn, type ChildProcess } from 'node:child_process'
import { builtProgram } from '../bundles/built-program.ts'

export type LedgerChild = {
  readonly process: ChildProcess
  /** The last acknowledged batch so far. */
  acknowledged(): number
  /** All lines so far, and what went to the error stream. */
  output(): string
  /** Waits until `count` batches were acknowledged or the child ended. */
  reach(count: number): Promise<void>
  /** Waits for the end. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** `under` is put in front of the command, such as strace with its arguments. */
export function startLedgerChild(args: readonly string[], under: readonly string[] = []): LedgerChild {
  const command = [...under, process.execPath, builtProgram('test/rigs/ledger/ledger-writer.ts'), ...args]
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  let complaints = ''
  let isOver = false
  const listeners = new Set<() => void>()
  function tell(): void {
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', (bytes: Buffer) => {
    text += bytes.toString()
    tell()
  })
  child.stderr.on('data', (bytes: Buffer) => {
    complaints += bytes.toString()
  })
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      isOver = true
      tell()
      resolve({ code, signal })
    })
  })

  function acknowledged(): number {
    // Only whole lines count.
    const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
    return Number(lines.findLast((line) => /^\d+$/.test(line)) ?? 0)
  }

  return {
    process: child,
    acknowledged,
    output: () => text + complaints,
    ended,
    reach: (count) =>
      new Promise((resolve) => {
        function look(): void {
          if (acknowledged() < count && !isOver) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
      }),
  }
}
