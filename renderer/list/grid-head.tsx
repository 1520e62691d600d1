// The headers of the columns; a click sorts.
import type { MouseEvent, ReactElement, ReactNode } from 'react'
import type { ListQuery } from '#shared/contract/ipc-rows.ts'
import type { ColumnKey } from '#shared/contract/ipc-channels.ts'
import { ColumnEdge } from '../columns/column-edge.tsx'
import { columnMenuId } from '../columns/column-menu.tsx'
import { nextOrder } from '../columns/columns.ts'
import { ArrowIcon } from '../ui/icons.tsx'
import { useModel } from '../model/use-model.ts'
import { say } from '../words/say.ts'

type Props = {
  readonly query: ListQuery
  readonly columns: readonly { readonly key: ColumnKey; readonly isNumber: boolean }[]
}

/** Stays at the top while the rows scroll below it. */
export function GridHead({ query, columns }: Props): ReactElement {
  const model = useModel()
  return (
    <div role="row" className="row grid-head" aria-rowindex={1} onContextMenu={openColumnMenu}>
      {columns.map(({ key, isNumber }, at) => (
        <span
          key={key}
          role="columnheader"
          aria-label={say(`column.${key}`)}
          className={`cell${isNumber ? ' is-number' : ''}`}
          data-column={key}
          aria-sort={query.sort !== key ? 'none' : query.descending ? 'descending' : 'ascending'}
        >
          <button
            type="button"
            className="head-button"
            title={say('list.sortBy', { column: say(`column.${key}`) })}
            onClick={() => model.list.show(nextOrder(query, key))}
          >
            <span className="head-label">{say(`column.${key}`)}</span>
            {query.sort === key ? (
              <span className={query.descending ? 'sort-mark is-down' : 'sort-mark'}>
                <ArrowIcon />
              </span>
            ) : null}
          </button>
          <EdgeAfter column={key} next={columns[at + 1]?.key} />
        </span>
      ))}
    </div>
  )
}

/** The last column ends where the list ends. */
function EdgeAfter({ column, next }: { readonly column: ColumnKey; readonly next: ColumnKey | undefined }): ReactNode {
  return next === undefined ? null : <ColumnEdge column={column} next={next} />
}

/** The menu of columns, where the hand is: its button is elsewhere. */
function openColumnMenu(event: MouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
  document.getElementById(columnMenuId)?.click()
}
