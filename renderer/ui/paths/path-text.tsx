// A path as data: its names in their order, whichever way each of them is written.
import { Fragment } from 'react'
import type { ReactElement } from 'react'
import { isTurned, pathParts } from '#shared/messages/isolated-text.ts'
import { visibleName } from '#shared/words/visible-name.ts'

type Props = {
  readonly path: string
  readonly className?: string
  /** It stays in one line, and its end may be cut. */
  readonly isOneLine?: boolean
}

/** Goes on in a new line after a separator, before it does so within a name. */
export function PathText({ path, className, isOneLine = false }: Props): ReactElement {
  return (
    <bdi className={className} dir="ltr">
      {pathParts(visibleName(path)).map((part, at) => (
        <Fragment key={`${at} ${part}`}>
          {isTurned(part) ? <TurnedPart part={part} /> : part}
          {isOneLine ? null : <wbr />}
        </Fragment>
      ))}
    </bdi>
  )
}

function TurnedPart({ part }: { readonly part: string }): ReactElement {
  const [name = ''] = part.split(/[/\\]/)
  return (
    <>
      <bdi>{name}</bdi>
      {part.slice(name.length)}
    </>
  )
}
