// Main as the window knows it: answers every request of the contract from rows in memory, and sends the events a test wants.
// Every input and every answer goes through the parsers of the contract, so that the window is tested against the truth.
import type { EventName, RequestName } from '#shared/contract/ipc-channels.ts'
import { somePicture } from './sample-picture.ts'
import { emptyCounts, rowGroups } from '#shared/rows/row-groups.ts'
import type { GroupCounts } from '#shared/rows/row-groups.ts'
import { requests, events } from '#shared/contract/ipc.ts'
import type { Handlers, EventData } from '#shared/contract/ipc.ts'
import type { AppState, Overview } from '#shared/contract/ipc-app-state.ts'
import type { ListQuery, TimelineEntry, WindowRow } from '#shared/contract/ipc-rows.ts'
import { rowOrder } from './row-order.ts'

export type FakeMain = {
  /** Answers as the handlers of main would. */
  answer(name: RequestName, input: unknown): Promise<unknown>
  /** Every request so far, oldest first. */
  readonly requests: { readonly name: RequestName; readonly input: unknown }[]
  app: AppState
  rows: WindowRow[]
  timeline: readonly TimelineEntry[]
  /** Other answers than the usual ones. */
  handlers: Partial<Handlers>
  /** Where tellings go; the harness connects it to the page. */
  listener: (name: EventName, data: unknown) => void
  /** Tells the window that these rows changed in place. */
  tellRows(rows: readonly WindowRow[]): void
  /** Tells the window that the list is another one now. */
  tellList(rows: readonly WindowRow[]): void
  tellApp(app: AppState): void
  /** Goes on as another main, and tells the window its state and its list. */
  become(other: FakeMain): void
  send<Name extends EventName>(name: Name, data: EventData<Name>): void
}

export function createFakeMain(app: AppState, rows: readonly WindowRow[]): FakeMain {
  let version = 1
  let sequence = 0
  const report = (changed: readonly WindowRow[], state: AppState | null): void => {
    sequence += 1
    fake.send('report', { sequence, app: state, rows: [...changed], version })
  }
  const fake: FakeMain = {
    requests: [],
    app,
    rows: [...rows],
    timeline: [],
    handlers: {},
    listener: () => undefined,
    answer: async (name, input) => {
      // The name was checked by the harness; the parsers of one request belong together.
      const given = requests[name].input.parse(input)
      fake.requests.push({ name, input: given })
      const own = { ...usualHandlers(fake, () => ({ version, sequence })), ...fake.handlers }
      const handler = own[name] as (input: unknown) => unknown
      return requests[name].reply.parse(await handler(given))
    },
    tellRows: (changed) => {
      const news = new Map(changed.map((row) => [row.id, row]))
      fake.rows = fake.rows.map((row) => news.get(row.id) ?? row)
      report(changed, null)
    },
    tellList: (list) => {
      version += 1
      fake.rows = [...list]
      fake.app = withRowCounts(fake.app, fake.rows)
      report([], fake.app)
    },
    tellApp: (state) => {
      fake.app = state
      report([], state)
    },
    become: ({ app: state, rows: list, timeline, handlers }) => {
      version += 1
      Object.assign(fake, { app: state, rows: [...list], timeline, handlers })
      report([], state)
    },
    send: (name, data) => fake.listener(name, events[name].parse(data)),
  }
  return fake
}

const someReport = {
  title: 'Effective settings',
  text: 'What holds on this computer, and who decided it.',
  rows: [
    { title: 'Upload limit', value: '500', from: 'Your organization: /etc/outbox/policy.json' },
    { title: 'Small pictures', value: 'on', from: 'You' },
  ],
  copy: 'Copy for IT',
}

const someAskedFiles = {
  files: 1_204,
  bytes: 5_300_000_000,
  folders: [
    { name: 'Photos', files: 1_180, bytes: 5_200_000_000 },
    { name: '', files: 24, bytes: 100_000_000 },
  ],
  types: [
    { name: 'jpg', files: 1_180, bytes: 5_200_000_000 },
    { name: 'pdf', files: 24, bytes: 100_000_000 },
  ],
  moreFolders: 0,
  moreTypes: 0,
}

function usualHandlers(fake: FakeMain, now: () => { version: number; sequence: number }): Handlers {
  const nothing = (): undefined => undefined
  return {
    readApp: () => ({ sequence: now().sequence, app: fake.app }),
    readPage: ({ list, offset, most }) => {
      const rows = rowsOf(fake.rows, list)
      return { version: now().version, counts: countsOf(rows), offset, rows: rows.slice(offset, offset + most) }
    },
    readDetail: (id) => {
      const row = fake.rows.find((one) => one.id === id)
      return row === undefined ? null : { row, timeline: [...fake.timeline] }
    },
    leaveDetail: nothing,
    readThumbnail: () => somePicture,
    act: nothing,
    pauseAll: nothing,
    resumeAll: nothing,
    wantFullSpeed: nothing,
    showInFolder: nothing,
    dragOut: nothing,
    openInDropbox: nothing,
    openFolder: nothing,
    adoptFolder: nothing,
    signInToProxy: () => 'in_memory' as const,
    readUpdate: () => ({ step: 'check', who: 'Outbox looks for newer versions at updates.example.com.' }),
    doUpdate: nothing,
    chooseFurtherFolder: () => null,
    addFurtherFolder: () => ({ kind: 'refused', text: 'No folder was chosen.' }),
    changeFurtherFolder: () => ({ kind: 'done' }),
    readFolderWaiting: () => ({ files: 0, bytes: 0 }),
    removeFurtherFolder: () => ({ kind: 'done' }),
    readAsked: () => someAskedFiles,
    decideAsked: nothing,
    copyDetails: nothing,
    openRowMenu: nothing,
    readSetUp: () => ({ server: '', hasKey: false, folder: null, decided: { server: false, folder: false } }),
    checkServer: () => ({ usable: true, findings: [] }),
    signIn: () => ({ usable: true, findings: [] }),
    signOut: () => null,
    chooseFolder: () => null,
    finishSetUp: () => ({ kind: 'begun' as const }),
    beginSetUp: nothing,
    startAgain: nothing,
    readSettings: () => someSettings(),
    changeSettings: ({
      ignore,
      largeFiles,
      replaceByName,
      afterUpload,
      autostart,
      notices,
      updateMode,
      graceSeconds,
      historyDays,
      listColumns,
      thumbnails,
      ...speed
    }) => {
      const now = someSettings()
      return {
        ...now,
        ignore: ignore ?? now.ignore,
        replaceByName: replaceByName ?? now.replaceByName,
        afterUpload: afterUpload ?? now.afterUpload,
        largeFiles: largeFiles ?? now.largeFiles,
        autostart: autostart ?? now.autostart,
        notices: notices ?? now.notices,
        updateMode: updateMode ?? now.updateMode,
        thumbnails: thumbnails ?? now.thumbnails,
        listColumns: listColumns ?? now.listColumns,
        graceSeconds: graceSeconds ?? now.graceSeconds,
        historyDays: historyDays ?? now.historyDays,
        speedLimit: speed.speedLimit ?? now.speedLimit,
        timetable: speed.timetable ?? now.timetable,
        pauseOnMetered: speed.pauseOnMetered ?? now.pauseOnMetered,
        pauseOnBattery: speed.pauseOnBattery ?? now.pauseOnBattery,
      }
    },
    readItReport: () => someReport,
    copyItReport: () => 'Copied.',
    readSupportBundle: (withNames) => `== Queue ==\n${withNames ? 'Invoice.pdf' : '0123456789.pdf'}\n`,
    saveSupportBundle: () => 'bundle.txt is the support bundle.',
    openPage: nothing,
    addFiles: (files) => ({ added: files.length, undo: 1, refused: [] }),
    undoAdd: () => ({ files: 1, removed: 1 }),
    takeBack: () => ({ files: 12, removed: 3 }),
    readSent: () => ({ kind: 'page', rows: [], next: null }),
    readSentDays: () => [],
    actOnSent: () => 'done',
    openSentMenu: nothing,
    exportSent: () => ({ kind: 'left' }),
    askWhy: () => null,
    askWhyOfRow: () => null,
    chooseAndAskWhy: () => null,
    copyWhy: nothing,
  }
}

function rowsOf(rows: readonly WindowRow[], { group, search, sort, descending }: ListQuery): WindowRow[] {
  const words = search.toLowerCase().split(/\s+/)
  const shown = rows.filter((row) => (group === 'all' ? row.group !== 'left_out' : row.group === group))
  const found =
    search === '' ? shown : shown.filter(({ row }) => words.every((word) => row.path.toLowerCase().includes(word)))
  const order = rowOrder(sort, descending)
  const sorted = order === null ? found : found.toSorted(order)
  return rowGroups.flatMap((one) => sorted.filter((row) => row.group === one))
}

/** Rows by group. */
export function countsOf(rows: readonly WindowRow[]): GroupCounts {
  const counts = { ...emptyCounts }
  for (const { group } of rows) counts[group] += 1
  return counts
}

/** The same state with the counts of these rows. */
export function withRowCounts(app: AppState, rows: readonly WindowRow[]): AppState {
  if (app.phase.kind !== 'running') return app
  const counts = countsOf(rows)
  const facts: Overview['facts'] = {
    ...app.phase.overview.facts,
    waiting: counts.waiting + counts.active,
    sending: rows.filter(({ row }) => row.state === 'sending').length,
    blocked: counts.attention,
    done: counts.sent,
  }
  return { ...app, phase: { ...app.phase, overview: { ...app.phase.overview, counts, facts } } }
}

export function someSettings(): Awaited<ReturnType<Handlers['readSettings']>> {
  return {
    ignore: ['*.bak', 'draft-*'],
    builtInRules: [
      { pattern: '~$*', madeBy: 'an office program, while a document is open' },
      { pattern: '*.crdownload', madeBy: 'a browser or a copying program, until the file is complete' },
      { pattern: '*.tmp', madeBy: 'a program, for its own use' },
      { pattern: '.DS_Store', madeBy: 'the operating system' },
    ],
    replaceByName: false,
    afterUpload: 'keep',
    largeFiles: 2,
    autostart: true,
    language: 'system',
    notices: 'attention',
    updateMode: 'notify',
    updates: 'Outbox looks for newer versions at updates.example.com.',
    speedLimit: { kind: 'full' },
    timetable: [],
    pauseOnMetered: false,
    pauseOnBattery: false,
    thumbnails: true,
    listColumns: { hidden: [], widths: {} },
    graceSeconds: 0,
    historyDays: 730,
    folder: '/home/kim/Outbox',
    furtherFolders: [],
    server: 'https://uploads.acme.example',
    signedIn: false,
    managed: {},
    about: {
      version: '0.1.0',
      parts: [
        { name: 'Electron', version: '45.4.1' },
        { name: 'Chromium', version: '156.0.8078.100' },
        { name: 'Node.js', version: '24.18.1' },
      ],
      licences: 'React\nMIT License\n\nCopyright (c) Meta Platforms, Inc. and affiliates.\n',
    },
  }
}
