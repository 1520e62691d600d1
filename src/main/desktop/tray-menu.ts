// The menu of the tray icon, as a template.
import type { MenuItemConstructorOptions } from 'electron'
import type { PauseLength } from '#shared/rows/queue-actions.ts'
import { english } from '#shared/messages/english.ts'
import { pauseLengths } from '#shared/rows/queue-actions.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'

/** What the tray can set off. */
export type TrayActs = {
  readonly openWindow: () => void
  readonly openFolder: () => void
  readonly pause: (length: PauseLength) => void
  readonly resume: () => void
  readonly openSettings: () => void
  /** Null where the company wants Outbox to run on. */
  readonly quit: (() => void) | null
}

/** `sentence` is the spoken status: a disabled first line, which screen readers read. */
export function trayMenu(app: AppState, sentence: string, acts: TrayActs): MenuItemConstructorOptions[] {
  const { phase } = app
  const isRunning = phase.kind === 'running'
  return [
    { id: 'status', label: sentence, enabled: false },
    { type: 'separator' },
    { id: 'open', label: 'Open Outbox', click: acts.openWindow },
    { id: 'open_folder', label: 'Open folder', enabled: isRunning, click: acts.openFolder },
    { type: 'separator' },
    isRunning && phase.overview.facts.paused !== null
      ? { id: 'resume', label: english.say('queueAction.resume'), click: acts.resume }
      : { id: 'pause', label: english.say('queueAction.pause'), enabled: isRunning, submenu: pauseMenu(acts.pause) },
    { id: 'settings', label: 'Settings…', click: acts.openSettings },
    ...quitItems(acts.quit),
  ]
}

function quitItems(quit: TrayActs['quit']): MenuItemConstructorOptions[] {
  return quit === null ? [] : [{ type: 'separator' }, { id: 'quit', label: 'Quit Outbox', click: quit }]
}

/** The lengths of a pause, for every menu that offers one. */
export function pauseMenu(pause: (length: PauseLength) => void): MenuItemConstructorOptions[] {
  return pauseLengths.map((length) => ({
    id: `pause_${length}`,
    label: english.say(`pause.${length}`),
    click: () => pause(length),
  }))
}
