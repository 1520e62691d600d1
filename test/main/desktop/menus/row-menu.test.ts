// The menu of rows: only what fits them.
import { english } from '#shared/messages/english.ts'
import { describe, expect, it } from 'vitest'
import { rowMenu } from '#main/desktop/menus/row-menu.ts'
import type { RowMenuActs } from '#main/desktop/menus/row-menu.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { idsOf, itemOf, press } from './menu-items.ts'
import { aRow } from '../../samples.ts'

function menuFor(rows: readonly WindowRow[]): { readonly menu: ReturnType<typeof rowMenu>; readonly said: unknown[] } {
  const said: unknown[] = []
  const acts: RowMenuActs = {
    act: (action, ids) => said.push([action, ids]),
    showInFolder: (id) => said.push(['show', id]),
    copyDetails: (ids) => said.push(['copy', ids.length]),
    openInDropbox: (path) => said.push(['open', path]),
    copyPath: (path) => said.push(['path', path]),
    showDetail: () => said.push(['detail']),
    askWhy: () => said.push(['why']),
  }
  return { menu: rowMenu(rows, acts, english), said }
}

const failed = { reason: 'dropbox_unavailable', nextTryAt: '2026-11-23T10:00:00.000Z' } as const
const excluded: WindowRow = { ...aRow({ group: 'left_out' }), row: { path: 'a.tmp', state: 'excluded', rule: '*.tmp' } }

describe('one row', () => {
  const single = ['separator', 'details', 'why', 'show_in_folder', 'separator', 'copy_details']
  it.each<[string, WindowRow, readonly string[]]>([
    ['waiting', aRow(), ['send_first', 'pause', 'skip', ...single]],
    ['waiting after a failed try', aRow({ failures: 2 }, failed), ['retry', 'send_first', 'pause', 'skip', ...single]],
    ['that needs a person', aRow({ group: 'attention' }, { state: 'blocked' }), ['retry', 'skip', ...single]],
    ['being sent', aRow({ group: 'active' }, { state: 'sending' }), ['pause', 'skip', ...single]],
    ['paused', aRow({ intent: 'pause' }), ['resume', 'skip', ...single]],
    ['sent', aRow({ group: 'sent' }, { state: 'done' }), single.slice(1)],
    [
      'sent, and deleted here',
      aRow({ group: 'sent' }, { state: 'done', inFolder: false }),
      ['details', 'why', 'separator', 'copy_details'],
    ],
    ['left out by a person', aRow({ group: 'left_out', intent: 'skip' }), ['send_again', ...single]],
    ['left out by a rule', excluded, single.slice(1)],
    [
      'gone',
      aRow({ group: 'left_out' }, { state: 'gone', inFolder: false }),
      ['details', 'why', 'separator', 'copy_details'],
    ],
  ])('%s', (_what, row, ids) => expect(idsOf(menuFor([row]).menu)).toEqual(ids))

  it('does what its items say', () => {
    const { menu, said } = menuFor([aRow({ id: 7 })])
    for (const id of ['send_first', 'details', 'why', 'show_in_folder', 'copy_details']) press(menu, id)
    expect(said).toEqual([['send_first', [7]], ['detail'], ['why'], ['show', 7], ['copy', 1]])
  })
})

describe('a row whose place in Dropbox is known', () => {
  const sent = (destination: string | null): WindowRow => aRow({ group: 'sent' }, { state: 'done', destination })

  it('is opened there, and its path is copied', () => {
    const { menu, said } = menuFor([sent('/Acme/a.txt')])
    expect(idsOf(menu).slice(0, 5)).toEqual(['details', 'why', 'show_in_folder', 'open_in_dropbox', 'copy_path'])
    press(menu, 'open_in_dropbox')
    press(menu, 'copy_path')
    expect(said).toEqual([
      ['open', '/Acme/a.txt'],
      ['path', '/Acme/a.txt'],
    ])
  })

  it('is not opened where it is not known, or where it is no path of Dropbox', () => {
    for (const place of [null, '', 'ns:1/a', '/a/../../logout'])
      expect(idsOf(menuFor([sent(place)]).menu)).not.toContain('open_in_dropbox')
  })
})

describe('several rows', () => {
  const rows = [aRow({ id: 1 }), aRow({ id: 2, intent: 'pause' }), aRow({ id: 3, group: 'sent' }, { state: 'done' })]

  it('are offered what fits some of them, which are counted', () => {
    const { menu, said } = menuFor(rows)
    expect(idsOf(menu)).toEqual(['resume', 'send_first', 'pause', 'skip', 'separator', 'copy_details'])
    expect(itemOf(menu, 'skip').label).toBe('Leave out (2 files)')
    expect(itemOf(menu, 'resume').label).toBe('Resume (1 file)')
    press(menu, 'skip')
    press(menu, 'resume')
    expect(said).toEqual([
      ['skip', [1, 2]],
      ['resume', [2]],
    ])
  })

  it('are copied a hundred at most', () => {
    const { menu, said } = menuFor(Array.from({ length: 300 }, (_, at) => aRow({ id: at + 1 })))
    press(menu, 'copy_details')
    expect(said).toEqual([['copy', 100]])
  })
})

it('offers nothing for no rows', () => expect(menuFor([]).menu).toEqual([]))
