// What goes wrong while files are sent: one fault of Dropbox after the other, and now and then the end of a server.
import type { Dropbox } from '#emulator/start.ts'
import { until } from '#test/rigs/until.ts'

type Fault = Parameters<Dropbox['order']>[0]

/** Met by a large file, of which there are few: ordered at the beginning, and waited for by none of the others. */
const faultsOfLargeFiles: readonly Fault[] = [
  { kind: 'next', on: 'api', route: 'files/upload_session/append_v2', effect: { kind: 'reset_after_commit' } },
  { kind: 'next', on: 'api', route: 'files/upload_session/finish', effect: { kind: 'reset_after_commit' } },
]

/** Each is ordered when the one before was met, so that they come about one by one. */
const faultsInTurn: readonly (readonly Fault[])[] = [
  [{ kind: 'next', on: 'link', effect: { kind: 'reset_after_commit' } }],
  [{ kind: 'next', on: 'api', effect: { kind: 'answer', status: 429, retryAfter: '1' } }],
  [{ kind: 'next', on: 'link', effect: { kind: 'answer_after_commit', status: 503 } }],
  [{ kind: 'next', on: 'api', count: 3, effect: { kind: 'answer', status: 500 } }],
  [{ kind: 'next', on: 'link', effect: { kind: 'answer', status: 410 } }],
  [{ kind: 'next', on: 'link', effect: { kind: 'reset_in_body', afterBytes: 3 } }],
  // A server that asks for another token has met it.
  [
    { kind: 'tokens', to: 'expire' },
    { kind: 'next', on: 'token', effect: { kind: 'delay', ms: 0 } },
  ],
  [{ kind: 'next', on: 'link', effect: { kind: 'answer', status: 409 } }],
  [{ kind: 'next', on: 'api', effect: { kind: 'reset_before_body' } }],
  [{ kind: 'next', on: 'link', effect: { kind: 'cut_answer', afterBytes: 5 } }],
]

/** Longer than a pause of any client or server, also on a busy machine. */
const mostWaitMs = 300_000

type Plan = {
  readonly dropbox: Dropbox
  /** A server ends each time so many files more arrived. */
  readonly filesOfALife: number
  /**
   * So many files arrive between a fault that was met and the order of the next: work goes on again by then. Where each look whether
   * Dropbox is well met the next fault, the pauses between the looks would double, up to a minute.
   */
  readonly filesBetweenFaults: number
  /** How often all faults come about; without it they do until all is over. */
  readonly rounds?: number
  /** Ends a server for the `kill`th time, and whatever else ends with it. */
  readonly replace: (kill: number) => Promise<void>
  readonly isOver: () => boolean
}

type Storm = {
  /** How many files had arrived as each server ended. */
  readonly arrivedAtKills: readonly number[]
  /** The faults that no request met. */
  readonly notMet: readonly string[]
}

/** Lets things go wrong until all is over. */
export async function storm(plan: Plan): Promise<Storm> {
  const { dropbox } = plan
  for (const fault of faultsOfLargeFiles) dropbox.order(fault)
  const [arrivedAtKills, turns] = await Promise.all([killInTurn(plan), orderInTurn(plan)])
  // Nobody asks any more for what is left of it.
  dropbox.order({ kind: 'clear' })
  const notMet = [...faultsOfLargeFiles.filter((fault) => !isMet(dropbox, fault, 0)), ...faultsInTurn.slice(turns)]
  return { arrivedAtKills, notMet: notMet.map((fault) => JSON.stringify(fault)) }
}

async function killInTurn({ dropbox, filesOfALife, isOver, replace }: Plan): Promise<readonly number[]> {
  const arrivedAtKills: number[] = []
  for (;;) {
    const due = (arrivedAtKills.at(-1) ?? 0) + filesOfALife
    await until('a life of files arrives', () => isOver() || arrived(dropbox) >= due, mostWaitMs)
    if (isOver()) return arrivedAtKills
    arrivedAtKills.push(arrived(dropbox))
    // The other server works on meanwhile, however long it takes, and so do the faults.
    await replace(arrivedAtKills.length)
  }
}

/** Answers how many turns were met. */
async function orderInTurn({ dropbox, filesBetweenFaults, isOver, rounds = Infinity }: Plan): Promise<number> {
  const turns = rounds * faultsInTurn.length
  for (let turn = 0; turn < turns; turn += 1) {
    const faults = faultsInTurn[turn % faultsInTurn.length] ?? []
    const seen = dropbox.journal().length
    for (const fault of faults) dropbox.order(fault)
    const areMet = (): boolean => faults.every((fault) => isMet(dropbox, fault, seen))
    await until('requests meet the fault', () => isOver() || areMet(), mostWaitMs)
    if (!areMet()) return turn
    const due = arrived(dropbox) + filesBetweenFaults
    await until('work goes on', () => isOver() || arrived(dropbox) >= due, mostWaitMs)
    if (isOver()) return turn + 1
  }
  return turns
}

function arrived(dropbox: Dropbox): number {
  return dropbox.journal().filter(({ kind }) => kind === 'commit').length
}

/** Whether as many requests as were ordered met `fault`, after the first `seen` entries of the journal. */
function isMet(dropbox: Dropbox, fault: Fault, seen: number): boolean {
  if (fault.kind !== 'next') return true
  const { count = 1, effect, on, route } = fault
  const entries = dropbox.journal().slice(seen)
  const met = entries.flatMap((entry) => (entry.kind === 'fault' ? [`${entry.on} ${entry.effect}`] : []))
  return met.filter((one) => one.startsWith(`${on} ${route ?? ''}`) && one.endsWith(` ${effect.kind}`)).length >= count
}
