// Rows keep their places while the pointer is over them. A pointer that was left lying there lets go after a while.
import { useEffect, useRef } from 'react'
import type { PointerEvent } from 'react'
import type { ListModel } from '../model/list-model.ts'

const restsAfterMs = 30_000

type PointerHandlers = {
  onPointerMove(event: PointerEvent): void
  onPointerLeave(): void
}

/** Handlers for the element that shows the rows. */
export function useFreeze(list: ListModel): PointerHandlers {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  function letGo(): void {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    list.freeze(false)
  }
  useEffect(() => letGo, [list])
  return {
    onPointerMove: (event) => {
      if (event.pointerType === 'touch') return
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = setTimeout(letGo, restsAfterMs)
      list.freeze(true)
    },
    onPointerLeave: letGo,
  }
}
