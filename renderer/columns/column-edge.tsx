// This folder: the columns of the list.

// The edge between two columns: dragged, or moved with the arrow keys, it gives one what it takes from the other. A double click gives both
// the width of what stands in them.
import { useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react'
import { columnKeys, columnRem, type ColumnKey } from '#shared/contract/ipc-channels.ts'
import type { Widths } from '../model/columns-model.ts'
import { useModel } from '../model/use-model.ts'
import { isRightToLeft } from '../words/is-right-to-left.ts'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'
import { keptWidth, movedEdge, stepOfKey } from './columns.ts'

type Props = { readonly column: ColumnKey; readonly next: ColumnKey }
type Drag = { readonly fromPx: number; readonly widths: Shown }
type Shown = Readonly<Partial<Record<ColumnKey, number>>>

export function ColumnEdge({ column, next }: Props): ReactElement {
  const { columns } = useModel()
  const chosen = useStore(columns).widths
  const [measured, setMeasured] = useState<number>(columnRem.least)
  const [drag, setDrag] = useState<Drag | null>(null)
  const fit: Widths = { [column]: null, [next]: null }
  function moved(shown: Shown, rem: number): Widths {
    const [before, after] = movedEdge([shown[column] ?? 0, shown[next] ?? 0], rem)
    // What was chosen for other columns may have given way to a narrower window: what is seen is what holds.
    const others = Object.entries(shown).filter(([key]) => key in chosen)
    return { ...Object.fromEntries(others), [column]: before, [next]: after }
  }
  function begin(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ fromPx: event.clientX, widths: widthsBeside(event.currentTarget) })
  }
  function move(event: PointerEvent<HTMLElement>): void {
    if (drag === null) return
    const movedPx = (event.clientX - drag.fromPx) * (isRightToLeft(event.currentTarget) ? -1 : 1)
    columns.size(moved(drag.widths, movedPx / remPx()))
  }
  function end(): void {
    if (drag === null) return
    setDrag(null)
    columns.keep()
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const rem = stepOfKey(event.key, isRightToLeft(event.currentTarget))
    if (rem === undefined) return
    event.preventDefault()
    // The list has keys of its own.
    event.stopPropagation()
    columns.size(rem === null ? fit : moved(widthsBeside(event.currentTarget), rem))
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
      aria-valuenow={Math.round(chosen[column] ?? measured)}
      title={say('columns.edgeHint')}
      onFocus={({ currentTarget }) => setMeasured(widthsBeside(currentTarget)[column] ?? columnRem.least)}
      onKeyDown={onKeyDown}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => {
        columns.size(fit)
        columns.keep()
      }}
    />
  )
}

/** The widths of all columns that are shown beside this edge, in rem. */
function widthsBeside(edge: HTMLElement): Shown {
  const widths: Partial<Record<ColumnKey, number>> = {}
  for (const head of edge.closest('[role=row]')?.querySelectorAll<HTMLElement>('[data-column]') ?? []) {
    const key = columnKeys.find((one) => one === head.dataset['column'])
    if (key !== undefined) widths[key] = keptWidth(head.getBoundingClientRect().width / remPx())
  }
  return widths
}

function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
