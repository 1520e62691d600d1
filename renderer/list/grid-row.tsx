// One file in the list. To the eye it is cells; to a screen reader it is one sentence.
import { memo } from 'react'
import type { CSSProperties, ReactElement } from 'react'
import { countWords, sizeWords } from '#shared/words/format.ts'
import type { Viewer } from '#shared/words/format.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import type { ColumnKey } from '#shared/contract/ipc-channels.ts'
import { CutDropboxPath } from '../ui/paths/dropbox-path.tsx'
import { FileName } from '../ui/file-name.tsx'
import { FileTypeIcon } from '../pictures/file-type-icon.tsx'
import { fileTypeOf } from '../pictures/file-types.ts'
import { RowProgress } from '../pictures/row-progress.tsx'
import type { TagOf } from '../words/folder-tags.ts'
import { sentenceOf } from '../words/row-words.ts'
import { StatusMark } from '../ui/status-mark.tsx'
import { useViewer } from '../ui/use-now.ts'
import { formatTime } from '../words/format-time.ts'
import { say } from '../words/say.ts'

type Props = {
  readonly row: WindowRow
  readonly offset: number
  /** Its line in the list, from 0. */
  readonly line: number
  readonly topPx: number
  readonly columns: readonly { readonly key: ColumnKey; readonly isNumber: boolean }[]
  readonly isChosen: boolean
  readonly isCursor: boolean
  readonly tagOf: TagOf
}

/** Drawn again only when something of it changed. */
export const GridRow = memo(function GridRow(props: Props): ReactElement {
  const { row, offset, line, topPx, columns, isChosen, isCursor, tagOf } = props
  const viewer = useViewer('minute')
  const style: CSSProperties = { transform: `translateY(${topPx}px)` }
  const share = shareSent(row)
  return (
    <div
      role="row"
      id={`row-${row.id}`}
      className={`row${isCursor ? ' is-cursor' : ''}`}
      aria-rowindex={line + 2}
      aria-selected={isChosen}
      aria-label={sentenceOf(row, viewer)}
      data-offset={offset}
      data-group={row.group}
      draggable={row.row.state !== 'excluded' && row.row.inFolder}
      style={style}
    >
      {columns.map(({ key, isNumber }) => (
        <span key={key} role="gridcell" className={`cell cell-${key}${isNumber ? ' is-number' : ''}`}>
          {key === 'name' ? (
            <NameCell path={row.row.path} tagOf={tagOf} isWide={columns.length > 2} />
          ) : (
            cellOf(key, row, viewer)
          )}
        </span>
      ))}
      {share === null ? null : <RowProgress share={share} />}
    </div>
  )
})

type NameProps = { readonly path: string; readonly tagOf: TagOf; readonly isWide: boolean }

function NameCell({ path, tagOf, isWide }: NameProps): ReactElement {
  return (
    <>
      <FileTypeIcon type={fileTypeOf(path)} />
      <FileName path={path} hasFolder={isWide} tag={tagOf(path)} />
    </>
  )
}

function cellOf(key: Exclude<ColumnKey, 'name'>, row: WindowRow, viewer: Viewer): ReactElement | string {
  const upload = row.row.state === 'excluded' ? null : row.row
  switch (key) {
    case 'status':
      return <StatusMark row={row} />
    case 'size':
      return upload === null || upload.sizeBytes === null ? '' : sizeWords(upload.sizeBytes, viewer.language)
    case 'destination':
      return upload === null || upload.destination === null ? '' : <CutDropboxPath path={upload.destination} />
    case 'added':
      return row.addedAtMs === null ? '' : formatTime(row.addedAtMs, viewer)
    case 'finished':
      return row.finishedAtMs === null ? '' : formatTime(row.finishedAtMs, viewer)
    case 'tries':
      return row.failures === 0 ? '' : countWords(row.failures, viewer.language)
  }
}

/** How much of a file that is being sent has left, or has arrived of one that goes on later, from 0 to 1; null for all others. */
function shareSent({ row, group }: WindowRow): number | null {
  if (row.state === 'excluded' || row.sizeBytes === null || row.sizeBytes === 0) return null
  if (row.state === 'sending' && group === 'active') return (row.sentBytes ?? row.arrivedBytes ?? 0) / row.sizeBytes
  return row.arrivedBytes === undefined || row.arrivedBytes === 0 ? null : row.arrivedBytes / row.sizeBytes
}

/** A line whose row was not read yet. */
export function BlankRow({ line, topPx }: { readonly line: number; readonly topPx: number }): ReactElement {
  const style: CSSProperties = { transform: `translateY(${topPx}px)` }
  return (
    <div role="row" className="row is-blank" aria-rowindex={line + 2} aria-busy="true" style={style}>
      <span role="gridcell" className="cell">
        <span className="unseen">{say('list.loading')}</span>
      </span>
    </div>
  )
}
