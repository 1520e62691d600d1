// What a check found may be longer than the window: its end, which says what is wrong or that all is well, is scrolled into sight.
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** For the element that shows `answer`; null while there is none. */
export function useInSight(answer: object | null): RefObject<HTMLDivElement | null> {
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (answer !== null) shown.current?.scrollIntoView({ block: 'nearest' })
  }, [answer])
  return shown
}
