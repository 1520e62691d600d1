// A small picture of an image file. Nothing where there is none: of a file that is no picture nobody expects one.
import { useEffect, useState } from 'react'
import type { ReactElement } from 'react'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { visibleBaseName } from '#shared/words/visible-name.ts'
import { useModel } from '../model/use-model.ts'
import { fileTypeOf } from '../pictures/file-types.ts'
import { say } from '../words/say.ts'

export function Thumbnail({ row: { id, row } }: { readonly row: WindowRow }): ReactElement | null {
  const model = useModel()
  const [url, setUrl] = useState<string | null>(null)
  const upload = row.state === 'excluded' ? null : row
  // Main looks into the file, and here only those are asked about that call themselves pictures.
  const isAsked = upload !== null && upload.inFolder && fileTypeOf(row.path) === 'picture'
  const version = upload === null ? '' : `${upload.sizeBytes} ${upload.contentHash}`
  useEffect(() => {
    let isLeft = false
    setUrl(null)
    if (isAsked) model.attempt(model.bridge.readThumbnail(id).then((made) => (isLeft ? undefined : setUrl(made))))
    return () => {
      isLeft = true
    }
  }, [model, id, isAsked, version])
  if (url === null) return null
  return <img className="thumbnail" src={url} alt={say('detail.thumbnail', { name: visibleBaseName(row.path) })} />
}
