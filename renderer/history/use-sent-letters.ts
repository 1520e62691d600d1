// What stands in the cells of the history's rows read so far.
import { useMemo } from 'react'
import type { SentItem } from '#shared/contract/ipc-history.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { lettersOf } from '../columns/column-widths.ts'
import type { Letters } from '../columns/column-widths.ts'
import type { HistoryState } from '../model/history/history-model.ts'

/** The icon before a name, and the gap between it and its folder. */
const besideName = 5

/** Looked at when another list is shown and when it was first read, so that columns do not move while more of it is read. */
export function useSentLetters({ generation, isRead, rows }: HistoryState): Letters {
  return useMemo(() => lettersOf(rows.map(cellsOf)), [generation, isRead])
}

function cellsOf({ destination, name, where }: SentItem): Partial<Letters> {
  return {
    name: besideName + visibleName(where).length + visibleName(name).length,
    destination: destination === null ? 0 : visibleName(destination).length,
  }
}
