// A file's name as data: visible, isolated from the text around it, cut in the middle when it is long.
import type { ReactElement } from 'react'
import { visibleName } from '#shared/words/visible-name.ts'
import { folderOf, namePartsOf } from '../words/name-parts.ts'

type Props = { readonly path: string; readonly hasFolder: boolean }

/** The name with its ending always in sight, and the folder behind it when there is room. */
export function FileName({ path, hasFolder }: Props): ReactElement {
  const { head, tail } = namePartsOf(path)
  const folder = hasFolder ? folderOf(path) : ''
  return (
    <span className="file-name" title={visibleName(path)}>
      <bdi className="name" dir="auto">
        <span className="name-head">{head}</span>
        {tail === '' ? null : <span className="name-tail">{tail}</span>}
      </bdi>
      {folder === '' ? null : (
        <bdi className="folder" dir="auto">
          {folder}
        </bdi>
      )}
    </span>
  )
}
