// In place of the list when there is nothing in it: never used, all sent, or nothing found.
import type { ReactElement } from 'react'
import type { Destination } from '#shared/contract/ipc-app-state.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { OutboxPicture } from '../ui/icons.tsx'
import { OpenFolderButton } from './open-folder-button.tsx'
import { useModel } from '../model/use-model.ts'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'
import { PathText } from '../ui/paths/path-text.tsx'

/** Nothing was ever put in the folder. */
export function NeverUsed({ place }: { readonly place: Destination }): ReactElement {
  return (
    <div className="empty">
      <div className="empty-target">
        <OutboxPicture />
        <h2 className="empty-title">{say('empty.neverTitle')}</h2>
        <p>
          {say('empty.neverBefore')} <PathText className="strong" path={place.folder} />
          {say('empty.neverAfter')}
        </p>
        <p className="quiet">{say('empty.drop')}</p>
        <OpenFolderButton place={place} className="button is-primary" />
      </div>
    </div>
  )
}

/** The filter or the search finds nothing. */
export function NothingFound(): ReactElement {
  const model = useModel()
  const { query } = useStore(model.list)
  const app = useStore(model.app)
  const isSearch = query.search !== ''
  const leftOut = app?.phase.kind === 'running' ? app.phase.overview.counts.left_out : 0
  const isOnlyLeftOut = !isSearch && query.group === 'all' && leftOut > 0
  return (
    <div className="empty">
      <p className="empty-line" role="status">
        {isSearch
          ? say('list.noMatch', { search: visibleName(query.search) })
          : isOnlyLeftOut
            ? say('list.onlyLeftOut', { count: leftOut })
            : say(`list.noneIn.${query.group}`)}
      </p>
      {isOnlyLeftOut ? <p className="quiet">{say('empty.drop')}</p> : null}
      {isSearch ? (
        <button type="button" className="button" onClick={() => model.list.show({ search: '' })}>
          {say('list.clearSearch')}
        </button>
      ) : null}
      {!isSearch && query.group !== 'all' ? (
        <button type="button" className="button" onClick={() => model.list.show({ group: 'all' })}>
          {say('list.showAll')}
        </button>
      ) : null}
    </div>
  )
}
