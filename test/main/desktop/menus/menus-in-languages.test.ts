// Every label of the menus outside the page is said in the person's language.
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { appMenu } from '#main/desktop/menus/app-menu.ts'
import { sentMenu } from '#main/desktop/menus/sent-menu.ts'
import { trayMenu } from '#main/desktop/menus/tray-menu.ts'
import type { Language } from '#shared/messages/language.ts'
import { languageTags } from '#shared/messages/languages.ts'
import { loadLanguage } from '#shared/messages/load/load-language.ts'
import { sentActions } from '#shared/rows/sent-file.ts'
import { running } from '#test/rigs/samples/overview.ts'
import { allItems } from './menu-items.ts'

const nothing = (): void => undefined
const acts = {
  openWindow: nothing,
  openFolder: nothing,
  openSettings: nothing,
  openPage: nothing,
  pause: nothing,
  quit: nothing,
  resume: nothing,
  retryAll: nothing,
  runCommand: nothing,
  update: nothing,
}
const places = { folder: '~/Outbox', further: [{ folder: '~/Scans', into: 'Scans' }] }
/** The same word in both languages, or a name. */
const sameInBoth = ['Outbox', '~/Outbox', '~/Scans', 'Pause', 'Services', 'Zoom']

function menusIn(language: Language): readonly MenuItemConstructorOptions[] {
  const facts = {
    isPackaged: false,
    places,
    isPaused: false,
    isFolderThere: true,
    isDialogOpen: false,
    isQuitAllowed: true,
    update: 'check',
    pages: ['help'],
    language,
  } as const
  const systems = ['linux', 'win32', 'darwin'] as const
  return allItems([
    ...systems.flatMap((platform) => appMenu({ ...facts, platform }, acts)),
    ...trayMenu(running(), '~/Outbox', acts, language),
    ...trayMenu(running({ paused: 'paused' }), '~/Outbox', acts, language),
    ...sentMenu(sentActions, nothing, language),
  ])
}

describe.each(languageTags.filter((tag) => tag !== 'en'))('%s', (tag) => {
  it('has a label of its own for every item that has one in English', async () => {
    const [english, other] = [await loadLanguage('en'), await loadLanguage(tag)].map(menusIn)
    const labels = (other ?? []).map(({ label }, at) => [english?.[at]?.label, label])
    expect(labels.length).toBeGreaterThan(90)
    const left = labels.filter(([one, another]) => one === another && one !== undefined && !sameInBoth.includes(one))
    expect(left).toEqual([])
  })
})
