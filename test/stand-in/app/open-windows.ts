// The windows that are open, for the parts that must know of them all without knowing what a window is.

export type OpenWindow = {
  readonly id: number
  readonly close: () => void
  readonly destroy: () => void
  readonly hearSystem: (name: 'query-session-end' | 'session-end') => void
}

const open = new Map<number, OpenWindow>()
let onAllClosed: () => void = () => undefined
let nextId = 1

export const openWindows = {
  nextId: (): number => nextId++,
  add: (window: OpenWindow): void => void open.set(window.id, window),
  all: (): readonly OpenWindow[] => [...open.values()],
  remove(window: OpenWindow): void {
    if (open.delete(window.id) && open.size === 0) onAllClosed()
  },
  whenAllClosed(listener: () => void): void {
    onAllClosed = listener
  },
}
