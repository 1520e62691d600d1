// `WebContents`: one page of the app, from the main process's side.
import { app } from '../app/app.ts'
import { refuseDownloads } from './downloads.ts'
import { isHeaded } from '../chromium/chromium.ts'
import { closeForeignPages } from '../chromium/foreign-pages.ts'
import { hearFromPage } from './from-page.ts'
import type { MemberOf } from '../types/members.ts'
import { asElectron, eventWith, Loud, LoudEmitter } from '../missing.ts'
import { openPage } from '../chromium/page-link.ts'
import type { PageEars, PageLink, Size } from '../chromium/page-link.ts'
import { serveRequests } from './page-requests.ts'
import type { Navigation } from './page-requests.ts'
import { note } from '../record.ts'
import type { Session } from './session.ts'
import { toWire } from '../chromium/wire-address.ts'
import { encode } from '../chromium/wire.ts'

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

export type ContentsPlan = {
  readonly id: number
  readonly session: Session
  readonly preload: string | null
  readonly size: Size
  /** Asked by `close()` and by a page that closes itself. */
  readonly close: () => void
  readonly onReadyToShow: () => void
  readonly onTitle: (title: string) => void
  /** The page is gone without having been closed by the window. */
  readonly onGone: () => void
}

class WebFrameMain extends Loud implements Pick<Electron.WebFrameMain, MemberOf<'WebFrameMain'>> {
  readonly parent = null
  readonly #contents: WebContents
  constructor(contents: WebContents) {
    super()
    this.#contents = contents
  }
  get top(): Electron.WebFrameMain {
    return asElectron(this)
  }
  get url(): string {
    return this.#contents.getURL()
  }
  get origin(): string {
    const url = URL.parse(this.url)
    return url === null ? 'null' : `${url.protocol}//${url.host}`
  }
}

/** What is asked of a server for an address: it never sees what stands behind `#`. */
function requestedBy(url: string): string {
  return url.replace(/#.*$/s, '')
}

const all = new Map<number, WebContents>()
const defaultHandler: OpenHandler = () => ({ action: 'allow' })

export class WebContents extends LoudEmitter implements Pick<Electron.WebContents, MemberOf<'WebContents'>> {
  readonly id: number
  readonly session: Electron.Session
  readonly mainFrame: Electron.WebFrameMain
  /** Inside: the page in Chromium, once it is open. */
  readonly link: Promise<PageLink>
  readonly #plan: ContentsPlan
  #targetId = ''
  #url = ''
  #zoom = 1
  #size: Size
  #isCrashed = false
  #isGone = false
  #isShown = false
  #hasDevTools = false
  #openHandler = defaultHandler
  readonly #askedFor = new Set<string>()

  static fromId(id: number): WebContents | undefined {
    return all.get(id)
  }
  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all.values()].find((contents) => contents.#targetId === targetId)
  }
  static getAllWebContents(): WebContents[] {
    return [...all.values()]
  }

  constructor(plan: ContentsPlan) {
    super()
    this.id = plan.id
    this.#plan = plan
    this.#size = plan.size
    this.session = asElectron(plan.session)
    this.mainFrame = asElectron(new WebFrameMain(this))
    all.set(this.id, this)
    this.link = this.#open()
    // Told where the page is used; here only kept from ending the process.
    this.link.catch((error: unknown) => note('page failed', String(error)))
  }

  send(channel: string, ...args: unknown[]): void {
    // Refused at once, as Electron does, not when the page is reached.
    encode(args)
    void this.#use((link) => link.send({ kind: 'message', channel, args }))
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }
  getURL(): string {
    return this.#url
  }
  isDestroyed(): boolean {
    return this.#isGone
  }
  isCrashed(): boolean {
    return this.#isCrashed
  }
  close(): void {
    this.#plan.close()
  }
  reload(): void {
    const url = this.#url
    void this.#use(async ({ cdp }) => {
      this.#askedFor.add(requestedBy(toWire(url)))
      await cdp.send('Page.reload')
    })
  }
  forcefullyCrashRenderer(): void {
    void this.#use(({ cdp }) => cdp.send('Page.crash'))
  }
  /** No pointer is held here: what would be dragged is noted, after the same refusals as Electron's. */
  startDrag({ file, files, icon }: Electron.Item): void {
    const paths = files ?? [file]
    if (paths.length === 0 || paths.some((path) => path === ''))
      throw new Error("Must specify either 'file' or 'files' option")
    if (process.platform === 'darwin' && typeof icon !== 'string' && icon.isEmpty()) {
      throw new Error("Must specify non-empty 'icon' option")
    }
    note('drag', { files: paths })
  }
  openDevTools(): void {
    this.#hasDevTools = true
    note('webContents.openDevTools')
  }
  isDevToolsOpened(): boolean {
    return this.#hasDevTools
  }
  getZoomFactor(): number {
    return this.#zoom
  }
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.#zoom = Math.min(5, Math.max(0.25, factor))
    this.resize(this.#size)
  }
  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2)
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }

  /** Inside: loads an address the app asks for; resolves when it is shown, rejects as `loadURL` does. */
  async load(url: string): Promise<void> {
    const { cdp } = await this.link
    const wireUrl = toWire(url)
    this.#askedFor.add(requestedBy(wireUrl))
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()))
    const { errorText } = await cdp.send('Page.navigate', { url: wireUrl })
    if (errorText === undefined) return loaded
    const description = errorText.replace('net::', '')
    this.emit('did-fail-load', eventWith({}), -2, description, url, true, 0, 0)
    throw Object.assign(new Error(`${description} (-2) loading '${url}'`), { code: description, errno: -2, url })
  }
  /** Inside: the room the page has. */
  resize(size: Size): void {
    this.#size = size
    // Nought is what the window on the screen has.
    const { width, height } = isHeaded() ? { width: 0, height: 0 } : size
    const metrics = {
      width: Math.round(width / this.#zoom),
      height: Math.round(height / this.#zoom),
      deviceScaleFactor: this.#zoom === 1 ? 0 : this.#zoom,
      mobile: false,
    }
    void this.#use(({ cdp }) => cdp.send('Emulation.setDeviceMetricsOverride', metrics))
  }
  /** Inside: the window is gone. */
  end(): void {
    if (this.#isGone) return
    this.#isGone = true
    all.delete(this.id)
    this.emit('destroyed')
    void this.link.then((link) => link.close()).catch(() => null)
  }

  async #open(): Promise<PageLink> {
    const chromium = await app.chromium()
    closeForeignPages(chromium)
    refuseDownloads(chromium, (frameId) => this.#ofFrame(frameId))
    const link = await openPage(chromium, this.#plan.preload, this.#plan.size, this.#ears())
    this.#targetId = link.targetId
    await serveRequests(link.cdp, {
      session: this.#plan.session,
      mainFrameId: link.mainFrameId,
      isAskedFor: (wireUrl) => this.#askedFor.delete(wireUrl),
      mayNavigate: (navigation) => this.#mayNavigate(navigation),
      onNavigation: (navigation) => this.#navigates(navigation),
    })
    link.cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      this.#askToOpen(url, windowName, windowFeatures.join(','))
    })
    this.resize(this.#size)
    return link
  }
  /** A page that is not there any more needs nothing done; the app learns of that by events. */
  async #use(act: (link: PageLink) => unknown): Promise<void> {
    try {
      await act(await this.link)
    } catch (error) {
      if (!this.#isGone) note('page failed', String(error))
    }
  }
  #ofFrame(frameId: string): readonly [WebContents, Session] | null {
    const found = [...all.values()].find((contents) => contents.#targetId === frameId)
    return found === undefined ? null : [found, found.#plan.session]
  }
  #ears(): PageEars {
    return {
      onText: (text) => hearFromPage(this, this.#plan.preload ?? '', text),
      onNavigated: (url) => this.#navigated(url),
      onDomReady: () => void this.emit('dom-ready', eventWith({})),
      onLoaded: () => this.#loaded(),
      onCrashed: () => this.#crashed(),
      onRecovered: () => (this.#isCrashed = false),
      onGone: () => this.#plan.onGone(),
      onConsole: (line) => void this.emit('console-message', eventWith({ ...line, frame: this.mainFrame })),
    }
  }
  #navigates({ url, isMainFrame }: Navigation): void {
    const frame = isMainFrame ? this.mainFrame : null
    const event = eventWith({ url, isMainFrame, isSameDocument: false, frame })
    this.emit('did-start-navigation', event, url, false, isMainFrame, 0, 0)
  }
  #navigated(url: string): void {
    this.#url = url
    this.emit('did-navigate', eventWith({}), url, 200, 'OK')
  }
  #loaded(): void {
    this.#isCrashed = false
    this.emit('did-finish-load')
    void this.#readTitle()
    if (this.#isShown) return
    this.#isShown = true
    setImmediate(() => this.#plan.onReadyToShow())
  }
  async #readTitle(): Promise<void> {
    await this.#use(async ({ cdp }) => {
      const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.title' })
      const title = String(result.value)
      this.emit('page-title-updated', eventWith({}), title, true)
      this.#plan.onTitle(title)
    })
  }
  #crashed(): void {
    this.#isCrashed = true
    const details = { reason: 'crashed', exitCode: 133 }
    this.emit('render-process-gone', eventWith({}), details)
    app.emit('render-process-gone', eventWith({}), this, details)
  }
  #mayNavigate({ url, isMainFrame }: Navigation): boolean {
    const frame = isMainFrame ? this.mainFrame : null
    const event = eventWith({ url, isMainFrame, isSameDocument: false, frame, initiator: this.mainFrame })
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event, url)
    note('will-navigate', { url, isMainFrame, isPrevented: event.defaultPrevented })
    return !event.defaultPrevented
  }
  /** Whatever the app answers, the window is not made: nothing here could hold it. */
  #askToOpen(url: string, frameName: string, features: string): void {
    const referrer = { url: this.#url, policy: 'default' } as const
    const disposition = features === '' ? 'foreground-tab' : 'new-window'
    const { action } = this.#openHandler({ url, frameName, features, disposition, referrer })
    note('window open', { url, action })
  }
}
