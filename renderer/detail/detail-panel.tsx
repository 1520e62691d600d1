// One file at the side of the list (or over it, when the window is narrow): what became of it and what can be done.
import type { ReactElement } from 'react'
import type { Detail } from '#shared/contract/ipc-rows.ts'
import { DetailFacts } from './detail-facts.tsx'
import { DetailActions } from './detail-actions.tsx'
import { FileName } from '../ui/file-name.tsx'
import { SupportDetails } from './support-details.tsx'
import { focusList } from '../ui/focus-list.ts'
import { CloseIcon } from '../ui/icons.tsx'
import { folderOf } from '../words/name-parts.ts'
import { wordsOf } from '../words/row-words.ts'
import { PathText } from '../ui/paths/path-text.tsx'
import { StatusIcon } from '../ui/status-mark.tsx'
import { Thumbnail } from './thumbnail.tsx'
import { Timeline } from './timeline.tsx'
import { useFolderTags } from '../model/folders/use-folder-tags.ts'
import { useHeldRow } from './use-held-row.ts'
import { useModel } from '../model/use-model.ts'
import { useViewer } from '../ui/use-now.ts'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

/** Nothing while no file is open. */
export function DetailPanel(): ReactElement | null {
  const model = useModel()
  const state = useStore(model.detail)
  if (state.kind === 'closed') return null
  return (
    <aside className="detail" aria-label={say('detail.title')}>
      <button
        type="button"
        className="icon-button detail-close"
        aria-label={say('general.close')}
        title={say('general.close')}
        onClick={() => closeDetail(model)}
      >
        <CloseIcon />
      </button>
      {state.kind === 'open' ? <Opened detail={state.detail} /> : null}
      {state.kind === 'gone' ? <p className="detail-gone">{say('detail.gone')}</p> : null}
    </aside>
  )
}

/** Closes it and gives the keyboard back to the list. */
export function closeDetail(model: ReturnType<typeof useModel>): void {
  model.detail.close()
  focusList()
}

function Opened({ detail }: { readonly detail: Detail }): ReactElement {
  const viewer = useViewer('second')
  const { timeline } = detail
  const row = useHeldRow(detail.row)
  const words = wordsOf(row, viewer)
  const tag = useFolderTags()(row.row.path)
  const folder = folderOf(tag?.path ?? row.row.path)
  return (
    <>
      <div className="detail-head">
        <h2 className="detail-name">
          <FileName path={row.row.path} hasFolder={false} />
        </h2>
        {folder === '' ? null : (
          <p className="quiet detail-folder">
            <PathText path={folder} />
          </p>
        )}
      </div>
      <div className={`detail-state is-${row.group}`}>
        <StatusIcon row={row} />
        <p className="detail-words">
          <strong>{words.what}</strong> {words.next}
        </p>
      </div>
      <Thumbnail row={row} />
      <DetailActions row={row} />
      <DetailFacts row={row} watched={tag?.folder ?? null} />
      <Timeline entries={timeline} />
      <SupportDetails row={row} code={words.code} />
    </>
  )
}
