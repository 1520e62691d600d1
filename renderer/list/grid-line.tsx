// What is drawn on one line of the list: a group's header, a file, or a blank while the file is being read.
import type { ReactElement } from 'react'
import type { ColumnKey } from '#shared/contract/ipc-channels.ts'
import { BlankRow, GridRow } from './grid-row.tsx'
import { GroupRow } from './group-row.tsx'
import { lineAt } from '../model/list-layout.ts'
import type { TagOf } from '../words/folder-tags.ts'
import type { ListState } from '../model/list-state.ts'

type Props = {
  readonly state: ListState
  readonly index: number
  readonly topPx: number
  readonly columns: readonly { readonly key: ColumnKey; readonly isNumber: boolean }[]
  /** The line the keyboard is on. */
  readonly cursor: number | null
  readonly tagOf: TagOf
}

/** One line; nothing beyond the end of the list. */
export function GridLine({ state, index, topPx, columns, cursor, tagOf }: Props): ReactElement | null {
  const line = lineAt(state.lines, index)
  if (line === null) return null
  const isCursor = cursor === index
  if (line.kind === 'group') {
    const { section } = line
    return <GroupRow section={section} line={index} topPx={topPx} isCursor={isCursor} columnCount={columns.length} />
  }
  const row = state.cache.rows.get(line.offset)
  if (row === undefined) return <BlankRow line={index} topPx={topPx} />
  return (
    <GridRow
      row={row}
      offset={line.offset}
      line={index}
      topPx={topPx}
      columns={columns}
      isChosen={state.selection.rows.has(row.id)}
      isCursor={isCursor}
      tagOf={tagOf}
    />
  )
}
