// What goes wrong while files are sent: one fault of Dropbox after the other, and now and then the end of a server.
import type { Dropbox } from '#emulator/start.ts'
import { until } from '#test/rigs/until.ts'

type Fault = Parameters<Dropbox['order']>[0]

/** The next of these meet what is asked or sent next, each time some files arrived. Those of large files come first: there are few. */
const faults: readonly (readonly Fault[])[] = [
  [
    { kind: 'next', on: 'api', route: 'files/upload_session/append_v2', effect: { kind: 'reset_after_commit' } },
    { kind: 'next', on: 'api', route: 'files/upload_session/finish', effect: { kind: 'reset_after_commit' } },
  ],
  [{ kind: 'next', on: 'link', effect: { kind: 'reset_after_commit' } }],
  [{ kind: 'next', on: 'api', effect: { kind: 'answer', status: 429, retryAfter: '1' } }],
  [{ kind: 'next', on: 'link', effect: { kind: 'answer_after_commit', status: 503 } }],
  [{ kind: 'next', on: 'api', count: 3, effect: { kind: 'answer', status: 500 } }],
  [{ kind: 'next', on: 'link', effect: { kind: 'answer', status: 410 } }],
  [{ kind: 'next', on: 'link', effect: { kind: 'reset_in_body', afterBytes: 3 } }],
  [{ kind: 'tokens', to: 'expire' }],
  [{ kind: 'next', on: 'link', effect: { kind: 'answer', status: 409 } }],
  [{ kind: 'next', on: 'api', effect: { kind: 'reset_before_body' } }],
  [{ kind: 'next', on: 'link', effect: { kind: 'cut_answer', afterBytes: 5 } }],
]

/**
 * Faults gather where the work is slow. Then each look whether Dropbox is well again meets one, and the pauses between the looks
 * double, up to a minute: eight of them are three minutes.
 */
const mostWaitMs = 300_000

type Plan = {
  readonly dropbox: Dropbox
  /** A server ends each time so many files more arrived, and so many faults are spread over that time. */
  readonly filesOfALife: number
  readonly faultsOfALife: number
  /** Ends a server for the `kill`th time, and whatever else ends with it. */
  readonly replace: (kill: number) => Promise<void>
  readonly isOver: () => boolean
}

/** Lets things go wrong, each after so much work as the one before, until all is over. Answers how many files had arrived as each server ended. */
export async function storm({
  dropbox,
  faultsOfALife,
  isOver,
  filesOfALife,
  replace,
}: Plan): Promise<readonly number[]> {
  const arrivedAtKills: number[] = []
  let orders = 0
  let replacing = Promise.resolve()
  const arrived = (): number => dropbox.journal().filter(({ kind }) => kind === 'commit').length
  const haveArrived = async (files: number): Promise<void> => {
    const before = arrived()
    await until('more files arrive', () => isOver() || arrived() >= before + files, mostWaitMs)
  }
  while (!isOver()) {
    for (let part = 0; part < faultsOfALife && !isOver(); part += 1) {
      for (const fault of faults[orders % faults.length] ?? []) dropbox.order(fault)
      orders += 1
      await haveArrived(filesOfALife / faultsOfALife)
    }
    await replacing
    if (isOver()) break
    arrivedAtKills.push(arrived())
    // The other server works on meanwhile, however long it takes, and so do the faults.
    replacing = replace(arrivedAtKills.length)
    replacing.catch(() => undefined)
  }
  await replacing
  // Nobody asks any more for what is left of it.
  dropbox.order({ kind: 'clear' })
  return arrivedAtKills
}

/** The faults that no request has met. */
export function faultsNotMet(dropbox: Dropbox): readonly string[] {
  const met = dropbox.journal().flatMap((entry) => (entry.kind === 'fault' ? [`${entry.on} ${entry.effect}`] : []))
  const wanted = faults.flat().flatMap((fault) => (fault.kind === 'next' ? [fault] : []))
  const isMet = ({ effect, on, route }: (typeof wanted)[number]): boolean =>
    met.some((one) => one.startsWith(`${on} ${route ?? ''}`) && one.endsWith(` ${effect.kind}`))
  return wanted.filter((fault) => !isMet(fault)).map((fault) => JSON.stringify(fault))
}
