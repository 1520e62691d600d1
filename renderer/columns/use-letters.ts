// What stands in the cells of the rows read so far.
import { useMemo } from 'react'
import { visibleName } from '#shared/words/visible-name.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import type { ListState } from '../model/list-state.ts'
import { useViewer } from '../ui/use-now.ts'
import type { TagOf } from '../words/folder-tags.ts'
import { nextTryWords, statusOf } from '../words/row-words.ts'
import { lettersOf, tagLetters } from './column-widths.ts'
import type { Letters, WordColumn } from './column-widths.ts'

/** Between a name and its folder, or a status and its next try, in letters. */
const gap = 2
/** The icons before them. */
const iconLetters = 3

/**
 * Looked at when another list is shown, when it was first read, and when other folders are watched: columns do not move under a reader's
 * eyes.
 */
export function useLetters({ cache, generation }: ListState, tagOf: TagOf): Letters {
  const viewer = useViewer('minute')
  const isRead = cache.version >= 0
  // The rows are those of the moment when the list was read; later ones change nothing.
  return useMemo(
    () => lettersOf([...cache.rows.values()].map((row) => cellsOf(row, viewer, tagOf))),
    [generation, isRead, tagOf],
  )
}

function cellsOf(row: WindowRow, viewer: Parameters<typeof statusOf>[1], tagOf: TagOf): Record<WordColumn, number> {
  const next = nextTryWords(row, viewer)
  const tag = tagOf(row.row.path)
  const destination = row.row.state === 'excluded' ? null : row.row.destination
  return {
    name: iconLetters + visibleName(tag?.path ?? row.row.path).length + gap + tagLetters(tag?.label ?? ''),
    status: iconLetters + statusOf(row, viewer).length + (next === '' ? 0 : gap + next.length),
    destination: destination === null ? 0 : visibleName(destination).length,
  }
}
