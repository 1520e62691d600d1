// What main answers to each request of the window. The compiler demands a handler for every request of the contract.
import { askedFilesOf } from '#shared/rows/files-asked.ts'
import { isAbsolute } from 'node:path'
import { emptyCounts } from '#shared/rows/row-groups.ts'
import type { UpdateStep } from '#shared/contract/ipc-channels.ts'
import type { Handlers, RequestReply } from '#shared/contract/ipc.ts'
import { pageQuerySchema } from '#shared/contract/ipc-rows.ts'
import type { Page, PageQuery, WindowRow } from '#shared/contract/ipc-rows.ts'
import type { FurtherFolders } from '../uploads/further-folders.ts'
import type { AddedFiles } from '../uploads/dropped/dropped-files.ts'
import type { UploaderLifecycle } from '../uploads/uploader-lifecycle.ts'
import type { OutsidePage } from '../about.ts'
import type { WindowUpdates } from './window-updates.ts'
import type { SetUp } from '../uploads/set-up.ts'
import type { ExportAsk, ExportEnd, SentRef } from '#shared/contract/ipc-history.ts'
import type { FileQuestions } from '../history/file-questions.ts'
import type { SentFiles } from '../history/sent-files.ts'
import type { ItReports } from '../support/it-reports.ts'
import type { ProxyLogin, ProxyLoginEnd } from '../network/proxy-logins.ts'
import type { SupportBundles } from '../support/support-bundles.ts'
import type { SettingsService } from '../settings/settings-service.ts'

/** What only the system can do. */
export type SystemActs = {
  /** Shows an item, by its absolute path, in the file manager. */
  readonly showItem: (file: string) => void
  /** Lets the system carry these files, by their absolute paths, to wherever they are dropped. */
  readonly dragOut: (files: readonly string[]) => void
  /** See `thumbnails.ts`. */
  readonly thumbnailOf: (file: string) => Promise<string | null>
  /** Shows a file, by its full path in Dropbox, in the browser. */
  readonly openInDropbox: (path: string) => void
  readonly openFolder: () => Promise<void>
  readonly copyText: (text: string) => Promise<void>
  readonly popUpRowMenu: (rows: readonly WindowRow[]) => void
  readonly popUpSentMenu: (row: SentRef) => Promise<void>
  readonly exportSent: (ask: ExportAsk) => Promise<ExportEnd>
  readonly signInToProxy: (login: ProxyLogin) => Promise<ProxyLoginEnd>
  readonly readUpdate: () => RequestReply<'readUpdate'>
  readonly doUpdate: (step: UpdateStep) => void
  readonly signOut: () => Promise<string | null>
  readonly openPage: (page: OutsidePage) => void
  /** The page began to listen. */
  readonly pageReady: () => void
}

export type HandlerParts = {
  readonly lifecycle: UploaderLifecycle
  readonly setUp: SetUp
  readonly settings: SettingsService
  readonly folders: FurtherFolders
  readonly added: AddedFiles
  readonly sent: SentFiles
  readonly questions: FileQuestions
  readonly reports: WindowUpdates
  readonly itReports: ItReports
  readonly bundles: SupportBundles
  readonly system: SystemActs
}

/** The handlers. Input is parsed already, and what they answer is parsed again before it crosses. */
export function createHandlers(parts: HandlerParts): Handlers {
  return {
    ...queueHandlers(parts),
    ...setUpHandlers(parts),
    ...folderHandlers(parts),
    ...historyHandlers(parts),
    ...otherHandlers(parts),
  }
}

type QueueRequests =
  | 'readApp'
  | 'readPage'
  | 'readDetail'
  | 'leaveDetail'
  | 'readThumbnail'
  | 'act'
  | 'pauseAll'
  | 'resumeAll'
  | 'wantFullSpeed'
  | 'adoptFolder'
  | 'readAsked'
  | 'decideAsked'
  | 'showInFolder'
  | 'dragOut'
  | 'openInDropbox'
  | 'copyDetails'
  | 'openRowMenu'

function queueHandlers({ lifecycle, reports, settings, system }: HandlerParts): Pick<Handlers, QueueRequests> {
  return {
    readApp() {
      system.pageReady()
      return { sequence: reports.subscribe(), app: lifecycle.app() }
    },
    readPage(query) {
      reports.subscribe()
      return lifecycle.run()?.view.page(query) ?? emptyPage(query)
    },
    async readDetail(id) {
      reports.subscribe()
      return (await lifecycle.run()?.view.detail(id)) ?? null
    },
    readThumbnail(id) {
      const file = lifecycle.run()?.view.fileOf(id) ?? null
      return file === null || !settings.shown().thumbnails ? null : system.thumbnailOf(file)
    },
    leaveDetail: () => lifecycle.run()?.view.leaveDetail(),
    act: ({ action, rows: ids }) => lifecycle.run()?.view.act(action, ids),
    pauseAll: (length) => lifecycle.controls.pause(length),
    resumeAll: () => lifecycle.controls.resume(),
    wantFullSpeed: (isWanted) => lifecycle.controls.wantFullSpeed(isWanted),
    adoptFolder: (into) => lifecycle.restart(into),
    readAsked() {
      const { folders, types, ...rest } = lifecycle.run()?.uploader.asked() ?? askedFilesOf([])
      return { ...rest, folders: [...folders], types: [...types] }
    },
    decideAsked: ({ answer, below }) => lifecycle.run()?.uploader.decide(answer, below),
    showInFolder(id) {
      const file = lifecycle.run()?.view.fileOf(id) ?? null
      if (file !== null) system.showItem(file)
    },
    dragOut(ids) {
      const view = lifecycle.run()?.view
      const there = (view?.rows(ids) ?? []).filter(({ row }) => row.state !== 'excluded' && row.inFolder)
      const files = there.flatMap(({ id }) => view?.fileOf(id) ?? [])
      if (files.length > 0) system.dragOut(files)
    },
    openInDropbox(id) {
      const [shown] = lifecycle.run()?.view.rows([id]) ?? []
      const place = shown === undefined || shown.row.state === 'excluded' ? null : shown.row.destination
      if (place !== null) system.openInDropbox(place)
    },
    async copyDetails(ids) {
      const text = await lifecycle.run()?.view.supportText(ids)
      if (text !== undefined) await system.copyText(text)
    },
    openRowMenu: (ids) => system.popUpRowMenu(lifecycle.run()?.view.rows(ids) ?? []),
  }
}

type SetUpRequests =
  | 'readSetUp'
  | 'checkServer'
  | 'signIn'
  | 'chooseFolder'
  | 'finishSetUp'
  | 'beginSetUp'
  | 'startAgain'

function setUpHandlers({ lifecycle, setUp }: HandlerParts): Pick<Handlers, SetUpRequests> {
  return {
    readSetUp: () => setUp.draft(),
    checkServer: (entry) => setUp.checkServer(entry),
    signIn: ({ server }) => setUp.signIn(server),
    chooseFolder: () => setUp.chooseFolder(),
    finishSetUp: (existing) => setUp.finish(existing),
    beginSetUp() {
      setUp.forget()
      lifecycle.beginSetUp()
    },
    async startAgain() {
      setUp.forget()
      await lifecycle.startAgain()
    },
  }
}

type FolderRequests =
  | 'chooseFurtherFolder'
  | 'addFurtherFolder'
  | 'changeFurtherFolder'
  | 'readFolderWaiting'
  | 'removeFurtherFolder'

function folderHandlers({ folders }: HandlerParts): Pick<Handlers, FolderRequests> {
  return {
    chooseFurtherFolder: () => folders.choose(),
    addFurtherFolder: (entry) => folders.add(entry),
    changeFurtherFolder: ({ of, to }) => folders.change(of, to),
    readFolderWaiting: (into) => folders.waiting(into),
    removeFurtherFolder: (into) => folders.remove(into),
  }
}

type HistoryRequests =
  | 'readSent'
  | 'readSentDays'
  | 'actOnSent'
  | 'openSentMenu'
  | 'exportSent'
  | 'askWhy'
  | 'askWhyOfRow'
  | 'chooseAndAskWhy'
  | 'copyWhy'

function historyHandlers({ lifecycle, questions, sent, system }: HandlerParts): Pick<Handlers, HistoryRequests> {
  return {
    readSent: (ask) => sent.page(ask),
    readSentDays: () => sent.days(),
    actOnSent: ({ action, row }) => sent.act(action, row),
    openSentMenu: (row) => system.popUpSentMenu(row),
    exportSent: (ask) => system.exportSent(ask),
    async askWhy([file]) {
      return file === undefined || !isAbsolute(file) ? null : questions.about(file)
    },
    async askWhyOfRow(id) {
      const file = lifecycle.run()?.view.fileOf(id) ?? null
      return file === null ? null : questions.about(file)
    },
    chooseAndAskWhy: () => questions.choose(),
    copyWhy: () => questions.copy(),
  }
}

type OtherRequests = Exclude<keyof Handlers, QueueRequests | SetUpRequests | FolderRequests | HistoryRequests>

function otherHandlers({ settings, added, bundles, itReports, system }: HandlerParts): Pick<Handlers, OtherRequests> {
  return {
    openFolder: () => system.openFolder(),
    signInToProxy: (login) => system.signInToProxy(login),
    readUpdate: () => system.readUpdate(),
    doUpdate: (step) => system.doUpdate(step),
    signOut: () => system.signOut(),
    readSettings: () => settings.shown(),
    changeSettings: (change) => settings.change(change),
    readItReport: (kind) => itReports.read(kind),
    copyItReport: (kind) => itReports.copy(kind),
    readSupportBundle: (withNames) => bundles.read(withNames),
    saveSupportBundle: () => bundles.save(),
    openPage: (page) => system.openPage(page),
    addFiles: (files) => added.add(files),
    undoAdd: (batch) => added.undo(batch),
    takeBack: (batch) => added.takeBack(batch),
  }
}

/** What there is to see while nothing runs. */
export function emptyPage(query: PageQuery): Page {
  const { offset } = pageQuerySchema.parse(query)
  return { version: 0, counts: emptyCounts, offset, rows: [] }
}
