// The menu of the app on each system.
import { english } from '#shared/messages/english.ts'
import { describe, expect, it } from 'vitest'
import { languageTags } from '#shared/messages/languages.ts'
import { loadLanguage } from '#shared/messages/load/load-language.ts'
import { appMenu } from '#main/desktop/menus/app-menu.ts'
import type { MenuActs, MenuFacts } from '#main/desktop/menus/app-menu.ts'
import { allItems, itemOf, press } from './menu-items.ts'

const usual: MenuFacts = {
  platform: 'linux',
  isPackaged: true,
  places: { folder: '~/Outbox', further: [] },
  isPaused: false,
  isFolderThere: true,
  isDialogOpen: false,
  isQuitAllowed: true,
  update: 'check',
  pages: ['help'],
  language: english,
}

function menuFor(facts: Partial<MenuFacts> = {}): {
  readonly menu: ReturnType<typeof appMenu>
  readonly said: string[]
} {
  const said: string[] = []
  const acts: MenuActs = {
    openFolder: (into) => said.push(`openFolder ${into}`),
    retryAll: () => said.push('retryAll'),
    pause: (length) => said.push(`pause ${length}`),
    resume: () => said.push('resume'),
    runCommand: (command) => said.push(`tell ${command}`),
    openPage: (page) => said.push(`page ${page}`),
    update: (step: string) => said.push(`update ${step}`),
    quit: () => said.push('quit'),
  }
  return { menu: appMenu({ ...usual, ...facts }, acts), said }
}

const rolesOf = (facts: Partial<MenuFacts>): readonly string[] =>
  allItems(menuFor(facts).menu).flatMap(({ role }) => role ?? [])

describe('the menu', () => {
  it('does what its items say', () => {
    const { menu, said } = menuFor()
    for (const id of [
      'open_folder',
      'ask_about_file',
      'show_history',
      'settings',
      'quit',
      'select_all',
      'search',
      'retry_all',
      'pause_one_hour',
      'help',
      'effective_settings',
      'about',
    ]) {
      press(menu, id)
    }
    expect(said).toEqual([
      'openFolder ',
      'tell ask_about_file',
      'tell show_history',
      'tell show_settings',
      'quit',
      'tell select_all',
      'tell search',
      'retryAll',
      'pause one_hour',
      'page help',
      'tell show_effective_settings',
      'tell show_settings',
    ])
  })

  it('offers no retry while the folder is away', () => {
    expect(itemOf(menuFor().menu, 'retry_all').enabled).toBe(true)
    expect(itemOf(menuFor({ isFolderThere: false }).menu, 'retry_all').enabled).toBe(false)
  })

  it('leaves "select all" on macOS to the dialog that is open', () => {
    const inDialog = itemOf(menuFor({ platform: 'darwin', isDialogOpen: true }).menu, 'select_all')
    expect([inDialog.role, inDialog.click]).toEqual(['selectAll', undefined])
    for (const facts of [{ platform: 'darwin' }, { isDialogOpen: true }] as const) {
      expect(itemOf(menuFor(facts).menu, 'select_all').role).toBeUndefined()
    }
  })

  it('has the shortcuts people expect', () => {
    const { menu } = menuFor()
    expect(itemOf(menu, 'retry_all').accelerator).toBe('CmdOrCtrl+R')
    expect(itemOf(menu, 'search').accelerator).toBe('CmdOrCtrl+F')
    expect(itemOf(menu, 'quit').accelerator).toBe('CmdOrCtrl+Q')
  })

  it('gives each shortcut once', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const keys = allItems(menuFor({ platform, isPackaged: false }).menu).flatMap(
        ({ accelerator }) => accelerator ?? [],
      )
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('reloads and looks inside only while it is developed', () => {
    expect(rolesOf({ isPackaged: true }).filter((role) => /reload|devtools/i.test(role))).toEqual([])
    expect(rolesOf({ isPackaged: false })).toEqual(expect.arrayContaining(['forceReload', 'toggleDevTools']))
  })

  it('puts the app first on a Mac, with what belongs there', () => {
    const { menu } = menuFor({ platform: 'darwin' })
    expect(menu[0]?.label).toBe('Outbox')
    expect(rolesOf({ platform: 'darwin' })).toEqual(expect.arrayContaining(['hide', 'services', 'windowMenu']))
    expect(menuFor().menu[0]?.label).toBe('&File')
  })

  it('has titles without letters on a Mac, in every language', async () => {
    for (const tag of languageTags) {
      const { menu } = menuFor({ platform: 'darwin', language: await loadLanguage(tag) })
      expect(menu.map(({ label }) => label ?? '').join(' ')).not.toMatch(/&|\(/)
    }
    expect(menuFor({ platform: 'darwin' }).menu.map(({ label }) => label)).toContain('File')
    expect(menuFor({ platform: 'win32' }).menu.map(({ label }) => label)).toContain('&File')
  })

  it('offers to resume while it is paused, and nothing of the queue while nothing runs', () => {
    const paused = menuFor({ isPaused: true })
    press(paused.menu, 'resume')
    expect(paused.said).toEqual(['resume'])
    const idle = menuFor({ places: null }).menu
    expect(['open_folder', 'retry_all', 'pause'].map((id) => itemOf(idle, id).enabled)).toEqual([false, false, false])
  })

  it('offers no page that this build does not know', () => {
    expect(() => itemOf(menuFor({ pages: [] }).menu, 'help')).toThrow('no item')
  })
})
