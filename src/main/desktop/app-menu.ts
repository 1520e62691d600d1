// This folder: menus, tray, notifications and the end of the app.

// The menu of the application, as a template.
import type { MenuItemConstructorOptions } from 'electron'
import type { PauseLength } from '#shared/rows/queue-actions.ts'
import type { WindowCommand } from '#shared/contract/ipc.ts'
import { english } from '#shared/messages/english.ts'
import type { OutsidePage } from '../about.ts'
import { pauseMenu } from './tray-menu.ts'

export type MenuFacts = {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly isRunning: boolean
  readonly isPaused: boolean
  /** False while nothing can be read, because the watched folder is away or another one. */
  readonly isFolderThere: boolean
  /** A dialog of the system stands over the window. */
  readonly isDialogOpen: boolean
  /** The company may want Outbox to run as long as the computer does. */
  readonly isQuitAllowed: boolean
  /** Pages that this build has an address for. */
  readonly pages: readonly OutsidePage[]
}

export type MenuActs = {
  readonly openFolder: () => void
  readonly retryAll: () => void
  readonly pause: (length: PauseLength) => void
  readonly resume: () => void
  readonly runCommand: (command: WindowCommand) => void
  readonly openPage: (page: OutsidePage) => void
  readonly quit: () => void
}

const selectAll: MenuItemConstructorOptions = { id: 'select_all', label: 'Select all', accelerator: 'CmdOrCtrl+A' }
const separator: MenuItemConstructorOptions = { type: 'separator' }

export function appMenu(facts: MenuFacts, acts: MenuActs): MenuItemConstructorOptions[] {
  const isMac = facts.platform === 'darwin'
  return [
    ...(isMac ? [macMenu(facts, acts)] : []),
    { label: '&File', submenu: fileMenu(facts, acts, isMac) },
    { label: '&Edit', submenu: editMenu(facts, acts) },
    { label: '&View', submenu: viewMenu(facts, acts) },
    { label: '&Queue', submenu: queueMenu(facts, acts) },
    ...(isMac ? [{ role: 'windowMenu' as const }] : []),
    { role: 'help', label: '&Help', submenu: helpMenu(facts, acts) },
  ]
}

function macMenu(facts: MenuFacts, acts: MenuActs): MenuItemConstructorOptions {
  return {
    label: 'Outbox',
    submenu: [
      { role: 'about' },
      separator,
      settingsItem(acts),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      ...quitItems(facts, acts),
    ],
  }
}

function fileMenu(facts: MenuFacts, acts: MenuActs, isMac: boolean): MenuItemConstructorOptions[] {
  const openFolder: MenuItemConstructorOptions = {
    id: 'open_folder',
    label: 'Open folder',
    accelerator: 'CmdOrCtrl+O',
    enabled: facts.isRunning,
    click: acts.openFolder,
  }
  const ask: MenuItemConstructorOptions = {
    id: 'ask_about_file',
    label: 'Ask about a file…',
    enabled: facts.isRunning,
    click: () => acts.runCommand('ask_about_file'),
  }
  const close: MenuItemConstructorOptions = { role: 'close' }
  if (isMac) return [openFolder, ask, separator, close]
  return [openFolder, ask, separator, settingsItem(acts), separator, close, ...quitItems(facts, acts)]
}

function editMenu({ platform, isDialogOpen }: MenuFacts, acts: MenuActs): MenuItemConstructorOptions[] {
  // The window knows whether its rows or the text in a field are meant.
  const selectInPage = (): void => acts.runCommand('select_all')
  return [
    { role: 'undo' },
    { role: 'redo' },
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    // macOS sends the keys of a dialog to this menu, too: there the name that is being typed is meant.
    isDialogOpen && platform === 'darwin' ? { ...selectAll, role: 'selectAll' } : { ...selectAll, click: selectInPage },
    separator,
    { id: 'search', label: 'Find', accelerator: 'CmdOrCtrl+F', click: () => acts.runCommand('search') },
  ]
}

function viewMenu({ isPackaged, isRunning, platform }: MenuFacts, acts: MenuActs): MenuItemConstructorOptions[] {
  const history: MenuItemConstructorOptions = {
    id: 'show_history',
    label: 'History',
    // Command and H hides the app on macOS; browsers there have their history under Y.
    accelerator: platform === 'darwin' ? 'Cmd+Y' : 'Ctrl+H',
    enabled: isRunning,
    click: () => acts.runCommand('show_history'),
  }
  const zoom: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }]
  const inDevelopment: MenuItemConstructorOptions[] = [separator, { role: 'forceReload' }, { role: 'toggleDevTools' }]
  return [history, separator, ...zoom, separator, { role: 'togglefullscreen' }, ...(isPackaged ? [] : inDevelopment)]
}

function queueMenu(facts: MenuFacts, acts: MenuActs): MenuItemConstructorOptions[] {
  const { isRunning, isPaused, isFolderThere } = facts
  return [
    {
      id: 'retry_all',
      label: english.say('queueAction.retryAll'),
      accelerator: 'CmdOrCtrl+R',
      enabled: isRunning && isFolderThere,
      click: acts.retryAll,
    },
    separator,
    isRunning && isPaused
      ? { id: 'resume', label: english.say('queueAction.resume'), click: acts.resume }
      : { id: 'pause', label: english.say('queueAction.pause'), enabled: isRunning, submenu: pauseMenu(acts.pause) },
    separator,
    { id: 'show_queue', label: 'Show queue', click: () => acts.runCommand('show_queue') },
  ]
}

const pageLabels: Readonly<Record<OutsidePage, string>> = { help: 'Outbox help', source: 'Source code' }

function helpMenu({ pages }: MenuFacts, acts: MenuActs): MenuItemConstructorOptions[] {
  const outside = pages.map((page) => ({ id: page, label: pageLabels[page], click: () => acts.openPage(page) }))
  return [...outside, { id: 'about', label: 'About Outbox', click: () => acts.runCommand('show_settings') }]
}

function settingsItem(acts: MenuActs): MenuItemConstructorOptions {
  return {
    id: 'settings',
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
    click: () => acts.runCommand('show_settings'),
  }
}

function quitItems({ isQuitAllowed }: MenuFacts, acts: MenuActs): MenuItemConstructorOptions[] {
  if (!isQuitAllowed) return []
  return [{ id: 'quit', label: 'Quit Outbox', accelerator: 'CmdOrCtrl+Q', click: acts.quit }]
}
