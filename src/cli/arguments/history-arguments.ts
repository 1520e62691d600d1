// What is asked of the history, parsed.

import type { Say } from '#shared/messages/messages.ts'
import { dayBound } from '#shared/words/day-bound.ts'

export const historyFormats = ['table', 'csv', 'jsonl'] as const
export type HistoryFormat = (typeof historyFormats)[number]

export type HistoryCommand = {
  readonly kind: 'history'
  readonly data: string
  /** Milliseconds since 1970: from (included), to (not); null for no bound. */
  readonly fromMs: number | null
  readonly toMs: number | null
  readonly search: string
  readonly format: HistoryFormat
  readonly verify: boolean
  /** Whose files are read again; null for none. */
  readonly folder: string | null
}

/** The command from the values of its options, or a sentence about what is wrong with one. */
export function parseHistory(values: Readonly<Record<string, unknown>>, say: Say): HistoryCommand | string {
  const said = (option: string): string | null => {
    const value = values[option]
    return typeof value === 'string' ? value : null
  }
  const format = historyFormats.find((one) => one === (said('format') ?? 'table'))
  if (format === undefined) return say('option.format', { format: said('format') ?? '' })
  const from = boundOf(said('from'), 'start')
  const to = boundOf(said('to'), 'end')
  if (from === 'wrong') return say('option.day', { option: '--from' })
  if (to === 'wrong') return say('option.day', { option: '--to' })
  if (from !== null && to !== null && from >= to) return say('option.dayOrder')
  const folder = said('folder')
  const verify = values['verify'] === true
  if (folder !== null && !verify) return say('option.folder')
  const data = said('data') ?? ''
  return { kind: 'history', data, fromMs: from, toMs: to, search: said('search') ?? '', format, verify, folder }
}

function boundOf(text: string | null, end: 'start' | 'end'): number | null | 'wrong' {
  return text === null ? null : (dayBound(text, end) ?? 'wrong')
}
