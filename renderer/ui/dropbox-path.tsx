// A place in Dropbox: in a cell it is cut in its folders, for the name is what differs; in the details it is whole.
import { Fragment } from 'react'
import type { ReactElement } from 'react'
import { visibleName } from '#shared/words/visible-name.ts'

type Props = { readonly path: string }

export function CutDropboxPath({ path }: Props): ReactElement {
  const nameAt = path.lastIndexOf('/') + 1
  return (
    <span className="destination" title={visibleName(path)}>
      <bdi className="destination-folders" dir="auto">
        {visibleName(path.slice(0, nameAt))}
      </bdi>
      <bdi className="destination-name" dir="auto">
        {visibleName(path.slice(nameAt))}
      </bdi>
    </span>
  )
}

/** Goes on in a new line after a slash, before it does so within a name. */
export function WholeDropboxPath({ path }: Props): ReactElement {
  const parts = visibleName(path).split(/(?<=\/)/)
  return (
    <bdi className="selectable" dir="auto">
      {parts.map((part, at) => (
        <Fragment key={`${at} ${part}`}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </bdi>
  )
}
