// The upload whose history is open at the side.
import type { Bridge, WindowUpdate } from '#shared/contract/ipc.ts'
import type { Detail } from '#shared/contract/ipc-rows.ts'
import type { Throttle } from '../ui/throttle.ts'
import { throttle } from '../ui/throttle.ts'
import { createStore } from '../ui/store.ts'
import type { Store } from '../ui/store.ts'

export type DetailState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'loading'; readonly id: number }
  | { readonly kind: 'open'; readonly id: number; readonly detail: Detail }
  /** The upload is not in the list any more. */
  | { readonly kind: 'gone'; readonly id: number }

export type DetailModel = Pick<Store<DetailState>, 'get' | 'subscribe'> & {
  open(id: number): void
  close(): void
  /** Reads what is open anew: changes of it were missed. */
  refresh(): void
  applyUpdates(reports: readonly WindowUpdate[]): void
}

/** The history is read anew no more often than this while its upload changes. */
const readEveryMs = 1_000

/** Opens the model with no file in it. */
export function openDetails(bridge: Pick<Bridge, 'readDetail' | 'leaveDetail'>, onFailure: () => void): DetailModel {
  const store = createStore<DetailState>({ kind: 'closed' })
  const again: Throttle = throttle(readEveryMs, refresh)

  function refresh(): void {
    const state = store.get()
    if (state.kind !== 'closed') read(state.id)
  }

  function read(id: number): void {
    const isOpen = (): boolean => {
      const state = store.get()
      return state.kind !== 'closed' && state.id === id
    }
    bridge
      .readDetail(id)
      .then((detail) => {
        if (isOpen()) store.set(detail === null ? { kind: 'gone', id } : { kind: 'open', id, detail })
      })
      .catch(onFailure)
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    open: (id) => {
      const state = store.get()
      if (state.kind !== 'closed' && state.id === id) return
      again.stop()
      // What is open stays in sight until the other one is here, so that the panel does not blink.
      store.set(state.kind === 'open' ? { ...state, id } : { kind: 'loading', id })
      read(id)
    },
    close: () => {
      if (store.get().kind === 'closed') return
      again.stop()
      store.set({ kind: 'closed' })
      bridge.leaveDetail().catch(onFailure)
    },
    refresh,
    applyUpdates: (reports) => {
      const state = store.get()
      if (state.kind !== 'open') return
      const row = reports.flatMap(({ rows }) => rows).findLast(({ id }) => id === state.id)
      if (row === undefined) return
      if (state.detail.row.id === row.id) store.set({ ...state, detail: { ...state.detail, row } })
      again.ask()
    },
  }
}
