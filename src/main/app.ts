// The app's life once Electron is ready: guards, page, uploader, window, tray, and the wires between them.
import { app } from 'electron'
import type { Handlers, WindowCommand } from '#shared/contract/ipc.ts'
import { doUpdate, openDesktopUi, openFolder } from './app-desktop.ts'
import { openIpc } from './ipc/ipc-main.ts'
import type { ShellClock } from './clock.ts'
import {
  askFolder,
  askQuit,
  askWhether,
  copyText,
  dragOut,
  openInDropbox,
  openPage,
  popUp,
  showItem,
} from './desktop/system-dialogs.ts'
import { thumbnailOf } from './desktop/thumbnails.ts'
import { Quitting } from './desktop/quit.ts'
import type { DesktopUi } from './desktop/desktop-ui.ts'
import { OpenDialogs } from './desktop/open-dialogs.ts'
import { createHandlers } from './ipc/handlers.ts'
import type { SystemActs } from './ipc/handlers.ts'
import type { UploaderLifecycle } from './uploads/uploader-lifecycle.ts'
import type { LogFile } from './log/log-file.ts'
import { listPageFiles } from './window/page-files.ts'
import { servePage } from './window/page-protocol.ts'
import type { BuiltPaths, OwnPaths } from './paths.ts'
import { createWindowUpdates } from './ipc/window-updates.ts'
import type { WindowUpdates } from './ipc/window-updates.ts'
import { rowMenu, type RowMenuActs } from './desktop/menus/row-menu.ts'
import { sentMenu } from './desktop/menus/sent-menu.ts'
import { guardPages, guardSession } from './window/session-guards.ts'
import type { StartWords } from './arguments.ts'
import { underPolicy } from './policy/under-policy.ts'
import type { Managed } from './policy/under-policy.ts'
import { renewAutostart } from './settings/autostart.ts'
import { folderItems } from './desktop/menus/open-folder-item.ts'
import { SpokenLanguage } from './spoken-language.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import { trustSystemAuthorities } from './network/certificate-authorities.ts'
import { openHistory } from './app-history.ts'
import { openForIt } from './app-support.ts'
import { openAppUpdates, shownUpdates } from './app-updates.ts'
import type { Updates } from './updates/updates.ts'
import { beginUploading, openUploading } from './uploads/compose.ts'
import type { Uploading } from './uploads/uploading.ts'
import type { LineConditions } from './network/line-conditions.ts'
import { watchSystemEvents } from './desktop/system-events.ts'
import { QueueWindow } from './window/window.ts'
import type { WindowHost } from './window/window.ts'

export type AppParts = {
  readonly words: StartWords
  readonly own: OwnPaths
  readonly built: BuiltPaths
  readonly store: SettingsStore
  readonly clock: ShellClock
  readonly log: LogFile
}

type ManagedParts = AppParts & Managed & { readonly language: SpokenLanguage }

/** Everything that lives as long as the app. */
type RunningApp = ManagedParts & {
  readonly uploading: Uploading
  readonly window: QueueWindow
  readonly reports: WindowUpdates
  readonly ending: Quitting
  readonly desktopUi: DesktopUi
  readonly dialogs: OpenDialogs
  readonly updates: Updates
}

/** Runs once Electron is ready. Settles when all has begun. */
export async function runApp(given: AppParts): Promise<void> {
  const { log, built, words } = given
  let isWindowWanted = !words.hidden
  let window: QueueWindow | null = null
  const show = (): void => {
    isWindowWanted = true
    window?.show()
  }
  // Heard from the first moment: a key store may keep the start waiting. A second start only shows the window: nothing it says
  // is heard.
  // Two entries may start it with the computer, that of a person and that of an administrator: neither asks for the window.
  app.on('second-instance', (_event, said) => {
    if (!said.includes('--hidden')) show()
  })
  app.on('activate', show)
  guardPages(log)
  guardSession(log)
  servePage(listPageFiles(built.renderer))
  trustSystemAuthorities(log)
  const managed = await underPolicy(given, app.isPackaged)
  const setting = (): string => managed.store.read().language
  const language = await SpokenLanguage.open({ setting, ofSystem: () => app.getPreferredSystemLanguages() })
  const running = await openApp({ ...managed, language })
  running.ending.listen()
  openIpc({ handlers: handlersOf(running), contentsId: () => running.window.contentsId(), log })
  follow(running)
  renewAutostart(log)
  window = running.window
  if (isWindowWanted) window.show()
  else if (process.platform === 'win32') window.prepare()
  running.updates.begin()
  await beginUploading(running.uploading, words, log)
}

async function openApp(parts: ManagedParts): Promise<RunningApp> {
  const { clock, log, built, language } = parts
  const window: QueueWindow = new QueueWindow(
    { preload: built.preload, isPackaged: app.isPackaged, clock, log },
    () => host,
  )
  const dialogs = new OpenDialogs()
  const uploading = await openUploading({
    ...parts,
    askFolder: (startAt) => dialogs.during(() => askFolder(window.native(), startAt, language.say)),
    ask: (question) => dialogs.during(() => askWhether(window.native(), question, language.say)),
    applyLanguage: () => void followLanguage({ language, window, desktopUi }, 'show_settings'),
    updates: () => shownUpdates(parts),
    applyUpdates: () => updates.rulesChanged(),
  })
  const { lifecycle, store } = uploading
  const updates = openAppUpdates(parts, {
    proxies: () => uploading.proxies,
    tell: (text) => lifecycle.tellNotice('update', text),
    onChange: () => desktopUi.show(),
  })
  const reports = createWindowUpdates({
    clock,
    app: () => lifecycle.app(),
    takeChange: () => lifecycle.run()?.view.takeChange() ?? null,
    send: (report) => window.send('report', report),
  })
  const ending = new Quitting({
    clock,
    log,
    app: () => lifecycle.app(),
    language,
    async ask(question) {
      const choice = await askQuit(window.native(), question, language.say)
      if (choice === 'cancel') updates.forgetRestart()
      return choice
    },
    onFinishing: () => window.hide(),
    async stop(isChosen) {
      await stopAll(uploading, window, reports)
      // Never while anything is sent, and never while the computer goes down.
      if (isChosen) updates.install()
    },
    stopNow() {
      window.savePlace()
      lifecycle.stopNow()
    },
  })
  const host: WindowHost = {
    pageLanguage: () => language.tag,
    place: { read: () => store.read().windowPlace, write: (windowPlace) => store.change({ windowPlace }) },
    isEnding: () => ending.isEnding(),
    onPageGone: () => reports.unsubscribe(),
    onShown: (isShown) => reports.seen(isShown),
    onClosedToBackground: () => tellOfBackground(uploading, desktopUi),
    onSessionEnd: () => ending.sessionEnds(),
  }
  const desktopUi = openDesktopUi(parts, uploading, window, dialogs, updates)
  return { ...parts, uploading, window, reports, ending, desktopUi, dialogs, updates }
}

/** Another language may have been chosen: what stands outside the page takes it, and the page is loaded in it. */
async function followLanguage(
  { language, window, desktopUi }: Pick<RunningApp, 'language' | 'window' | 'desktopUi'>,
  then: WindowCommand | null,
): Promise<void> {
  if (!(await language.follow())) return
  desktopUi.show()
  window.loadAgain(then)
}

async function stopAll({ lifecycle, proxies }: Uploading, window: QueueWindow, reports: WindowUpdates): Promise<void> {
  window.savePlace()
  reports.close()
  await lifecycle.stop()
  proxies.close()
}

function tellOfBackground({ store, lifecycle }: Uploading, desktopUi: DesktopUi): void {
  if (store.read().toldOfBackground || lifecycle.run() === null) return
  store.change({ toldOfBackground: true })
  desktopUi.tellOfBackground()
}

function handlersOf(running: RunningApp): Handlers {
  const { uploading, window, reports, language } = running
  const { lifecycle, proxies, setUp, settings, folders, added, store } = uploading
  const { bundles, itReports } = openForIt(running)
  const { exportSent, questions, sent } = openHistory(running)
  const system: SystemActs = {
    showItem,
    dragOut: (files) => dragOut(window.native(), running.built.trayIcons, files),
    thumbnailOf,
    openInDropbox,
    async openFolder() {
      const { phase } = lifecycle.app()
      const open = (into: string): Promise<void> => openFolder(store, into)
      if (phase.kind !== 'running' || phase.place.further.length === 0) return open('')
      popUp(
        window.native(),
        folderItems(phase.place, (into) => void open(into)),
      )
    },
    copyText,
    openPage,
    popUpRowMenu: (shown) => popUp(window.native(), rowMenu(shown, rowMenuActs(running), language)),
    async popUpSentMenu(row) {
      const fitting = await sent.fitting(row)
      popUp(
        window.native(),
        sentMenu(fitting, (action) => void sent.act(action, row), language),
      )
    },
    exportSent,
    async signInToProxy(login) {
      const end = await proxies.signIn(login)
      lifecycle.run()?.uploader.worldChanged()
      return end
    },
    readUpdate: () => running.updates.shown(),
    doUpdate: (step) => doUpdate(running.updates, step),
    signOut: uploading.signOut,
    pageReady: () => window.pageReady(),
  }
  return createHandlers({
    lifecycle,
    setUp,
    settings,
    folders,
    added,
    sent,
    questions,
    reports,
    itReports,
    bundles,
    system,
  })
}

function rowMenuActs({ uploading: { lifecycle }, window }: RunningApp): RowMenuActs {
  return {
    act: (action, ids) => lifecycle.run()?.view.act(action, ids),
    showInFolder: (id) => showItem(lifecycle.run()?.view.fileOf(id) ?? null),
    copyDetails: (ids) => void copyDetails(lifecycle, ids),
    openInDropbox,
    copyPath: (path) => void copyText(path),
    showDetail: () => window.runCommand('show_detail'),
    askWhy: () => window.runCommand('ask_why'),
  }
}

async function copyDetails(lifecycle: UploaderLifecycle, ids: readonly number[]): Promise<void> {
  const text = await lifecycle.run()?.view.supportText(ids)
  if (text !== undefined) await copyText(text)
}

/** Lets tray, menu, window and power follow the lifecycle, and the lifecycle follow the system. */
function follow(running: RunningApp): void {
  const { uploading, reports, ending, desktopUi, clock, log } = running
  const { lifecycle, proxies } = uploading
  const tryAtOnce = (): void => {
    proxies.refresh()
    lifecycle.tryLockedKey()
    lifecycle.run()?.uploader.worldChanged()
  }
  const listener = {
    networkChanged: tryAtOnce,
    wokeUp() {
      tryAtOnce()
      void lifecycle.run()?.uploader.rescan()
    },
    isMeteredWanted: () => uploading.store.read().pauseOnMetered,
    conditionsChanged: (now: LineConditions) => lifecycle.controls.setConditions(now),
  }
  const world = watchSystemEvents(clock, listener, log)
  lifecycle.onQueueChange(() => reports.queueChanged())
  lifecycle.onRun(() => reports.rowsReplaced())
  running.policy.onChange(() => {
    running.updates.rulesChanged()
    running.window.send('command', 'settings_changed')
    void followLanguage(running, null)
  })
  lifecycle.onChange(() => {
    const { phase } = lifecycle.app()
    reports.appChanged()
    desktopUi.show()
    ending.look()
    world.moving(phase.kind === 'running' && phase.overview.facts.sending > 0)
  })
  desktopUi.show()
}
