// One life of the uploader as a process: what it told, and how it ended.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { LedgerRecord, Order, Report, Request, Row } from './messages.ts'
import { reportSchema } from './messages.ts'

export type Ended = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The named point it died at by its own hand; '' for another end. */
  readonly diedAt: string
}

export interface UploaderChild {
  /** What the ledger held at the start; null when it died before. */
  readonly loaded: readonly LedgerRecord[] | null
  /** Alarms, notices, refusals and error output: each is a finding. */
  readonly complaints: readonly string[]
  ask(request: Request): void
  /** Dropbox noticed something of it: who works, however slowly, is not stuck. */
  moved(): void
  /** Settles once it has started; `ended` when it ended before. */
  started(): Promise<'started' | 'ended'>
  /** Asks it to come to rest. Its rows then, or null when it ended before. */
  rest(): Promise<readonly Row[] | null>
  kill(): void
  readonly ended: Promise<Ended>
}

/** Longer than anything takes that shows no sign of work in between; what is silent for longer is stuck. */
const patienceMs = 60_000

/** Starts the uploader from its bundle. */
export function startUploaderChild(script: string, order: Order): UploaderChild {
  const child = fork(script, [JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Not those of the tests' own program, which load more.
    execArgv: [],
  })
  const complaints: string[] = []
  const heard = new Set<(report: Report) => void>()
  const timers = new Set<NodeJS.Timeout>()
  let loaded: readonly LedgerRecord[] | null = null
  let diedAt = ''
  child.stdout?.on('data', (bytes: Buffer) => {
    diedAt += bytes.toString()
  })
  child.stderr?.on('data', (bytes: Buffer) => complaints.push(bytes.toString()))
  child.on('message', (message) => {
    const report = reportSchema.parse(message)
    if (report.kind === 'loaded') loaded = report.records
    if (report.kind === 'alarm') complaints.push(`alarm: ${report.text}`)
    if (report.kind === 'refused') complaints.push(`refused: ${report.because}`)
    if (report.kind === 'started') complaints.push(...report.notices.map((notice) => `notice: ${notice}`))
    for (const hear of heard) hear(report)
    moved()
  })
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, signal: child.signalCode, diedAt }))

  function moved(): void {
    for (const timer of timers) timer.refresh()
  }
  function hear<Kind extends Report['kind']>(kind: Kind): Promise<Extract<Report, { kind: Kind }>> {
    return new Promise((resolve) => {
      const look = (report: Report): void => {
        if (report.kind !== kind) return
        heard.delete(look)
        // The kind was compared; the compiler does not follow a generic one.
        resolve(report as Extract<Report, { kind: Kind }>)
      }
      heard.add(look)
    })
  }
  /** What is waited for, or null when the process ends first; one that does neither is killed. */
  async function orEnded<T>(wanted: Promise<T>): Promise<T | null> {
    const timer = setTimeout(() => {
      complaints.push(`nothing came within ${patienceMs} ms`)
      child.kill('SIGKILL')
    }, patienceMs)
    timers.add(timer)
    const first = await Promise.race([wanted, ended.then(() => null)])
    timers.delete(timer)
    clearTimeout(timer)
    return first
  }
  function ask(request: Request): void {
    // A process that is just dying hears nothing; how it ended is told by `ended`.
    if (child.connected) child.send(request, () => undefined)
  }
  const start = orEnded(hear('started'))

  return {
    get loaded() {
      return loaded
    },
    complaints,
    ask,
    moved,
    started: async () => ((await start) === null ? 'ended' : 'started'),
    async rest() {
      const told = orEnded(hear('rest'))
      ask({ kind: 'settle' })
      const report = await told
      if (report !== null && report.ending !== 'at_rest') complaints.push(`ended as ${report.ending}`)
      return report?.rows ?? null
    },
    kill: () => void child.kill('SIGKILL'),
    ended,
  }
}
