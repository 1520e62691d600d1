// This folder: the menus, as templates.

// The menu of the application, as a template.
import type { MenuItemConstructorOptions } from 'electron'
import type { PauseLength } from '#shared/rows/queue-actions.ts'
import type { WindowCommand } from '#shared/contract/ipc.ts'
import type { WatchedPlaces } from '#shared/folders/watched-places.ts'
import type { Language } from '#shared/messages/language.ts'
import type { OutsidePage } from '../../about.ts'
import { openFolderItem, type OpenFolder } from './open-folder-item.ts'
import type { UpdateStep } from '#shared/contract/ipc-channels.ts'
import { pauseMenu } from './tray-menu.ts'

export type MenuFacts = {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  /** The watched folders; null while nothing runs. */
  readonly places: WatchedPlaces | null
  readonly isPaused: boolean
  /** False while nothing can be read, because the watched folder is away or another one. */
  readonly isFolderThere: boolean
  /** A dialog of the system stands over the window. */
  readonly isDialogOpen: boolean
  /** The company may want Outbox to run as long as the computer does. */
  readonly isQuitAllowed: boolean
  /** What can be done about updates; null: nothing, here. */
  readonly update: UpdateStep | null
  /** Pages that this build has an address for. */
  readonly pages: readonly OutsidePage[]
  readonly language: Language
}

export type MenuActs = {
  readonly openFolder: OpenFolder
  readonly retryAll: () => void
  readonly pause: (length: PauseLength) => void
  readonly resume: () => void
  readonly runCommand: (command: WindowCommand) => void
  readonly openPage: (page: OutsidePage) => void
  readonly update: (step: UpdateStep) => void
  readonly quit: () => void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

type TitleKey = `menu.${'file' | 'edit' | 'view' | 'queue' | 'help'}`

/** A Mac opens no menu by a letter: "&File" is "File", and "ファイル(&F)" is "ファイル". */
function withoutLetter(title: string): string {
  return title.replace(/\(&\w\)/, '').replace('&', '')
}

export function appMenu(facts: MenuFacts, acts: MenuActs): MenuItemConstructorOptions[] {
  const { say } = facts.language
  const isMac = facts.platform === 'darwin'
  const title = (key: TitleKey): string => (isMac ? withoutLetter(say(key)) : say(key))
  return [
    ...(isMac ? [macMenu(facts, acts)] : []),
    { label: title('menu.file'), submenu: fileMenu(facts, acts, isMac) },
    { label: title('menu.edit'), submenu: editMenu(facts, acts) },
    { label: title('menu.view'), submenu: viewMenu(facts, acts) },
    { label: title('menu.queue'), submenu: queueMenu(facts, acts) },
    ...(isMac ? [macWindowMenu(facts)] : []),
    { role: 'help', label: title('menu.help'), submenu: helpMenu(facts, acts) },
  ]
}

function macMenu(facts: MenuFacts, acts: MenuActs): MenuItemConstructorOptions {
  const { say } = facts.language
  return {
    label: 'Outbox',
    submenu: [
      { role: 'about', label: say('menu.about') },
      separator,
      settingsItem(facts, acts),
      separator,
      { role: 'services', label: say('menu.mac.services') },
      separator,
      { role: 'hide', label: say('menu.mac.hide') },
      { role: 'hideOthers', label: say('menu.mac.hideOthers') },
      { role: 'unhide', label: say('menu.mac.showAll') },
      separator,
      ...quitItems(facts, acts),
    ],
  }
}

/** What stands in every program's window menu there. The system writes the labels of none of these itself. */
function macWindowMenu({ language: { say } }: MenuFacts): MenuItemConstructorOptions {
  return {
    role: 'windowMenu',
    label: say('menu.mac.window'),
    submenu: [
      { role: 'minimize', label: say('menu.mac.minimize') },
      { role: 'zoom', label: say('menu.mac.zoom') },
      separator,
      { role: 'front', label: say('menu.mac.front') },
    ],
  }
}

function fileMenu(facts: MenuFacts, acts: MenuActs, isMac: boolean): MenuItemConstructorOptions[] {
  const { say } = facts.language
  const openFolder = openFolderItem(facts.places, acts.openFolder, facts.language, { accelerator: 'CmdOrCtrl+O' })
  const ask: MenuItemConstructorOptions = {
    id: 'ask_about_file',
    label: say('menu.askAboutFile'),
    enabled: facts.places !== null,
    click: () => acts.runCommand('ask_about_file'),
  }
  const close: MenuItemConstructorOptions = { role: 'close', label: say('menu.closeWindow') }
  if (isMac) return [openFolder, ask, separator, close]
  return [openFolder, ask, separator, settingsItem(facts, acts), separator, close, ...quitItems(facts, acts)]
}

function editMenu({ platform, isDialogOpen, language }: MenuFacts, acts: MenuActs): MenuItemConstructorOptions[] {
  const { say } = language
  const selectAll = { id: 'select_all', label: say('menu.selectAll'), accelerator: 'CmdOrCtrl+A' } as const
  // The window knows whether its rows or the text in a field are meant.
  const selectInPage = (): void => acts.runCommand('select_all')
  return [
    { role: 'undo', label: say('menu.undo') },
    { role: 'redo', label: say('menu.redo') },
    separator,
    { role: 'cut', label: say('menu.cut') },
    { role: 'copy', label: say('menu.copy') },
    { role: 'paste', label: say('menu.paste') },
    // macOS sends the keys of a dialog to this menu, too: there the name that is being typed is meant.
    isDialogOpen && platform === 'darwin' ? { ...selectAll, role: 'selectAll' } : { ...selectAll, click: selectInPage },
    separator,
    { id: 'search', label: say('menu.find'), accelerator: 'CmdOrCtrl+F', click: () => acts.runCommand('search') },
  ]
}

function viewMenu(
  { isPackaged, places, platform, language: { say } }: MenuFacts,
  acts: MenuActs,
): MenuItemConstructorOptions[] {
  const history: MenuItemConstructorOptions = {
    id: 'show_history',
    label: say('menu.history'),
    // Command and H hides the app on macOS; browsers there have their history under Y.
    accelerator: platform === 'darwin' ? 'Cmd+Y' : 'Ctrl+H',
    enabled: places !== null,
    click: () => acts.runCommand('show_history'),
  }
  const zoom: MenuItemConstructorOptions[] = [
    { role: 'resetZoom', label: say('menu.actualSize') },
    { role: 'zoomIn', label: say('menu.zoomIn') },
    { role: 'zoomOut', label: say('menu.zoomOut') },
  ]
  const fullScreen: MenuItemConstructorOptions = { role: 'togglefullscreen', label: say('menu.fullScreen') }
  // For developers, who read English.
  const inDevelopment: MenuItemConstructorOptions[] = [separator, { role: 'forceReload' }, { role: 'toggleDevTools' }]
  return [history, separator, ...zoom, separator, fullScreen, ...(isPackaged ? [] : inDevelopment)]
}

function queueMenu(facts: MenuFacts, acts: MenuActs): MenuItemConstructorOptions[] {
  const { isPaused, isFolderThere, language } = facts
  const isRunning = facts.places !== null
  const { say } = language
  return [
    {
      id: 'retry_all',
      label: say('queueAction.retryAll'),
      accelerator: 'CmdOrCtrl+R',
      enabled: isRunning && isFolderThere,
      click: acts.retryAll,
    },
    separator,
    isRunning && isPaused
      ? { id: 'resume', label: say('queueAction.resume'), click: acts.resume }
      : { id: 'pause', label: say('queueAction.pause'), enabled: isRunning, submenu: pauseMenu(acts.pause, language) },
    separator,
    { id: 'show_queue', label: say('menu.showQueue'), click: () => acts.runCommand('show_queue') },
  ]
}

function helpMenu({ pages, update, language: { say } }: MenuFacts, acts: MenuActs): MenuItemConstructorOptions[] {
  const outside = pages.map((page) => ({ id: page, label: say(`menu.page.${page}`), click: () => acts.openPage(page) }))
  const effective: MenuItemConstructorOptions = {
    id: 'effective_settings',
    label: say('menu.effectiveSettings'),
    click: () => acts.runCommand('show_effective_settings'),
  }
  const bundle: MenuItemConstructorOptions = {
    id: 'support_bundle',
    label: say('menu.supportBundle'),
    click: () => acts.runCommand('show_support_bundle'),
  }
  return [
    ...outside,
    effective,
    bundle,
    ...(update === null
      ? []
      : [{ id: 'update', label: say(`menu.update.${update}`), click: () => acts.update(update) }]),
    { id: 'about', label: say('menu.about'), click: () => acts.runCommand('show_settings') },
  ]
}

function settingsItem({ language }: MenuFacts, acts: MenuActs): MenuItemConstructorOptions {
  return {
    id: 'settings',
    label: language.say('menu.settings'),
    accelerator: 'CmdOrCtrl+,',
    click: () => acts.runCommand('show_settings'),
  }
}

function quitItems({ isQuitAllowed, language }: MenuFacts, acts: MenuActs): MenuItemConstructorOptions[] {
  if (!isQuitAllowed) return []
  return [{ id: 'quit', label: language.say('menu.quit'), accelerator: 'CmdOrCtrl+Q', click: acts.quit }]
}
