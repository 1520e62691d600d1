// Options that are whole numbers.
import { graceSeconds, largeFilesAtOnce } from '#shared/contract/ipc-channels.ts'

type Values = Readonly<Record<string, unknown>>

/** Settings of a run that sends. `historyDays`: so long what was sent stays in the history; null: as long as usual. */
export type Kept = {
  readonly historyDays: number | null
  /** How many files that are too large for a link are sent at once; null: as many as usual. */
  readonly largeFiles: number | null
}

export function keptOf(values: Values): Kept {
  return { historyDays: historyDaysOf(values), largeFiles: largeFilesOf(values) }
}

export function largeFilesOf(values: Values): number | null {
  const said = values['large-files']
  const files = typeof said === 'string' && /^\d$/.test(said) ? Number(said) : 0
  return files >= 1 && files <= largeFilesAtOnce.most ? files : null
}

export function graceOf(values: Values): number | null {
  const said = values['grace']
  const seconds = typeof said === 'string' && /^\d{1,2}$/.test(said) ? Number(said) : -1
  return seconds >= 0 && seconds <= graceSeconds.most ? seconds : null
}

export function historyDaysOf(values: Values): number | null {
  const said = values['history-days']
  const days = typeof said === 'string' && /^\d{1,5}$/.test(said) ? Number(said) : 0
  return days >= 1 && days <= 36_500 ? days : null
}
