// Opens the watched folder in the file manager; of several, a menu of the system asks which.
import type { ReactElement } from 'react'
import type { Destination } from '#shared/contract/ipc-app-state.ts'
import { useModel } from '../model/use-model.ts'
import { ChevronIcon, FolderIcon } from '../ui/icons.tsx'
import { say } from '../words/say.ts'

type Props = { readonly place: Destination; readonly className: string }

export function OpenFolderButton({ place, className }: Props): ReactElement {
  const model = useModel()
  const hasMenu = place.further.length > 0
  return (
    <button
      type="button"
      className={className}
      aria-haspopup={hasMenu ? 'menu' : undefined}
      onClick={() => model.attempt(model.bridge.openFolder())}
    >
      <FolderIcon />
      <span className="button-words">{say('place.openFolder')}</span>
      {hasMenu ? <ChevronIcon /> : null}
    </button>
  )
}
