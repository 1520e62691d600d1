import { english } from '#shared/messages/english.ts'
import { expect, it } from 'vitest'
import { sentMenu } from '#main/desktop/menus/sent-menu.ts'
import { sentActions } from '#shared/rows/sent-file.ts'
import { press } from './menu-items.ts'

it('offers what fits, and does it', () => {
  const said: string[] = []
  const menu = sentMenu(sentActions, (action) => said.push(action), english)
  for (const action of sentActions) press(menu, action)
  expect(said).toEqual([...sentActions])
  expect(menu.map(({ label }) => label)).toEqual(['Open in Dropbox', 'Show in folder', 'Copy receipt'])
  expect(sentMenu([], () => undefined, english)).toEqual([])
})
