// Files dropped anywhere on the window are copied into the watched folder.
import { useEffect, useRef, useState } from 'react'
import type { DragEvent, ReactElement, ReactNode } from 'react'
import { visibleName } from '#shared/words/visible-name.ts'
import { addDropped } from './add-dropped.ts'
import { OutboxPicture } from '../ui/icons.tsx'
import { drop } from '../words/labels.ts'
import { useModel } from '../model/use-model.ts'

type Props = {
  /** Where copies go; null while nothing can be dropped. */
  readonly folder: string | null
  readonly children: ReactNode
}

export function DropArea({ folder, children }: Props): ReactElement {
  const model = useModel()
  const [isOver, setOver] = useState(false)
  const depth = useRef(0)
  useEffect(() => refuseStrayDrops(), [])
  function leave(): void {
    depth.current = 0
    setOver(false)
  }
  function onDragEnter(event: DragEvent): void {
    if (folder === null || !event.dataTransfer.types.includes('Files')) return
    depth.current += 1
    setOver(true)
  }
  function onDragLeave(): void {
    depth.current -= 1
    if (depth.current <= 0) leave()
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault()
    leave()
    if (folder !== null) addDropped(model, [...event.dataTransfer.files])
  }
  return (
    <div className="window" onDragEnter={onDragEnter} onDragLeave={onDragLeave} onDrop={onDrop}>
      {children}
      {isOver && folder !== null ? (
        <div className="drop-over">
          <OutboxPicture />
          <p className="empty-title">{drop.here}</p>
          <p>{drop.hint(visibleName(folder))}</p>
        </div>
      ) : null}
    </div>
  )
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
