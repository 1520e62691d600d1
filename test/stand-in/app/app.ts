// `app`: ready, the order of quitting, one instance, paths and names.
import { mkdirSync } from 'node:fs'
import { choosePath, pathOf } from './app-paths.ts'
import type { PathName } from './app-paths.ts'
import { startChromium } from '../chromium/chromium.ts'
import type { Chromium } from '../chromium/chromium.ts'
import { appFolder, appManifest, commandLine, words } from './command-line.ts'
import type { MemberOf } from '../types/members.ts'
import { asElectron, eventWith, LoudEmitter } from '../missing.ts'
import { openWindows } from './open-windows.ts'
import { note } from '../record.ts'
import { InstanceLock } from './single-instance.ts'
import { switches } from '../switches.ts'

const patienceMs = 15_000

class App extends LoudEmitter implements Pick<Electron.App, MemberOf<'App'>> {
  readonly isPackaged = false
  readonly commandLine = asElectron<Electron.CommandLine>(commandLine)
  readonly dock = undefined
  name = appManifest.name
  #isReady = false
  #isQuitting = false
  #isEnding = false
  #opensAtLogin = false
  readonly #mainLoaded = Promise.withResolvers<void>()
  readonly #ready = Promise.withResolvers<void>()
  #chromium: Promise<Chromium> | null = null
  readonly #lock = new InstanceLock(({ argv, cwd }) => {
    const tell = (): unknown => this.emit('second-instance', eventWith({}), argv, cwd, null)
    void this.whenReady().then(tell)
  })

  isReady(): boolean {
    return this.#isReady
  }
  whenReady(): Promise<void> {
    return this.#ready.promise
  }
  quit(): void {
    if (this.#isQuitting || this.#isEnding) return
    this.#isQuitting = this.#asks('before-quit')
    if (!this.#isQuitting) return
    const windows = openWindows.all()
    if (windows.length === 0) return this.#willQuit()
    for (const window of windows) {
      window.close()
      // A window that stays calls the quitting off.
      if (!this.#isQuitting) return
    }
  }
  exit(code = 0): void {
    if (this.#isEnding) return
    this.#isEnding = true
    for (const window of openWindows.all()) window.destroy()
    this.emit('quit', eventWith({}), code)
    void this.#end(code)
  }
  relaunch(options: Electron.RelaunchOptions = {}): void {
    note('app.relaunch', options)
  }
  getPath(name: PathName): string {
    return pathOf(name)
  }
  setPath(name: string, path: string): void {
    choosePath(name, path)
  }
  getAppPath(): string {
    return appFolder
  }
  getName(): string {
    return this.name
  }
  setName(name: string): void {
    this.name = name
  }
  getVersion(): string {
    return appManifest.version
  }
  getLocale(): string {
    return commandLine.getSwitchValue('lang') || 'en-US'
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()]
  }
  requestSingleInstanceLock(): boolean {
    return this.#lock.acquire(pathOf('userData'))
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock.isHeld
  }
  releaseSingleInstanceLock(): void {
    this.#lock.release()
  }
  disableHardwareAcceleration(): void {
    if (this.#isReady) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready')
    note('app.disableHardwareAcceleration')
  }
  setAppUserModelId(id: string): void {
    note('app.setAppUserModelId', id)
  }
  setLoginItemSettings(settings: Electron.Settings): void {
    this.#opensAtLogin = settings.openAtLogin ?? false
    note('app.setLoginItemSettings', settings)
  }
  getLoginItemSettings(): Electron.LoginItemSettings {
    const openAtLogin = this.#opensAtLogin
    return {
      openAtLogin,
      // Known only once the app has finished launching.
      wasOpenedAtLogin: this.#isReady && switches().isOpenedAtLogin,
      status: 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    }
  }
  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    note('app.setAboutPanelOptions', options)
  }
  showAboutPanel(): void {
    note('app.showAboutPanel')
  }
  setBadgeCount(count = 0): boolean {
    note('app.setBadgeCount', count)
    return true
  }
  focus(): void {
    note('app.focus')
  }

  /** Inside: begins to start Chromium; `ready` waits for it and for the main module. */
  begin(): void {
    mkdirSync(pathOf('userData'), { recursive: true })
    openWindows.whenAllClosed(() => this.#allClosed())
    this.#chromium = startChromium()
    this.#becomeReady().catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    })
  }
  /** Inside: the session of the person ends. The process is ended at once when the windows have heard of it, as on Windows. */
  endSession(): void {
    for (const name of ['query-session-end', 'session-end'] as const) {
      for (const window of openWindows.all()) window.hearSystem(name)
    }
    if (!this.#isQuitting) process.kill(process.pid, 'SIGKILL')
  }
  /** Inside: the process that draws is gone. `isFatal`: it was the last try, and Chromium takes the app with it. */
  loseGpu(isFatal: boolean): void {
    const details = { type: 'GPU', reason: 'crashed', exitCode: 139, serviceName: 'GPU', name: 'GPU process' }
    this.emit('child-process-gone', eventWith({}), details)
    if (isFatal) process.kill(process.pid, 'SIGKILL')
  }
  /** Inside: the main module was evaluated. Like Electron, nothing is ready before: awaiting `whenReady` in it never ends. */
  mainIsLoaded(): void {
    this.#mainLoaded.resolve()
  }
  /** Inside: the Chromium all windows are in. */
  async chromium(): Promise<Chromium> {
    if (this.#chromium === null) throw new Error('the stand-in was not begun')
    return this.#chromium
  }
  /** Inside: a window was asked to close and stays. */
  stay(): void {
    this.#isQuitting = false
  }

  async #becomeReady(): Promise<void> {
    const chromium = await this.chromium()
    if (this.#isEnding) return
    chromium.onGone(() => {
      if (this.#isEnding) return
      process.stderr.write('the Chromium of the Electron stand-in ended by itself\n')
      this.exit(1)
    })
    // Playwright waits for this line.
    if (words.includes('--remote-debugging-port=0')) {
      process.stderr.write(`\nDevTools listening on ${chromium.address}\n`)
    }
    const hint = setTimeout(() => process.stderr.write(hangingText), patienceMs)
    await this.#mainLoaded.promise
    clearTimeout(hint)
    this.#isReady = true
    this.emit('ready', eventWith({}), {})
    this.#ready.resolve()
  }

  #asks(name: 'before-quit' | 'will-quit'): boolean {
    const event = eventWith({})
    this.emit(name, event)
    return !event.defaultPrevented
  }
  #willQuit(): void {
    if (this.#asks('will-quit')) this.exit(0)
    else this.#isQuitting = false
  }
  #allClosed(): void {
    if (this.#isEnding) return
    if (this.#isQuitting) this.#willQuit()
    else if (!this.emit('window-all-closed')) this.quit()
  }
  async #end(code: number): Promise<void> {
    await this.#lock.delivered()
    const chromium = await this.#chromium?.catch(() => null)
    await chromium?.close()
    this.#lock.release()
    process.exit(code)
  }
}

const hangingText =
  'the main module is not evaluated yet; Electron becomes ready only then: do not await app.whenReady() at its top level\n'

export const app = new App()
