// This folder: the columns of the list.

// The edge of a column: dragged, or moved with the arrow keys, it makes the column wider or narrower. A double click gives the width back
// to what stands in it.
import { useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react'
import { columnRem, type ColumnKey } from '#shared/contract/ipc-channels.ts'
import { useModel } from '../model/use-model.ts'
import { isRightToLeft } from '../words/is-right-to-left.ts'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'
import { keptWidth, widthAfterKey } from './columns.ts'

type Drag = { readonly fromPx: number; readonly rem: number }

export function ColumnEdge({ column }: { readonly column: ColumnKey }): ReactElement {
  const { columns } = useModel()
  const chosen = useStore(columns).widths[column]
  const [measured, setMeasured] = useState<number>(columnRem.least)
  const [drag, setDrag] = useState<Drag | null>(null)
  function begin(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ fromPx: event.clientX, rem: widthOf(event.currentTarget) })
  }
  function move(event: PointerEvent<HTMLElement>): void {
    if (drag === null) return
    const movedPx = (event.clientX - drag.fromPx) * (isRightToLeft(event.currentTarget) ? -1 : 1)
    columns.size(column, keptWidth(drag.rem + movedPx / remPx()))
  }
  function end(): void {
    if (drag === null) return
    setDrag(null)
    columns.keep()
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const rem = widthAfterKey(event.key, widthOf(event.currentTarget), isRightToLeft(event.currentTarget))
    if (rem === undefined) return
    event.preventDefault()
    // The list has keys of its own.
    event.stopPropagation()
    columns.size(column, rem)
    columns.keep()
  }
  return (
    <span
      role="separator"
      className={drag === null ? 'column-edge' : 'column-edge is-dragged'}
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={say('columns.edge', { column: say(`column.${column}`) })}
      aria-valuemin={columnRem.least}
      aria-valuemax={columnRem.most}
      aria-valuenow={Math.round(chosen ?? measured)}
      title={say('columns.edgeHint')}
      onFocus={(event) => setMeasured(widthOf(event.currentTarget))}
      onKeyDown={onKeyDown}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => {
        columns.size(column, null)
        columns.keep()
      }}
    />
  )
}

/** The width of the column that an edge belongs to, in rem. */
function widthOf(edge: HTMLElement): number {
  return keptWidth((edge.parentElement?.getBoundingClientRect().width ?? 0) / remPx())
}

function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
