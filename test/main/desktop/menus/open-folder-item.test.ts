import { expect, it } from 'vitest'
import { openFolderItem } from '#main/desktop/menus/open-folder-item.ts'
import { english } from '#shared/messages/english.ts'
import { allItems, press } from './menu-items.ts'

const accelerator = 'CmdOrCtrl+O'

it('is one item where one folder is watched, and off where none is', () => {
  const opened: string[] = []
  const item = openFolderItem({ folder: '~/Outbox', further: [] }, (into) => opened.push(into), english, {
    accelerator,
  })
  expect(item).toMatchObject({ label: 'Open folder', accelerator, enabled: true })
  press([item], 'open_folder')
  expect(opened).toEqual([''])
  expect(openFolderItem(null, () => undefined, english).enabled).toBe(false)
})

it('names each of several folders; the accelerator is that of the first', () => {
  const places = { folder: '~/Outbox', further: [{ folder: '/media/R&D', into: 'Scans' }] }
  const opened: string[] = []
  const item = openFolderItem(places, (into) => opened.push(into), english, { accelerator })
  const items = allItems([item]).slice(1)
  expect(items.map(({ label, accelerator: key }) => [label, key])).toEqual([
    ['~/Outbox', accelerator],
    ['/media/R&&D', undefined],
  ])
  press(items, 'open_folder_1')
  expect(opened).toEqual(['Scans'])
})
