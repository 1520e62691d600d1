// This folder: the list of files.

// The bottom of the window: where files come from and go to, or what can be done with the chosen ones.
import type { ReactElement } from 'react'
import type { Destination } from '#shared/contract/ipc-app-state.ts'
import { actionsFor } from '#shared/rows/row-actions.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { doAction } from '../model/do-action.ts'
import { CloseIcon } from '../ui/icons.tsx'
import { OpenFolderButton } from './open-folder-button.tsx'
import { useModel } from '../model/use-model.ts'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'
import { PathText } from '../ui/paths/path-text.tsx'
import { isolatedText } from '#shared/messages/isolated-text.ts'

type Props = {
  readonly place: Destination
  /** False where the button is in the middle of the window already. */
  readonly hasButton: boolean
}

/** One bar of one height for both, so that choosing a file moves nothing. */
export function BottomBar({ place, hasButton }: Props): ReactElement {
  const model = useModel()
  const { selection } = useStore(model.list)
  const detail = useStore(model.detail)
  // The details of the only chosen file offer the same actions already.
  const isOpen = detail.kind !== 'closed' && selection.rows.size === 1 && selection.rows.has(detail.id)
  const hasActions = selection.rows.size > 0 && !isOpen
  return (
    <footer className="bottom">{hasActions ? <ChosenBar /> : <PlaceLine place={place} hasButton={hasButton} />}</footer>
  )
}

function PlaceLine({ place, hasButton }: Props): ReactElement {
  return (
    <>
      <p className="place">
        <Part text={say('place.watching')} data={place.folder} more={moreWords(place)} />
        <Part
          text={say('place.sendsTo')}
          data={place.base === null ? place.server : `${place.base} (${place.server})`}
        />
        {place.device === null ? null : <Part text={say('place.as')} data={place.device} />}
      </p>
      {hasButton ? <OpenFolderButton place={place} className="button" /> : null}
    </>
  )
}

function moreWords({ further }: Destination): string {
  return further.length === 0 ? '' : say('folders.andMore', { count: further.length })
}

type PartProps = { readonly text: string; readonly data: string; readonly more?: string }

function Part({ text, data, more = '' }: PartProps): ReactElement {
  return (
    <span className="place-part" title={isolatedText(visibleName(data))}>
      {text} <PathText path={data} isOneLine /> {more}
    </span>
  )
}

function ChosenBar(): ReactElement {
  const model = useModel()
  const { selection } = useStore(model.list)
  const rows = [...selection.rows.values()]
  const [only] = rows
  return (
    <div className="chosen-bar" role="toolbar" aria-label={say('chosen.toolbar')}>
      <span className="chosen-count number">{say('chosen.count', { count: rows.length })}</span>
      {rows.length === 1 && only !== undefined ? (
        <button type="button" className="button" onClick={() => model.detail.open(only.id)}>
          {say('detail.open')}
        </button>
      ) : null}
      {actionsFor(rows).map((action) => (
        <button key={action} type="button" className="button" onClick={() => doAction(model, action, rows)}>
          {say(`action.${action}`)}
        </button>
      ))}
      <button
        type="button"
        className="icon-button last"
        aria-label={say('chosen.clear')}
        title={say('chosen.clear')}
        onClick={() => model.list.clear()}
      >
        <CloseIcon />
      </button>
    </div>
  )
}
