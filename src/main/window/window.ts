// The window: made when it is first wanted, hidden when it is closed, and made anew when its page breaks down.
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { RenderProcessGoneDetails } from 'electron'
import { channelOf } from '#shared/contract/ipc-channels.ts'
import type { EventName } from '#shared/contract/ipc-channels.ts'
import type { EventData, WindowCommand } from '#shared/contract/ipc.ts'
import type { WindowBounds } from '#shared/contract/settings.ts'
import type { LanguageTag } from '#shared/messages/languages.ts'
import type { ShellClock } from '../clock.ts'
import type { Log } from '../log/log-file.ts'
import { planFirstShow } from './first-show.ts'
import type { FirstShow, ShowCause } from './first-show.ts'
import { hideWindow } from './hide-window.ts'
import { pageUrlIn } from './page-files.ts'
import { mayReload } from './page-crashes.ts'
import type { TaskbarBar } from './status.ts'
import { webPreferences } from './web-preferences.ts'
import { openingOf, smallestWindow } from './window-bounds.ts'

export type WindowParts = {
  readonly preload: string
  readonly isPackaged: boolean
  readonly clock: ShellClock
  readonly log: Log
}

/** What the window asks of the rest of the app, and tells it. */
export type WindowHost = {
  /** What the page speaks when it is loaded next. */
  readonly pageLanguage: () => LanguageTag
  readonly place: { readonly read: () => WindowBounds | null; readonly write: (place: WindowBounds) => void }
  /** True when the app ends, so that closing is closing. */
  readonly isEnding: () => boolean
  /** The page went away: the next one reads everything anew. */
  readonly onPageGone: () => void
  /** Somebody may see the page, or nobody can. */
  readonly onShown: (isShown: boolean) => void
  /** The window was closed and the app goes on without it. */
  readonly onClosedToBackground: () => void
  /** The person's session ends: all must be written within moments. */
  readonly onSessionEnd: () => void
}

const reloadDelayMs = 200

/** The colours of the page behind everything, so that nothing flashes before it is drawn. */
const backgrounds = { light: '#ffffff', dark: '#1c1c1e' } as const

export class QueueWindow {
  readonly #parts: WindowParts
  readonly #host: () => WindowHost
  #window: BrowserWindow | null = null
  /** null until somebody wants to see the window. */
  #firstShow: FirstShow | null = null
  #isShownOnce = false
  #opensMaximized = false
  #isKept = false
  #isPageReady = false
  readonly #waiting: WindowCommand[] = []
  #crashesMs: readonly number[] = []
  #bar: TaskbarBar = { fraction: null, mode: 'normal' }

  /** `host` is asked for when the window is made or has something to tell. */
  constructor(parts: WindowParts, host: () => WindowHost) {
    this.#parts = parts
    this.#host = host
  }

  /** Shows the window and gives it the keyboard. */
  show(): void {
    const window = this.#window ?? this.#make()
    if (this.#isShownOnce) return reveal(window)
    if (this.#firstShow === null) this.#open(window)
    else this.#firstShow.asked()
  }

  /** Makes the window without its page, and shows it to nobody: on Windows only a program with a window hears that the session ends. */
  prepare(): void {
    this.#isKept = true
    if (this.#window === null) this.#make()
  }

  /** Shows the window and tells it what a menu wants; a page that is not there yet hears it when it is. */
  runCommand(command: WindowCommand): void {
    this.show()
    if (this.#isPageReady) this.send('command', command)
    else this.#waiting.push(command)
  }

  /** The page listens. */
  pageReady(): void {
    this.#isPageReady = true
    for (const command of this.#waiting.splice(0)) this.send('command', command)
  }

  /** Loads the page again, in the language that holds now, and tells it `then`. A page that nobody saw yet is loaded when it is wanted. */
  loadAgain(then: WindowCommand | null): void {
    if (this.#window === null || this.#firstShow === null) return
    this.#isPageReady = false
    if (then !== null) this.#waiting.push(then)
    this.#load(this.#window)
  }

  send<Name extends EventName>(name: Name, data: EventData<Name>): void {
    const contents = this.#window?.webContents
    if (contents !== undefined && !contents.isDestroyed()) contents.send(channelOf(name), data)
  }

  isWatched(): boolean {
    return this.#window !== null && this.#window.isVisible() && this.#window.isFocused()
  }

  contentsId(): number | null {
    return this.#window?.webContents.id ?? null
  }

  /** For dialogs and menus that belong to it. */
  native(): BrowserWindow | null {
    return this.#window
  }

  showBar(bar: TaskbarBar): void {
    if (bar.fraction === this.#bar.fraction && bar.mode === this.#bar.mode) return
    this.#bar = bar
    if (this.#window !== null) this.#setBar(this.#window)
  }

  hide(): void {
    if (this.#window !== null) hideWindow(this.#window, process.platform)
  }

  savePlace(): void {
    const window = this.#window
    // What nobody saw has no place that anybody chose.
    if (window === null || window.isDestroyed() || !this.#isShownOnce) return
    const { x, y, width, height } = window.getNormalBounds()
    this.#host().place.write({ x, y, width, height, maximized: window.isMaximized() })
  }

  #setBar(window: BrowserWindow): void {
    const { fraction, mode } = this.#bar
    window.setProgressBar(fraction ?? -1, { mode: fraction === null ? 'none' : mode })
  }

  #make(): BrowserWindow {
    const { preload, isPackaged } = this.#parts
    const main = screen.getPrimaryDisplay()
    const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
    const areas = [main, ...others].map(({ workArea }) => workArea)
    const { width, height, at, maximized } = openingOf(this.#host().place.read(), areas)
    const window = new BrowserWindow({
      width,
      height,
      ...at,
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      title: 'Outbox',
      show: false,
      backgroundColor: backgrounds[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
      webPreferences: webPreferences(preload, isPackaged),
    })
    this.#window = window
    this.#firstShow = null
    this.#isShownOnce = false
    this.#opensMaximized = maximized
    this.#listen(window)
    this.#listenToPage(window)
    return window
  }

  /** Loads the page, and shows the window when that is drawn. */
  #open(window: BrowserWindow): void {
    const { clock } = this.#parts
    const fromMs = clock.nowMs()
    const firstShow = planFirstShow(clock, (cause) => this.#showFirst(window, cause, clock.nowMs() - fromMs))
    this.#firstShow = firstShow
    window.once('ready-to-show', () => firstShow.drawn())
    window.webContents.once('did-finish-load', () => firstShow.loaded())
    window.once('closed', () => firstShow.cancel())
    this.#load(window)
  }

  #load(window: BrowserWindow): void {
    const url = pageUrlIn(this.#host().pageLanguage())
    void window.loadURL(url).catch(() => this.#parts.log.alarm('page not loaded'))
  }

  #showFirst(window: BrowserWindow, cause: ShowCause, afterMs: number): void {
    this.#parts.log.info('window shown', { cause, afterMs })
    this.#isShownOnce = true
    // This shows the window, too, so it is not done before.
    if (this.#opensMaximized) window.maximize()
    reveal(window)
  }

  #listen(window: BrowserWindow): void {
    const { isEnding, onPageGone, onShown, onClosedToBackground, onSessionEnd } = this.#host()
    window.on('close', (event) => {
      this.savePlace()
      if (isEnding()) return
      event.preventDefault()
      hideWindow(window, process.platform)
      onClosedToBackground()
    })
    window.on('hide', () => onShown(false))
    window.on('show', () => {
      onShown(true)
      // A window that was made anew, or had no button on the task bar until now, has no bar yet.
      if (this.#bar.fraction !== null) this.#setBar(window)
    })
    window.on('session-end', onSessionEnd)
    window.on('closed', () => {
      onPageGone()
      if (this.#window !== window) return
      this.#window = null
      this.#isPageReady = false
    })
    window.on('page-title-updated', (event) => event.preventDefault())
  }

  #listenToPage(window: BrowserWindow): void {
    const { log } = this.#parts
    const { onPageGone } = this.#host()
    const contents = window.webContents
    contents.on('did-start-navigation', (event) => {
      if (!event.isMainFrame || event.isSameDocument) return
      this.#isPageReady = false
      onPageGone()
    })
    contents.on('render-process-gone', (_event, details) => this.#revive(window, details))
    contents.on('unresponsive', () => log.warning('page hangs'))
    contents.on('preload-error', () => log.alarm('preload failed'))
  }

  /** The page died; the uploader did not notice. Reloads it, but not forever. */
  #revive(window: BrowserWindow, { reason, exitCode }: RenderProcessGoneDetails): void {
    const { log, clock } = this.#parts
    const { onPageGone, isEnding } = this.#host()
    this.#isPageReady = false
    onPageGone()
    if (isEnding() || reason === 'clean-exit') return
    log.alarm('page died', { reason, exitCode })
    const judged = mayReload(this.#crashesMs, clock.nowMs())
    this.#crashesMs = judged.crashesMs
    if (judged.may) {
      // Not at once: what is left of the page is still being cleared away.
      clock.later(reloadDelayMs, () => {
        if (!window.isDestroyed()) window.webContents.reload()
      })
      return
    }
    // The next one who opens the window gets a new one.
    this.#window = null
    window.destroy()
    if (this.#isKept) this.prepare()
  }
}

/** Shows the window and gives it the keyboard. */
function reveal(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
