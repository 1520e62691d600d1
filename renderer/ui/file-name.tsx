// A file's name as data: visible, isolated from the text around it, cut in the middle when it is long.
import type { ReactElement } from 'react'
import { visibleName } from '#shared/words/visible-name.ts'
import type { FolderTag } from '../words/folder-tags.ts'
import { isolatedText } from '#shared/messages/isolated-text.ts'
import { folderOf, namePartsOf } from '../words/name-parts.ts'
import { PathText } from './paths/path-text.tsx'

type Props = {
  readonly path: string
  readonly hasFolder: boolean
  /** The watched folder it is of, where there are several. */
  readonly tag?: FolderTag | null
}

/** The name with its ending always in sight, and the folder behind it when there is room. */
export function FileName({ path, hasFolder, tag = null }: Props): ReactElement {
  const { head, tail } = namePartsOf(path)
  const folder = hasFolder ? folderOf(tag?.path ?? path) : ''
  return (
    <span className="file-name" title={tag === null ? shown(path) : `${tag.folder}\n${shown(tag.path)}`}>
      <bdi className="name" dir="auto">
        <span className="name-head">{head}</span>
        {tail === '' ? null : <span className="name-tail">{tail}</span>}
      </bdi>
      {tag === null || !hasFolder ? null : (
        <bdi className="folder-tag" dir="auto">
          {tag.label}
        </bdi>
      )}
      {folder === '' ? null : <PathText className="folder" path={folder} isOneLine />}
    </span>
  )
}

/** A name alone turns nothing; in a path it would. */
const shown = (path: string): string => (path.includes('/') ? isolatedText(visibleName(path)) : visibleName(path))
