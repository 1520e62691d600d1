// This folder: menus, tray, notifications and the end of the app.

// Everything a person sees beside the page itself: the window, the tray, the menu, notices, the task bar. It follows the upload lifecycle.
import { Menu } from 'electron'
import type { Language } from '#shared/messages/language.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import type { Viewer } from '#shared/words/format.ts'
import type { NoticeLevel } from '#shared/contract/ipc-channels.ts'
import { outsidePages } from '#shared/contract/ipc.ts'
import { appMenu } from './menus/app-menu.ts'
import type { MenuActs } from './menus/app-menu.ts'
import type { UpdateStep } from '#shared/contract/ipc-channels.ts'
import type { ShellClock } from '../clock.ts'
import type { Log } from '../log/log-file.ts'
import { showNotification } from './notifications.ts'
import { outsideAddress } from '../about.ts'
import { afterStop, backgroundNotice, noticesAtStart, stepNotices, unshownWords } from './notification-policy.ts'
import type { NotificationPolicyNotice } from './notification-policy.ts'
import type { OpenDialogs } from './open-dialogs.ts'
import { statusOf, taskbarBar } from '../window/status.ts'
import { openTray } from './tray.ts'
import type { TrayIcon } from './tray.ts'
import type { QueueWindow } from '../window/window.ts'

export type DesktopUiParts = {
  readonly window: QueueWindow
  readonly dialogs: OpenDialogs
  readonly app: () => AppState
  readonly noticeLevel: () => NoticeLevel
  readonly isQuitAllowed: () => boolean
  /** What can be done about updates. */
  readonly update: () => UpdateStep | null
  /** The system did not show a notification: the window says it. */
  readonly sayInWindow: (text: string) => void
  readonly acts: Omit<MenuActs, 'runCommand'>
  readonly trayIcons: string
  readonly isPackaged: boolean
  readonly language: Language
  readonly clock: ShellClock
  readonly log: Log
}

/** A pause that ends, or a quiet while that is over, is seen within a second. */
const lookPeriodMs = 1_000

export class DesktopUi {
  readonly #parts: DesktopUiParts
  readonly #tray: TrayIcon
  readonly #stopLooking: () => void
  #shownMenu = ''
  #memory = noticesAtStart

  constructor(parts: DesktopUiParts) {
    this.#parts = parts
    const { window, acts, isQuitAllowed } = parts
    const trayActs = {
      ...acts,
      // Another policy may hold when the menu is opened next.
      get quit() {
        return isQuitAllowed() ? acts.quit : null
      },
      openWindow: () => window.show(),
      openSettings: () => window.runCommand('show_settings'),
    }
    this.#tray = openTray(parts.trayIcons, trayActs, parts.log, parts.language)
    parts.dialogs.onChange(() => this.#showMenu(parts.app()))
    this.#stopLooking = parts.clock.every(lookPeriodMs, () => this.#lookForNotices())
  }

  /** Shows what is so now. */
  show(): void {
    const { window, clock, language } = this.#parts
    const app = this.#parts.app()
    const viewer: Viewer = { nowMs: clock.nowMs(), timeZone: null, language }
    this.#tray.show(app, statusOf(app, viewer))
    window.showBar(taskbarBar(app))
    this.#showMenu(app)
    this.#lookForNotices()
  }

  /** The window was closed and the uploads go on: how to come back. */
  tellOfBackground(): void {
    this.#notify(backgroundNotice(process.platform, this.#tray.isMade, this.#parts.language))
  }

  close(): void {
    this.#stopLooking()
    this.#tray.close()
  }

  #showMenu({ phase }: AppState): void {
    const isRunning = phase.kind === 'running'
    const places = isRunning ? phase.place : null
    const isPaused = isRunning && phase.overview.facts.paused !== null
    const isFolderThere = isRunning && phase.overview.facts.folder === 'there'
    const isDialogOpen = this.#parts.dialogs.isOpen()
    const isQuitAllowed = this.#parts.isQuitAllowed()
    const { acts, window, isPackaged, language } = this.#parts
    const update = this.#parts.update()
    const folders = JSON.stringify(places)
    const shown = `${folders} ${isPaused} ${isFolderThere} ${isDialogOpen} ${isQuitAllowed} ${update} ${language.tag}`
    if (shown === this.#shownMenu) return
    this.#shownMenu = shown
    const pages = outsidePages.filter((page) => outsideAddress(page) !== null)
    const about = { platform: process.platform, isPackaged, pages, language }
    const facts = { ...about, places, isPaused, isFolderThere, isDialogOpen, isQuitAllowed, update }
    const template = appMenu(facts, { ...acts, runCommand: (command) => window.runCommand(command) })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  #lookForNotices(): void {
    const { window, clock, noticeLevel, language } = this.#parts
    const { phase } = this.#parts.app()
    if (phase.kind !== 'running') {
      this.#memory = afterStop(this.#memory)
      return
    }
    const { facts, counts, copies } = phase.overview
    const sample = {
      nowMs: clock.nowMs(),
      done: facts.done,
      copies,
      attention: counts.attention,
      open: facts.waiting,
      isWatched: window.isWatched(),
    }
    const { memory, notices } = stepNotices(this.#memory, sample, { language, level: noticeLevel() })
    this.#memory = memory
    for (const notice of notices) this.#notify(notice)
  }

  #notify({ title, body }: Pick<NotificationPolicyNotice, 'title' | 'body'>): void {
    const { window, log, sayInWindow, language } = this.#parts
    const onUnshown = (): void => sayInWindow(unshownWords({ title, body }, language))
    showNotification({ title, body, onClick: () => window.show(), onUnshown }, log)
  }
}
