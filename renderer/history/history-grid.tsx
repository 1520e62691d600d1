// The list of sent files, by days: only the lines in sight are drawn, and pages are read as they come into sight.
import { useEffect, useLayoutEffect, useMemo } from 'react'
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactElement, RefObject } from 'react'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { commandOf, lineAfter } from '../model/keys.ts'
import { historyLines, lineOfRow } from '../model/history/history-lines.ts'
import { rowAtCursor, type HistoryState } from '../model/history/history-model.ts'
import { useModel } from '../model/use-model.ts'
import { useSize } from '../ui/use-size.ts'
import { useStore } from '../ui/use-store.ts'
import { useViewer } from '../ui/use-now.ts'
import { dayHeading } from '../words/format-time.ts'
import { actOnSent } from './act-on-sent.ts'
import { DayRow, LoadingRow, SentFileRow } from './history-row.tsx'
import { historyColumns, historyTracks } from './history-columns.ts'
import { useSentLetters } from './use-sent-letters.ts'
import { say } from '../words/say.ts'

/** Height of a line, heading or row. */
const rowRem = 2

/** The next page is read when so few lines are left below what is in sight. */
const readAhead = 60

export function HistoryGrid({ scroller }: { readonly scroller: RefObject<HTMLDivElement | null> }): ReactElement {
  const model = useModel()
  const state = useStore(model.history)
  const viewer = useViewer('minute')
  const { widthRem, remPx } = useSize(scroller)
  const rowPx = rowRem * remPx
  const columns = useMemo(() => historyColumns.filter(({ fromRem }) => widthRem >= fromRem), [widthRem])
  const { language, timeZone } = viewer
  const lines = useMemo(
    () => historyLines(state.rows, (atMs) => dayHeading(atMs, { nowMs: atMs, timeZone, language })),
    [state.rows, language, timeZone],
  )
  const count = lines.length + (state.next === null ? 0 : 1)
  const cursorLine = state.cursor === null ? null : lineOfRow(lines, state.cursor)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 6,
    scrollMargin: rowPx,
    scrollPaddingStart: rowPx,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range)
      // The line of the keyboard is always drawn, so that a screen reader never loses it.
      const isMissing = cursorLine !== null && cursorLine < count && !indexes.includes(cursorLine)
      return isMissing ? [...indexes, cursorLine].toSorted((one, other) => one - other) : indexes
    },
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx])
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0
  }, [scroller, state.generation])
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => {
    if (last + readAhead >= lines.length) model.history.more()
  }, [last, lines, model])

  const linesPerPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2)
  const steer = useHistoryKeys({
    linesPerPage,
    scrollTo: (index) => virtualizer.scrollToIndex(lineOfRow(lines, index) ?? 0),
  })
  const tracks = { '--tracks': historyTracks(columns, widthRem, useSentLetters(state)) } as CSSProperties
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        role="grid"
        className="grid"
        tabIndex={0}
        aria-label={say('history.files')}
        // As long as not all are read nobody knows how many there are.
        aria-rowcount={state.next === null ? count + 1 : -1}
        aria-colcount={columns.length}
        aria-activedescendant={activeId(state)}
        aria-busy={!state.isRead}
        {...steer}
      >
        <div role="rowgroup" className="grid-head-group" style={tracks}>
          <div role="row" className="row grid-head" aria-rowindex={1}>
            {columns.map(({ key, isNumber }) => (
              <span key={key} role="columnheader" className={`cell${isNumber ? ' is-number' : ''}`}>
                <span className="head-label quiet">{say(`history.columns.${key}`)}</span>
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize(), ...tracks }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const line = lines[index]
            const place = { line: index, topPx: start - rowPx }
            if (line === undefined) return <LoadingRow key="loading" {...place} />
            if (line.kind === 'day') {
              return <DayRow key={`day ${line.day}`} day={line.day} columnCount={columns.length} {...place} />
            }
            const item = state.rows[line.index]
            return item === undefined ? null : (
              <SentFileRow
                key={item.id}
                item={item}
                index={line.index}
                columns={columns}
                isCursor={line.index === state.cursor}
                {...place}
              />
            )
          })}
        </div>
      </div>
      {state.hasNewer ? (
        <button type="button" className="pill" onClick={() => model.history.refresh()}>
          {say('history.newer')}
        </button>
      ) : null}
    </div>
  )
}

function activeId(state: HistoryState): string | undefined {
  const item = rowAtCursor(state)
  return item === null ? undefined : `sent-${item.id}`
}

type Sight = { readonly linesPerPage: number; readonly scrollTo: (index: number) => void }

type Steering = {
  onKeyDown(event: KeyboardEvent<HTMLElement>): void
  onClick(event: MouseEvent<HTMLElement>): void
  onDoubleClick(event: MouseEvent<HTMLElement>): void
  onContextMenu(event: MouseEvent<HTMLElement>): void
}

/** From this width on the details have room beside the list: 800 pixels at 100 %. */
const roomForDetail = '(min-width: 50rem)'

function useHistoryKeys({ linesPerPage, scrollTo }: Sight): Steering {
  const model = useModel()
  const { history } = model
  const openMenu = (): void => {
    const item = rowAtCursor(history.get())
    if (item !== null) model.attempt(model.bridge.openSentMenu({ id: item.id, sentAtMs: item.sentAtMs }))
  }
  return {
    onKeyDown: (event) => {
      const { key, shiftKey: shift, altKey: alt } = event
      const isCtrl = event.ctrlKey || event.metaKey
      if (isCtrl && !shift && !alt && key.toLowerCase() === 'c' && getSelection()?.isCollapsed !== false) {
        event.preventDefault()
        return actOnSent(model, 'copy_receipt')
      }
      const command = commandOf({ key, shift, alt, ctrl: isCtrl })
      if (command?.kind === 'move') {
        event.preventDefault()
        const { cursor, rows } = history.get()
        const to = cursor === null ? (command.to === 'last' ? rows.length - 1 : 0) : null
        const index = to ?? lineAfter(command.to, cursor ?? 0, linesPerPage, rows.length)
        history.choose(index)
        scrollTo(index)
      } else if (command?.kind === 'open') {
        event.preventDefault()
        history.openDetail()
      } else if (command?.kind === 'menu') {
        event.preventDefault()
        openMenu()
      }
    },
    onClick: (event) => {
      const index = indexUnder(event)
      if (index === null) return
      history.choose(index)
      if (matchMedia(roomForDetail).matches) history.openDetail()
    },
    onDoubleClick: (event) => {
      if (indexUnder(event) !== null) history.openDetail()
    },
    onContextMenu: (event) => {
      event.preventDefault()
      const index = indexUnder(event)
      if (index === null) return
      history.choose(index)
      openMenu()
    },
  }
}

function indexUnder(event: MouseEvent<HTMLElement>): number | null {
  const row = event.target instanceof Element ? event.target.closest('[data-offset]') : null
  return row instanceof HTMLElement ? Number(row.dataset['offset']) : null
}
