// Files dropped anywhere on the window are copied into the watched folder.
import { useEffect, useRef, useState } from 'react'
import type { DragEvent, ReactElement, ReactNode } from 'react'
import { visibleName } from '#shared/words/visible-name.ts'
import { addDropped } from './add-dropped.ts'
import { OutboxPicture } from '../ui/icons.tsx'
import { useModel } from '../model/use-model.ts'
import { say } from '../words/say.ts'

type Props = {
  /** Where copies go; null while nothing can be dropped. */
  readonly folder: string | null
  readonly children: ReactNode
}

export function DropArea({ folder, children }: Props): ReactElement {
  const model = useModel()
  const [over, setOver] = useState<Over>('none')
  const depth = useRef(0)
  useEffect(() => refuseStrayDrops(), [])
  function leave(): void {
    depth.current = 0
    setOver('none')
  }
  function onDragEnter(event: DragEvent): void {
    if (folder === null || !event.dataTransfer.types.includes('Files')) return
    depth.current += 1
    setOver(overOf(event))
  }
  function onDragOver(event: DragEvent): void {
    if (over !== 'none' && over !== overOf(event)) setOver(overOf(event))
  }
  function onDragLeave(): void {
    depth.current -= 1
    if (depth.current <= 0) leave()
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault()
    leave()
    if (folder === null) return
    const files = [...event.dataTransfer.files]
    if (overOf(event) === 'ask') model.why.askDropped(files)
    else addDropped(model, files)
  }
  return (
    <div className="window" onDragEnter={onDragEnter} onDragOver={onDragOver} onDragLeave={onDragLeave} onDrop={onDrop}>
      {children}
      {over !== 'none' && folder !== null ? (
        <div className="drop-over">
          <OutboxPicture />
          <p className="empty-title">{over === 'ask' ? say('whyDialog.dropHere') : say('drop.here')}</p>
          <p>{over === 'ask' ? say('whyDialog.dropHint') : say('drop.hint', { folder: visibleName(folder) })}</p>
          {over === 'ask' ? null : <p className="quiet">{say('whyDialog.altHint')}</p>}
        </div>
      ) : null}
    </div>
  )
}

/** What a drop would mean: the files are copied, or with Alt asked about. */
type Over = 'none' | 'add' | 'ask'

function overOf({ altKey }: DragEvent): Over {
  return altKey ? 'ask' : 'add'
}

/** Without this the window would try to open what is dropped on it. */
function refuseStrayDrops(): () => void {
  const refuse = (event: Event): void => event.preventDefault()
  document.addEventListener('dragover', refuse)
  document.addEventListener('drop', refuse)
  return () => {
    document.removeEventListener('dragover', refuse)
    document.removeEventListener('drop', refuse)
  }
}
