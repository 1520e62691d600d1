// One watched folder of the list: where it is, where its files go, how it is now.
import type { ReactElement } from 'react'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import type { ShownSettings } from '#shared/contract/settings.ts'
import type { RootState } from '#shared/root-state.ts'
import type { AfterUpload } from '#shared/sent/original.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { AttentionIcon, CheckIcon, InfoIcon } from '../../ui/icons.tsx'
import { useModel } from '../../model/use-model.ts'
import { useStore } from '../../ui/use-store.ts'
import { say } from '../../words/say.ts'
import { PathText } from '../../ui/paths/path-text.tsx'

type Props = {
  readonly folder: ShownSettings['furtherFolders'][number]
  /** What becomes of its files once they are sent. */
  readonly rule: AfterUpload
  readonly isDecided: boolean
  readonly change: () => void
  readonly remove: () => void
}

export function FolderItem({
  folder: { folder, into, trouble },
  rule,
  isDecided,
  change,
  remove,
}: Props): ReactElement {
  const model = useModel()
  const app = useStore(model.app)
  const state = app?.phase.kind === 'running' ? stateOf(into, app.phase.overview) : 'starting'
  return (
    <li className="folder-item">
      <p className="selectable">
        <PathText className="strong" path={folder} />
      </p>
      <p className="selectable">{say('folders.goesTo', { into: visibleName(into) })}</p>
      <p className="quiet">{say('folders.afterwards', { rule: say(`afterUpload.${rule}`) })}</p>
      <p className="folder-state" data-state={trouble === null ? state : 'trouble'}>
        {iconOf(trouble === null ? state : 'trouble')}
        <span>{trouble ?? say(`folders.${state}`)}</span>
      </p>
      <div className="part-actions">
        {state === 'replaced' && trouble === null ? (
          <button type="button" className="button" onClick={() => model.adopting.set(into)}>
            {say('trouble.useFolder')}
          </button>
        ) : null}
        {isDecided ? null : (
          <>
            <button type="button" className="button" onClick={change}>
              {say('folders.change')}
            </button>
            <button type="button" className="button" onClick={remove}>
              {say('folders.remove')}
            </button>
          </>
        )}
      </div>
    </li>
  )
}

/** Called watched when a file that is saved is one that comes, and none that was there. */
function stateOf(into: string, { folders, isFirstLook }: Overview): 'starting' | RootState {
  const state = folders.find((one) => one.into === into)?.state ?? 'starting'
  return state === 'there' && isFirstLook ? 'starting' : state
}

function iconOf(state: 'starting' | 'trouble' | RootState): ReactElement {
  if (state === 'there') return <CheckIcon />
  return state === 'starting' || state === 'away' ? <InfoIcon /> : <AttentionIcon />
}
