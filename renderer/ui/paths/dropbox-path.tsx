// This folder: paths as data, in a cell and whole.

// A place in Dropbox, cut in its folders in a cell: the name is what differs.
import type { ReactElement } from 'react'
import { isolatedText } from '#shared/messages/isolated-text.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { PathText } from './path-text.tsx'

type Props = { readonly path: string }

export function CutDropboxPath({ path }: Props): ReactElement {
  const nameAt = path.lastIndexOf('/') + 1
  return (
    <span className="destination" title={isolatedText(visibleName(path))}>
      <PathText className="destination-folders" path={path.slice(0, nameAt)} isOneLine />
      <bdi className="destination-name" dir="auto">
        {visibleName(path.slice(nameAt))}
      </bdi>
    </span>
  )
}
