// Which columns the list shows.
import type { ReactElement } from 'react'
import { columnKeys } from '#shared/contract/ipc-channels.ts'
import { useModel } from '../model/use-model.ts'
import { MenuButton } from '../ui/controls/menu-button.tsx'
import { ColumnsIcon } from '../ui/icons.tsx'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

/** The button of the menu, which a click with the other button on the head of the list opens, too. */
export const columnMenuId = 'column-menu'

export function ColumnMenu(): ReactElement {
  const { columns } = useModel()
  const { hidden, widths } = useStore(columns)
  const shown = columnKeys
    .filter((key) => key !== 'name')
    .map((key) => ({
      key,
      label: say(`column.${key}`),
      isChecked: !hidden.includes(key),
      act: () => columns.toggle(key),
    }))
  const reset = { key: 'widths', label: say('columns.forgetWidths'), act: () => columns.forgetWidths() }
  const items = Object.keys(widths).length === 0 ? shown : [...shown, reset]
  return <MenuButton id={columnMenuId} label={say('columns.menu')} icon={<ColumnsIcon />} items={items} isIcon />
}
