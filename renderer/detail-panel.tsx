// One file at the side of the list (or over it, when the window is narrow): what became of it and what can be done.
import type { ReactElement } from 'react'
import type { Detail } from '#shared/window-rows.ts'
import { DetailFacts } from './detail-facts.tsx'
import { DetailDeeds } from './detail-deeds.tsx'
import { FileName } from './file-name.tsx'
import { ForIt } from './for-it.tsx'
import { focusList } from './focus-list.ts'
import { CloseIcon } from './icons.tsx'
import { detail as labels, general } from './labels.ts'
import { folderOf } from './name-parts.ts'
import { wordsOf } from './row-words.ts'
import { StatusIcon } from './status-mark.tsx'
import { Timeline } from './timeline.tsx'
import { useModel } from './use-model.ts'
import { useReader } from './use-now.ts'
import { useStore } from './use-store.ts'

/** Nothing while no file is open. */
export function DetailPanel(): ReactElement | null {
  const model = useModel()
  const state = useStore(model.detail)
  if (state.kind === 'closed') return null
  return (
    <aside className="detail" aria-label={labels.title}>
      <button
        type="button"
        className="icon-button detail-close"
        aria-label={general.close}
        title={general.close}
        onClick={() => closeDetail(model)}
      >
        <CloseIcon />
      </button>
      {state.kind === 'open' ? <Opened detail={state.detail} /> : null}
      {state.kind === 'gone' ? <p className="detail-gone">{labels.gone}</p> : null}
    </aside>
  )
}

/** Closes it and gives the keyboard back to the list. */
export function closeDetail(model: ReturnType<typeof useModel>): void {
  model.detail.close()
  focusList()
}

function Opened({ detail: { row, timeline } }: { readonly detail: Detail }): ReactElement {
  const reader = useReader('second')
  const words = wordsOf(row, reader)
  const folder = folderOf(row.row.path)
  return (
    <>
      <div className="detail-head">
        <h2 className="detail-name">
          <FileName path={row.row.path} hasFolder={false} />
        </h2>
        {folder === '' ? null : (
          <p className="quiet detail-folder">
            <bdi dir="auto">{folder}</bdi>
          </p>
        )}
      </div>
      <div className={`detail-state is-${row.group}`}>
        <StatusIcon row={row} />
        <p className="detail-words">
          <strong>{words.what}</strong> {words.next}
        </p>
      </div>
      <DetailDeeds row={row} />
      <DetailFacts row={row} />
      <Timeline entries={timeline} />
      <ForIt row={row} code={words.code} />
    </>
  )
}
