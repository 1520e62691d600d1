// `BrowserWindow`: what a window manager would know of a window. Its page is real, its frame is only told of.
import { app } from '../app/app.ts'
import type { MemberOf } from '../types/members.ts'
import { asElectron, eventWith, LoudEmitter } from '../missing.ts'
import { openWindows } from '../app/open-windows.ts'
import { note } from '../record.ts'
import { defaultSession, Session, sessionOf } from './session.ts'
import { WebContents } from './web-contents.ts'
import { firstBounds } from './window-bounds.ts'
import { switches } from '../switches.ts'
import { world } from '../world.ts'

type Options = Electron.BrowserWindowConstructorOptions
type Rectangle = Electron.Rectangle

const windows = new Map<number, BrowserWindow>()
let focused: BrowserWindow | null = null

export class BrowserWindow extends LoudEmitter implements Pick<Electron.BrowserWindow, MemberOf<'BrowserWindow'>> {
  readonly id = openWindows.nextId()
  readonly webContents: Electron.WebContents
  readonly #contents: WebContents
  #title: string
  #bounds: Rectangle
  #least = { width: 0, height: 0 }
  #isVisible: boolean
  #isMinimized = false
  #isMaximized = false
  #isFullScreen = false
  #isClosing = false
  #isDestroyed = false

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focused
  }
  static fromWebContents(contents: { readonly id: number } | undefined): BrowserWindow | null {
    return [...windows.values()].find((window) => window.#contents.id === contents?.id) ?? null
  }

  constructor(options: Options = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    refuseOpenPages(options.webPreferences ?? {})
    this.#title = options.title ?? app.getName()
    this.#bounds = firstBounds(options)
    this.#least = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 }
    this.#isVisible = options.show ?? true
    this.#contents = new WebContents({
      id: this.id,
      session: sessionFor(options.webPreferences ?? {}),
      preload: options.webPreferences?.preload ?? null,
      size: this.#bounds,
      close: () => this.close(),
      onReadyToShow: () => {
        if (switches().readyToShow === 'usual') this.emit('ready-to-show', eventWith({}))
      },
      onGone: () => this.destroy(),
      onTitle: (title) => this.#takeTitle(title),
    })
    this.webContents = asElectron(this.#contents)
    windows.set(this.id, this)
    openWindows.add(this)
    app.emit('web-contents-created', eventWith({}), this.webContents)
    app.emit('browser-window-created', eventWith({}), this)
    if (this.#isVisible) this.focus()
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.load(url)
  }
  show(): void {
    this.#appear()
    this.focus()
  }
  showInactive(): void {
    this.#appear()
  }
  hide(): void {
    if (!this.#isVisible) return
    this.#isVisible = false
    this.blur()
    this.emit('hide')
  }
  focus(): void {
    if (!this.#isVisible || focused === this) return
    focused?.blur()
    setFocused(this)
    this.emit('focus', eventWith({}))
    app.emit('browser-window-focus', eventWith({}), this)
  }
  blur(): void {
    if (focused !== this) return
    setFocused(null)
    this.emit('blur', eventWith({}))
    app.emit('browser-window-blur', eventWith({}), this)
  }
  isVisible(): boolean {
    return this.#isVisible && !this.#isMinimized
  }
  isFocused(): boolean {
    return focused === this
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  isFullScreen(): boolean {
    return this.#isFullScreen
  }
  setFullScreen(isFull: boolean): void {
    if (this.#isFullScreen === isFull) return
    this.#isFullScreen = isFull
    // The system animates it, and tells of it when that is over.
    setImmediate(() => (isFull ? this.emit('enter-full-screen') : this.emit('leave-full-screen')))
  }
  isMinimized(): boolean {
    return this.#isMinimized
  }
  isMaximized(): boolean {
    return this.#isMaximized
  }
  minimize(): void {
    if (this.#isMinimized) return
    this.#isMinimized = true
    this.blur()
    this.emit('minimize')
  }
  restore(): void {
    if (!this.#isMinimized) return this.unmaximize()
    this.#isMinimized = false
    this.emit('restore')
    this.focus()
  }
  maximize(): void {
    if (this.#isMaximized) return
    this.#isMaximized = true
    // It also shows the window, without giving it the keyboard.
    this.#appear()
    this.#contents.resize(this.getBounds())
    this.emit('maximize')
    this.emit('resize')
  }
  unmaximize(): void {
    if (!this.#isMaximized) return
    this.#isMaximized = false
    this.#contents.resize(this.getBounds())
    this.emit('unmaximize')
    this.emit('resize')
  }
  close(): void {
    if (this.#isDestroyed || this.#isClosing) return
    const event = eventWith({})
    this.emit('close', event)
    if (event.defaultPrevented) return app.stay()
    this.#isClosing = true
    // A window is gone some turns after it agreed to close, never within the call.
    setImmediate(() => this.destroy())
  }
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.blur()
    this.#contents.end()
    windows.delete(this.id)
    this.emit('closed')
    openWindows.remove(this)
  }
  setTitle(title: string): void {
    this.#title = title
  }
  getTitle(): string {
    return this.#title
  }
  getBounds(): Rectangle {
    return this.#isMaximized ? { ...world.workArea } : { ...this.#bounds }
  }
  getNormalBounds(): Rectangle {
    return { ...this.#bounds }
  }
  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.#bounds
    const wanted = { ...before, ...bounds }
    const width = Math.max(wanted.width, this.#least.width)
    const height = Math.max(wanted.height, this.#least.height)
    this.#bounds = { ...wanted, width, height }
    if (before.x !== wanted.x || before.y !== wanted.y) this.emit('move')
    if (before.width === width && before.height === height) return
    this.#contents.resize(this.#bounds)
    this.emit('resize')
  }
  setMinimumSize(width: number, height: number): void {
    this.#least = { width, height }
    this.setBounds({})
  }
  setMenuBarVisibility(isVisible: boolean): void {
    note('window.setMenuBarVisibility', isVisible)
  }
  setBackgroundColor(color: string): void {
    note('window.setBackgroundColor', color)
  }
  setIcon(): void {
    note('window.setIcon')
  }
  setProgressBar(progress: number, options?: Electron.ProgressBarOptions): void {
    note('window.setProgressBar', { progress, mode: options?.mode ?? 'normal' })
  }
  setOverlayIcon(overlay: Electron.NativeImage | null, description: string): void {
    note('window.setOverlayIcon', { isSet: overlay !== null, description })
  }
  flashFrame(isOn: boolean): void {
    note('window.flashFrame', isOn)
  }

  /** Inside: the system says that the session ends. What a listener does after its first wait is never done. */
  hearSystem(name: 'query-session-end' | 'session-end'): void {
    if (name === 'session-end') this.emit('session-end', eventWith({ reasons: ['logoff'] }))
    else this.emit('query-session-end', eventWith({ reasons: ['logoff'] }))
  }

  #takeTitle(title: string): void {
    const event = eventWith({})
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.#title = title
  }
  #appear(): void {
    if (this.#isMinimized) this.restore()
    if (this.#isVisible) return
    this.#isVisible = true
    this.emit('show')
  }
}

function setFocused(window: BrowserWindow | null): void {
  focused = window
}

function sessionFor(preferences: Electron.WebPreferences): Session {
  if (preferences.session instanceof Session) return preferences.session
  return preferences.partition === undefined ? defaultSession : sessionOf(preferences.partition)
}

/** Only locked-down pages can be run truthfully here. */
function refuseOpenPages(preferences: Electron.WebPreferences): void {
  const isOpen =
    preferences.sandbox === false ||
    preferences.contextIsolation === false ||
    preferences.nodeIntegration === true ||
    preferences.webSecurity === false ||
    preferences.webviewTag === true
  if (isOpen) throw new Error('the Electron stand-in runs only sandboxed, isolated pages without Node and webviews')
}
