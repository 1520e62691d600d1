// A small picture of each type of file. They differ in their shape, never by colour alone, and say nothing the name does not.
import { memo } from 'react'
import type { ReactElement } from 'react'
import type { FileType } from './file-types.ts'

const page = 'M3.5 1.75h6l3 3v9.5h-9Z'

/** Lines of 1.25 on 16 by 16. */
const drawings: Readonly<Record<FileType, string>> = {
  text: `${page}M5.75 6.5h2.5M5.75 9h4.5M5.75 11.5h4.5`,
  table: 'M2 2.75h12v10.5H2ZM2 6.25h12M2 9.75h12M6.5 2.75v10.5',
  slides: 'M1.75 2.75h12.5v8H1.75ZM8 10.75v2.5M5.25 13.75 8 12.25l2.75 1.5M4.75 8.25v-1M7.5 8.25V6M10.25 8.25V5',
  print: `${page}M5.75 11.75c2-1.5 2.75-4 2.25-5.5-.6 2 1 4.2 2.5 4.25-1.5-.2-3.2.3-4.75 1.25Z`,
  picture: 'M2 3h12v10H2ZM2 11l3.25-3.25L8.5 11l2-2L14 12M10.25 5.75h.75',
  film: 'M1.75 3.25h12.5v9.5H1.75ZM6.5 5.75v4.5L10.25 8Z',
  sound:
    'M6 12V3.75l6.5-1.5V10.5M6 12a1.75 1.5 0 1 1-3.5 0 1.75 1.5 0 0 1 3.5 0ZM12.5 10.5a1.75 1.5 0 1 1-3.5 0 1.75 1.5 0 0 1 3.5 0Z',
  archive: 'M2.25 5.75h11.5v7.5H2.25ZM2.25 5.75l1.5-3h8.5l1.5 3M8 5.75v3M6.75 8.75h2.5',
  code: 'M5.25 4.5 1.75 8l3.5 3.5M10.75 4.5 14.25 8l-3.5 3.5M9 3.25l-2 9.5',
  drawing: 'M8 1.75v2M8 3.75 3.5 14M8 3.75 12.5 14M5 10.5c2 1.25 4 1.25 6 0',
  mail: 'M1.75 3.5h12.5v9H1.75ZM1.75 4l6.25 5 6.25-5',
  program: 'M1.75 2.75h12.5v10.5H1.75ZM1.75 5.5h12.5M4.25 8l1.75 1.5L4.25 11M7.75 11h3',
  other: `${page}M9.5 1.75v3h3`,
}

type Props = { readonly type: FileType }

/** For the eye only: a screen reader hears the whole name, with its ending. */
export const FileTypeIcon = memo(function FileTypeIcon({ type }: Props): ReactElement {
  return (
    <svg
      className="icon file-type"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      data-type={type}
    >
      <path d={drawings[type]} />
    </svg>
  )
})
