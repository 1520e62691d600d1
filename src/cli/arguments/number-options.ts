// Options whose values are more than a word: whole numbers, and folders with where their files go.
import { graceSeconds, largeFilesAtOnce } from '#shared/contract/ipc-channels.ts'
import { parseFurtherFolder, type FurtherFolder } from '#shared/folders/further-folders.ts'
import type { Say } from '#shared/messages/messages.ts'

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

/** What is wrong with the options is a sentence. */
export function alsoOf(said: unknown, say: Say): readonly FurtherFolder[] | string {
  const also = (Array.isArray(said) ? said.map(String) : []).map(parseFurtherFolder)
  const folders = also.filter((folder) => folder !== null)
  return folders.length < also.length ? say('option.also') : folders
}
