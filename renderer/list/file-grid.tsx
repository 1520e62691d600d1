// The list of files: only the lines in sight are drawn, all of them can be reached by keyboard.
import { useEffect, useMemo, useRef } from 'react'
import type { CSSProperties, DragEvent, MouseEvent, ReactElement } from 'react'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { mostRowsDragged } from '#shared/contract/ipc-channels.ts'
import { columnsFor, tracksOf } from '../columns/columns.ts'
import { GridHead } from './grid-head.tsx'
import { GridLine } from './grid-line.tsx'
import { cursorLine } from '../model/list-model.ts'
import type { ListState } from '../model/list-state.ts'
import { NewOrderPill } from './new-order-pill.tsx'
import { useFreeze } from './use-freeze.ts'
import { useLetters } from '../columns/use-letters.ts'
import { openMenu, useListKeys } from './use-list-keys.ts'
import { useScrollAnchor } from './use-scroll-anchor.ts'
import { useFolderTags } from '../model/folders/use-folder-tags.ts'
import { useModel } from '../model/use-model.ts'
import { useSize } from '../ui/use-size.ts'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

/** Height of a line, header or row. */
const rowRem = 2

/** `opensDetail`: a click shows the details at once, because there is room beside the list. */
export function FileGrid({ opensDetail }: { readonly opensDetail: boolean }): ReactElement {
  const model = useModel()
  const state = useStore(model.list)
  const scroller = useRef<HTMLDivElement>(null)
  const { widthRem, remPx } = useSize(scroller)
  const rowPx = rowRem * remPx
  // The same array as long as the width is the same, so that rows need not be drawn again at each scroll.
  const { hidden, widths } = useStore(model.columns)
  const columns = useMemo(() => columnsFor(widthRem, hidden), [widthRem, hidden])
  const cursor = cursorLine(state)
  const virtualizer = useVirtualizer({
    count: state.lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 6,
    scrollMargin: rowPx,
    scrollPaddingStart: rowPx,
    rangeExtractor: (range) => withLine(defaultRangeExtractor(range), cursor, state.lines.count),
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx])
  useScrollAnchor(scroller, state, rowPx)
  useSight(virtualizer.range, state, model.list.look)

  const tagOf = useFolderTags()
  const linesPerPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2)
  const onKeyDown = useListKeys(model, { linesPerPage, scrollTo: (line) => virtualizer.scrollToIndex(line) })
  const freeze = useFreeze(model.list)
  const click = useListClicks(model, opensDetail)
  const tracks = { '--tracks': tracksOf(columns, widthRem, useLetters(state, tagOf), widths) } as CSSProperties
  const items = virtualizer.getVirtualItems()
  return (
    <div className="grid-frame" {...freeze}>
      <div
        ref={scroller}
        role="grid"
        className="grid"
        tabIndex={0}
        aria-label={say('list.files')}
        aria-multiselectable="true"
        aria-rowcount={state.lines.count + 1}
        aria-colcount={columns.length}
        aria-activedescendant={activeId(state)}
        onKeyDown={onKeyDown}
        {...click}
      >
        <div role="rowgroup" className="grid-head-group" style={tracks}>
          <GridHead query={state.query} columns={columns} />
        </div>
        <div role="rowgroup" className="grid-body" style={{ ...tracks, height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <GridLine
              key={index}
              state={state}
              index={index}
              topPx={start - rowPx}
              columns={columns}
              cursor={cursor}
              tagOf={tagOf}
            />
          ))}
        </div>
      </div>
      <NewOrderPill />
    </div>
  )
}

/** The line of the cursor is always drawn, so that a screen reader never loses it. */
function withLine(indexes: number[], line: number | null, count: number): number[] {
  if (line === null || line >= count || indexes.includes(line)) return indexes
  return [...indexes, line].toSorted((one, other) => one - other)
}

function useSight(
  range: { startIndex: number; endIndex: number } | null,
  state: ListState,
  look: (first: number, last: number) => void,
): void {
  const first = range?.startIndex ?? 0
  const last = range?.endIndex ?? 40
  useEffect(() => look(first, last), [look, first, last, state.lines, state.cache.version])
}

function activeId({ selection: { cursor }, cache }: ListState): string | undefined {
  if (cursor === null) return undefined
  if (cursor.kind === 'group') return `group-${cursor.group}`
  const row = cache.rows.get(cursor.offset)
  return row === undefined ? undefined : `row-${row.id}`
}

type Clicks = {
  onClick(event: MouseEvent<HTMLElement>): void
  onDoubleClick(event: MouseEvent<HTMLElement>): void
  onContextMenu(event: MouseEvent<HTMLElement>): void
  onDragStart(event: DragEvent<HTMLElement>): void
}

function useListClicks(model: ReturnType<typeof useModel>, opensDetail: boolean): Clicks {
  const openAt = (offset: number): void => {
    const row = model.list.get().cache.rows.get(offset)
    if (row !== undefined) model.detail.open(row.id)
  }
  return {
    onClick: (event) => {
      const offset = offsetUnder(event)
      if (offset === null) return
      const isToggle = event.ctrlKey || event.metaKey
      model.list.click(offset, event.shiftKey ? 'range' : isToggle ? 'toggle' : 'one')
      const isPlain = !event.shiftKey && !isToggle
      if (isPlain && (opensDetail || model.detail.get().kind !== 'closed')) openAt(offset)
    },
    onDoubleClick: (event) => {
      const offset = offsetUnder(event)
      if (offset !== null) openAt(offset)
    },
    // The system carries the files themselves; the page would only carry their names.
    onDragStart: (event) => {
      event.preventDefault()
      const offset = offsetUnder(event)
      const { cache, selection } = model.list.get()
      const row = offset === null ? undefined : cache.rows.get(offset)
      if (row === undefined) return
      const ids = selection.rows.has(row.id) ? [...selection.rows.keys()] : [row.id]
      model.attempt(model.bridge.dragOut(ids.slice(0, mostRowsDragged)))
    },
    onContextMenu: (event) => {
      event.preventDefault()
      const offset = offsetUnder(event)
      if (offset === null) return
      const row = model.list.get().cache.rows.get(offset)
      if (row !== undefined && !model.list.get().selection.rows.has(row.id)) model.list.click(offset, 'one')
      openMenu(model)
    },
  }
}

/** The place in the list of the row under the pointer. */
function offsetUnder(event: MouseEvent<HTMLElement>): number | null {
  const row = event.target instanceof Element ? event.target.closest('[data-offset]') : null
  return row instanceof HTMLElement ? Number(row.dataset['offset']) : null
}
