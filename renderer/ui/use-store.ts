// A store's value inside a component.
import { useSyncExternalStore } from 'react'
import type { Store } from './store.ts'

/** The value by now; the component is drawn again when it changes. */
export function useStore<State>(store: Pick<Store<State>, 'get' | 'subscribe'>): State {
  return useSyncExternalStore(store.subscribe, store.get)
}
