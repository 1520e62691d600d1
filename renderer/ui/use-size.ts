// How wide an element is, in rem, so that columns follow the window and the zoom.
import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

export type Size = {
  readonly widthRem: number
  /** Pixels of one rem. */
  readonly remPx: number
}

/** The element's width by now; drawn again when it changes. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ widthRem: 60, remPx: 16 })
  useLayoutEffect(() => {
    const observed = element.current
    if (observed === null) return
    const measure = (): void => {
      const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const widthRem = Math.floor(observed.clientWidth / remPx)
      setSize((old) => (old.widthRem === widthRem && old.remPx === remPx ? old : { widthRem, remPx }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(observed)
    measure()
    return () => observer.disconnect()
  }, [element])
  return size
}
