// The tray's menu: what it offers, when, and what it sets off.
import { english } from '#shared/messages/english.ts'
import { expect, it } from 'vitest'
import { trayMenu } from '#main/desktop/menus/tray-menu.ts'
import type { TrayActs } from '#main/desktop/menus/tray-menu.ts'
import { allItems, idsOf, itemOf, press } from './menu-items.ts'
import { running } from '#test/rigs/samples/overview.ts'

function listening(): { readonly acts: TrayActs; readonly said: string[] } {
  const said: string[] = []
  return {
    said,
    acts: {
      openWindow: () => said.push('openWindow'),
      openFolder: (into) => said.push(`openFolder ${into}`),
      pause: (length) => said.push(`pause ${length}`),
      resume: () => said.push('resume'),
      openSettings: () => said.push('openSettings'),
      quit: () => said.push('quit'),
    },
  }
}

it('begins with the status, which nobody can press', () => {
  const menu = trayMenu(running(), 'Everything is sent.', listening().acts, english)
  expect(menu[0]).toEqual({ id: 'status', label: 'Everything is sent.', enabled: false })
  expect(idsOf(menu)).toEqual([
    'status',
    'separator',
    'open',
    'open_folder',
    'separator',
    'pause',
    'settings',
    'separator',
    'quit',
  ])
})

it('does what its items say', () => {
  const { acts, said } = listening()
  const menu = trayMenu(running(), '', acts, english)
  for (const id of [
    'open',
    'open_folder',
    'pause_one_hour',
    'pause_until_tomorrow',
    'pause_until_resumed',
    'settings',
    'quit',
  ]) {
    press(menu, id)
  }
  expect(said).toEqual([
    'openWindow',
    'openFolder ',
    'pause one_hour',
    'pause until_tomorrow',
    'pause until_resumed',
    'openSettings',
    'quit',
  ])
})

it('offers to resume instead of to pause while it is paused', () => {
  const { acts, said } = listening()
  const menu = trayMenu(running({ paused: 'paused' }), '', acts, english)
  expect(idsOf(menu)).not.toContain('pause')
  press(menu, 'resume')
  expect(said).toEqual(['resume'])
})

it('offers no folder and no pause while nothing runs', () => {
  const menu = trayMenu({ phase: { kind: 'set_up' }, notices: [] }, '', listening().acts, english)
  expect(itemOf(menu, 'open_folder').enabled).toBe(false)
  expect(itemOf(menu, 'pause').enabled).toBe(false)
  expect(itemOf(menu, 'quit').enabled).not.toBe(false)
})

it('cannot quit what the company wants to run on', () => {
  const menu = trayMenu(running(), '', { ...listening().acts, quit: null }, english)
  expect(idsOf(menu)).not.toContain('quit')
  expect(idsOf(menu).at(-1)).toBe('settings')
})

it('offers each folder by its name where several are watched', () => {
  const { acts, said } = listening()
  const { phase } = running()
  if (phase.kind !== 'running') return expect.unreachable()
  const further = [{ folder: '/media/R&D', into: 'Scans' }]
  const menu = trayMenu({ phase: { ...phase, place: { ...phase.place, further } }, notices: [] }, '', acts, english)
  const labels = allItems(menu).flatMap(({ id, label }) => (id?.startsWith('open_folder_') ? [label] : []))
  expect(labels).toEqual(['~/Outbox', '/media/R&&D'])
  press(menu, 'open_folder_1')
  press(menu, 'open_folder_0')
  expect(said).toEqual(['openFolder Scans', 'openFolder '])
})
