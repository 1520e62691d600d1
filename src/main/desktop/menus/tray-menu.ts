// The menu of the tray icon, as a template.
import type { MenuItemConstructorOptions } from 'electron'
import type { PauseLength } from '#shared/rows/queue-actions.ts'
import type { Language } from '#shared/messages/language.ts'
import { pauseLengths } from '#shared/rows/queue-actions.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import { openFolderItem, type OpenFolder } from './open-folder-item.ts'

/** What the tray can set off. */
export type TrayActs = {
  readonly openWindow: () => void
  readonly openFolder: OpenFolder
  readonly pause: (length: PauseLength) => void
  readonly resume: () => void
  readonly openSettings: () => void
  /** Null where the company wants Outbox to run on. */
  readonly quit: (() => void) | null
}

/** `sentence` is the spoken status: a disabled first line, which screen readers read. */
export function trayMenu(
  { phase }: AppState,
  sentence: string,
  acts: TrayActs,
  language: Language,
): MenuItemConstructorOptions[] {
  const { say } = language
  const isRunning = phase.kind === 'running'
  return [
    { id: 'status', label: sentence, enabled: false },
    { type: 'separator' },
    { id: 'open', label: say('menu.openOutbox'), click: acts.openWindow },
    openFolderItem(isRunning ? phase.place : null, acts.openFolder, language),
    { type: 'separator' },
    isRunning && phase.overview.facts.paused !== null
      ? { id: 'resume', label: say('queueAction.resume'), click: acts.resume }
      : { id: 'pause', label: say('queueAction.pause'), enabled: isRunning, submenu: pauseMenu(acts.pause, language) },
    { id: 'settings', label: say('menu.settings'), click: acts.openSettings },
    ...quitItems(acts.quit, language),
  ]
}

function quitItems(quit: TrayActs['quit'], { say }: Language): MenuItemConstructorOptions[] {
  return quit === null ? [] : [{ type: 'separator' }, { id: 'quit', label: say('menu.quit'), click: quit }]
}

/** The lengths of a pause, for every menu that offers one. */
export function pauseMenu(pause: (length: PauseLength) => void, { say }: Language): MenuItemConstructorOptions[] {
  return pauseLengths.map((length) => ({
    id: `pause_${length}`,
    label: say(`pause.${length}`),
    click: () => pause(length),
  }))
}
