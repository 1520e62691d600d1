// This folder: what the window knows, and what it does.

// What a person made of the columns of the list: which are shown, and how wide. Kept with the settings.
import type { ColumnKey } from '#shared/contract/ipc-channels.ts'
import type { Bridge } from '#shared/contract/ipc.ts'
import type { ListColumns } from '#shared/contract/settings.ts'
import { createStore } from '../ui/store.ts'
import type { Store } from '../ui/store.ts'

export type ColumnsModel = Pick<Store<ListColumns>, 'get' | 'subscribe'> & {
  /** Shows a width while it is being chosen; null: as wide as what stands in the column. Nothing is kept yet. */
  size(key: ColumnKey, rem: number | null): void
  /** Keeps the widths that are shown. */
  keep(): void
  /** Shows a column, or does not any more. */
  toggle(key: ColumnKey): void
  /** All widths follow what stands in the columns again. */
  forgetWidths(): void
}

/** Reads what was kept. Until then all columns are as usual. */
export function openColumns(bridge: Pick<Bridge, 'changeSettings' | 'readSettings'>, failed: () => void): ColumnsModel {
  const store = createStore<ListColumns>({ hidden: [], widths: {} })
  const keep = (): void => void bridge.changeSettings({ listColumns: store.get() }).catch(failed)
  bridge
    .readSettings()
    .then(({ listColumns }) => store.set(listColumns))
    // Columns as usual are no failure that anybody has to hear of.
    .catch(() => undefined)
  return {
    get: store.get,
    subscribe: store.subscribe,
    size: (key, rem) => {
      const { [key]: _before, ...widths } = store.get().widths
      store.set({ ...store.get(), widths: rem === null ? widths : { ...widths, [key]: rem } })
    },
    keep,
    toggle: (key) => {
      const { hidden } = store.get()
      const isHidden = hidden.includes(key)
      store.set({ ...store.get(), hidden: isHidden ? hidden.filter((one) => one !== key) : [...hidden, key] })
      keep()
    },
    forgetWidths: () => {
      store.set({ ...store.get(), widths: {} })
      keep()
    },
  }
}
