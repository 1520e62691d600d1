// This folder: what the window knows, and what it does.

// What a person made of the columns of the list: which are shown, and how wide. Kept with the settings.
import type { ColumnKey } from '#shared/contract/ipc-channels.ts'
import type { Bridge } from '#shared/contract/ipc.ts'
import type { ListColumns } from '#shared/contract/settings.ts'
import { createStore } from '../ui/store.ts'
import type { Store } from '../ui/store.ts'

/** Widths of columns, in rem; null: as wide as what stands in the column. */
export type Widths = Readonly<Partial<Record<ColumnKey, number | null>>>

export type ColumnsModel = Pick<Store<ListColumns>, 'get' | 'subscribe'> & {
  /** Shows widths while they are being chosen; of other columns they stay. Nothing is kept yet. */
  size(widths: Widths): void
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
    size: (chosen) => {
      const all = Object.entries({ ...store.get().widths, ...chosen })
      store.set({ ...store.get(), widths: Object.fromEntries(all.filter(([, rem]) => rem !== null)) })
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
