// The title of a view that took the place of another: the keyboard and the screen reader begin here.
import { useEffect, useRef } from 'react'
import type { ReactElement, ReactNode } from 'react'

type Props = { readonly level: 'h1' | 'h2'; readonly className: string; readonly children: ReactNode }

/** Takes the focus when it is drawn for the first time. */
export function ViewTitle({ level: Level, className, children }: Props): ReactElement {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <Level ref={title} className={className} tabIndex={-1}>
      {children}
    </Level>
  )
}
