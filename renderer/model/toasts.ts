// Short messages at the bottom of the window: what was done, and how to take it back.
import { createStore } from '../ui/store.ts'
import type { Store } from '../ui/store.ts'

export type Toast = {
  readonly id: number
  readonly text: string
  readonly undo: (() => void) | null
}

export type ToastsModel = Pick<Store<Toast | null>, 'get' | 'subscribe'> & {
  say(text: string, undo?: () => void): void
  dismiss(): void
}

/** Long enough to read it, and longer when there is something to take back. */
const shownMs = 6_000
const shownWithUndoMs = 12_000

/** One message at a time: a new one takes the place of the old. */
export function openToasts(): ToastsModel {
  const store = createStore<Toast | null>(null)
  let timer: ReturnType<typeof setTimeout> | null = null
  let lastId = 0
  function dismiss(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    store.set(null)
  }
  return {
    get: store.get,
    subscribe: store.subscribe,
    say: (text, undo) => {
      dismiss()
      lastId += 1
      store.set({ id: lastId, text, undo: undo ?? null })
      timer = setTimeout(dismiss, undo === undefined ? shownMs : shownWithUndoMs)
    },
    dismiss,
  }
}
