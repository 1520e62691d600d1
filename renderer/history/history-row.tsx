// One line of the history: a file, the heading of a day, or the end of what was read. To a screen reader a file is one sentence.
import { memo } from 'react'
import type { CSSProperties, ReactElement } from 'react'
import type { SentItem } from '#shared/contract/ipc-history.ts'
import { assertNever } from '#shared/assert.ts'
import { clockWords, sizeWords } from '#shared/words/format.ts'
import type { Viewer } from '#shared/words/format.ts'
import { FileTypeIcon } from '../pictures/file-type-icon.tsx'
import { fileTypeOf } from '../pictures/file-types.ts'
import { CutDropboxPath } from '../ui/paths/dropbox-path.tsx'
import { FileName } from '../ui/file-name.tsx'
import { useViewer } from '../ui/use-now.ts'
import type { HistoryColumn, SentColumn } from './history-columns.ts'
import { sentSentence } from '../words/sent-words.ts'
import { say } from '../words/say.ts'

type Place = {
  /** Its line in the list, from 0. */
  readonly line: number
  readonly topPx: number
}

type RowProps = Place & {
  readonly item: SentItem
  /** Its place among the rows. */
  readonly index: number
  readonly columns: readonly HistoryColumn[]
  readonly isCursor: boolean
}

/** Drawn again only when something of it changed. */
export const SentFileRow = memo(function SentFileRow(props: RowProps): ReactElement {
  const { columns, index, isCursor, item, line, topPx } = props
  const viewer = useViewer('minute')
  return (
    <div
      role="row"
      id={`sent-${item.id}`}
      className={`row${isCursor ? ' is-cursor' : ''}`}
      aria-rowindex={line + 2}
      aria-selected={isCursor}
      aria-label={sentSentence(item, viewer)}
      data-offset={index}
      style={at(topPx)}
    >
      {columns.map(({ key, isNumber }) => (
        <span key={key} role="gridcell" className={`cell cell-${key}${isNumber ? ' is-number' : ''}`}>
          {cellOf(key, item, viewer)}
        </span>
      ))}
    </div>
  )
})

function cellOf(key: SentColumn, item: SentItem, viewer: Viewer): ReactElement | string {
  switch (key) {
    case 'name':
      return (
        <>
          <FileTypeIcon type={fileTypeOf(item.name)} />
          <FileName path={item.where === '' ? item.name : `${item.where}/${item.name}`} hasFolder />
        </>
      )
    case 'size':
      return sizeWords(item.sizeBytes, viewer.language)
    case 'sent':
      return clockWords(item.sentAtMs, viewer)
    case 'destination':
      return item.destination === null ? '' : <CutDropboxPath path={item.destination} />
    default:
      return assertNever(key)
  }
}

export function DayRow({ columnCount, day, line, topPx }: Place & { day: string; columnCount: number }): ReactElement {
  return (
    <div role="row" className="row group-row" aria-rowindex={line + 2} aria-label={day} style={at(topPx)}>
      <span role="gridcell" className="cell group-cell" aria-colspan={columnCount}>
        <span className="group-label">{day}</span>
      </span>
    </div>
  )
}

/** The next page is on its way. */
export function LoadingRow({ line, topPx }: Place): ReactElement {
  return (
    <div role="row" className="row is-blank" aria-rowindex={line + 2} aria-busy="true" style={at(topPx)}>
      <span role="gridcell" className="cell">
        <span className="unseen">{say('history.loading')}</span>
      </span>
    </div>
  )
}

function at(topPx: number): CSSProperties {
  return { transform: `translateY(${topPx}px)` }
}
