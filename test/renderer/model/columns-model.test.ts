import { expect, it } from 'vitest'
import { openColumns } from '#renderer/model/columns-model.ts'
import type { Bridge } from '#shared/contract/ipc.ts'
import type { ListColumns, ShownSettings } from '#shared/contract/settings.ts'

it('reads what was kept, and keeps each choice when it is made', async () => {
  const said: ListColumns[] = []
  // Of the settings only the columns are looked at.
  const settings = { listColumns: { hidden: ['tries'], widths: { name: 30 } } } as unknown as ShownSettings
  const bridge: Pick<Bridge, 'changeSettings' | 'readSettings'> = {
    readSettings: async () => settings,
    async changeSettings({ listColumns }) {
      if (listColumns !== undefined) said.push(listColumns)
      return settings
    },
  }
  const columns = openColumns(bridge, () => said.push({ hidden: ['status'], widths: {} }))
  await Promise.resolve()
  await Promise.resolve()
  expect(columns.get()).toEqual(settings.listColumns)
  columns.size({ size: 7 })
  columns.size({ size: 8 })
  columns.size({ name: null })
  expect(said).toEqual([])
  columns.keep()
  columns.toggle('tries')
  columns.toggle('added')
  columns.forgetWidths()
  expect(said).toEqual([
    { hidden: ['tries'], widths: { size: 8 } },
    { hidden: [], widths: { size: 8 } },
    { hidden: ['added'], widths: { size: 8 } },
    { hidden: ['added'], widths: {} },
  ])
})
