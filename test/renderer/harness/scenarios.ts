// States of the app that are worth looking at, each with the rows that belong to it.
import type { Handlers } from '#shared/contract/ipc.ts'
import type { AppState, Overview } from '#shared/contract/ipc-app-state.ts'
import type { ReasonCode } from '#shared/reasons.ts'
import type { TimelineEntry, WindowRow } from '#shared/contract/ipc-rows.ts'
import type { FakeMain } from './fake-main.ts'
import { english } from '#shared/messages/english.ts'
import type { Language } from '#shared/messages/language.ts'
import { createFakeMain, someSettings, withRowCounts } from './fake-main.ts'
import { hostileNames } from './hostile-names.ts'
import { daysShown } from '#shared/contract/ipc-channels.ts'
import { dayStarts } from '#shared/words/day-bound.ts'
import { someSent } from './sent-items.ts'
import { aRow, aSentRow, mixedRows, nowMs } from './some-rows.ts'
import { anOverview } from '#test/rigs/samples/overview.ts'

const minuteMs = 60_000

const restingOverview = anOverview()

const movingProgress: Overview['progress'] = {
  filesDone: 412,
  filesAll: 1_250,
  bytesDone: 1_240_000_000,
  bytesAll: 8_420_000_000,
  bytesPerSecond: 14_100_000,
  left: { leastMs: 6 * minuteMs, mostMs: 9 * minuteMs },
}

/** An hour of speeds, with a pause in it. */
const someRates = Array.from({ length: 60 }, (_, minute) =>
  minute > 20 && minute < 27 ? 0 : Math.round(9_000_000 + 5_000_000 * Math.sin(minute / 5) + (minute % 7) * 400_000),
)

/** A running app. */
export function running(
  overview: Partial<Overview> = {},
  notices: string[] = [],
  further: { folder: string; into: string }[] = [],
): AppState {
  return {
    phase: {
      kind: 'running',
      place: {
        folder: '/home/kim/Outbox',
        further,
        server: 'uploads.acme.example',
        device: 'Kim Lee',
        base: '/Acme/Uploads',
      },
      overview: { ...restingOverview, ...overview },
    },
    notices,
  }
}

function runningWith(rows: readonly WindowRow[], overview: Partial<Overview> = {}, notices: string[] = []): FakeMain {
  const fake = createFakeMain(withRowCounts(running(overview, notices), rows), rows)
  fake.timeline = someTimeline
  return fake
}

/** The row while everything is paused. */
function inPause({ row, ...rest }: WindowRow): WindowRow {
  const waits = row.state === 'settling' || row.state === 'waiting'
  if (!waits || rest.intent === 'pause') return { ...rest, row }
  return { ...rest, row: { ...row, reason: 'paused', nextTryAt: null } }
}

function held(reason: ReasonCode): FakeMain {
  const facts = { ...restingOverview.facts, hold: { reason, untilMs: nowMs + 40_000 } }
  const rows = mixedRows().filter(({ group }) => group !== 'active')
  return runningWith(rows, { facts })
}

const someTimeline: readonly TimelineEntry[] = [
  {
    atMs: nowMs - 2 * minuteMs,
    text: 'Dropbox refused the file for the fifth time. Outbox stopped trying.',
    code: 'dropbox_refused',
  },
  {
    atMs: nowMs - 9 * minuteMs,
    text: 'Dropbox did not accept the file. It was not in Dropbox afterwards.',
    code: 'dropbox_unavailable',
  },
  {
    atMs: nowMs - 14 * minuteMs,
    text: 'The permission to send ran out before the file was through. A new one was taken.',
    code: 'link_expired',
  },
  {
    atMs: nowMs - 15 * minuteMs,
    text: 'The connection broke at the very end. Outbox asked: the file was not there.',
    code: 'outcome_unknown',
  },
  { atMs: nowMs - 26 * 60 * minuteMs, text: 'First seen.', code: null },
]

const folderChoice = {
  shown: '/home/kim/Outbox',
  usable: true,
  findings: [
    { check: 'folder', ok: true, text: 'The folder can be read.' },
    { check: 'disk', ok: false, text: 'The folder is on a network drive. New files are noticed within a minute.' },
  ],
  files: 1_284,
  bytes: 8_420_000_000,
  toFetch: 0,
  isAll: true,
  examples: ['Invoices/Q3/Budget.xlsx', 'Plans/Hall 4.dwg', 'Video/Site survey.mov', 'Scans/Scan 1400.pdf'],
}

const setUpAnswers: Partial<Handlers> = {
  readSetUp: () => ({
    server: 'https://uploads.acme.example',
    hasKey: false,
    folder: null,
    decided: { server: false, folder: false },
  }),
  checkServer: () => ({
    usable: true,
    findings: [
      { check: 'server', ok: true, text: 'uploads.acme.example answers, and its certificate is trusted.' },
      { check: 'key', ok: true, text: 'The key is accepted: this computer is known as “Kim Lee”.' },
      { check: 'clock', ok: true, text: 'The clock of this computer is right.' },
    ],
  }),
  chooseFolder: () => folderChoice,
}

/** Every scenario by name; each call makes a new one. */
/** What was sent, and an answer about a file. */
const historyAnswers: Partial<Handlers> = {
  readSent: ({ filter }) => {
    const rows = someSent(nowMs).filter(({ name }) => name.toLowerCase().includes(filter.search.toLowerCase()))
    return { kind: 'page', rows: [...rows], next: null }
  },
  readSentDays: () =>
    dayStarts(nowMs, daysShown)
      .slice(0, -1)
      .map((startMs, day) => {
        const files = day % 7 > 4 ? 0 : 20 + ((day * 37) % 90) + (day === 12 ? 400 : 0)
        return { startMs, files, bytes: files * 900_000 * (1 + (day % 4)) }
      }),
  askWhyOfRow: () => ({
    name: 'Plans/Plan A.dwg',
    what: '\u201cPlan A.dwg\u201d was sent and is in Dropbox at /Acme/Uploads/Plans/Plan A.dwg.',
    todo: 'There is nothing to do.',
  }),
}

export const scenarios = {
  starting: () => createFakeMain({ phase: { kind: 'starting' }, notices: [] }, []),
  locked: () => createFakeMain({ phase: { kind: 'locked', keystore: 'keyring' }, notices: [] }, []),
  set_up: () => {
    const fake = createFakeMain({ phase: { kind: 'set_up' }, notices: [] }, [])
    fake.handlers = setUpAnswers
    return fake
  },
  stopped: () =>
    createFakeMain(
      {
        phase: {
          kind: 'stopped',
          code: 'ledger_in_use',
          text: 'Another Outbox on this computer uses the same data folder. End the other one, then try again.',
        },
        notices: [],
      },
      [],
    ),
  never_used: () => runningWith([]),
  only_left_out: () => runningWith(mixedRows().filter(({ group }) => group === 'left_out')),
  all_sent: () =>
    runningWith(Array.from({ length: 40 }, (_, at) => aSentRow(`Scans/Scan ${1400 - at}.pdf`, 2 + at * 44))),
  mixed: () => runningWith(mixedRows(), { progress: movingProgress, rates: someRates }),
  hostile: () =>
    runningWith(
      hostileNames.map((name, at) =>
        aRow(at % 3 === 0 ? `Odd names/${name.replaceAll('/', ':')}` : name.replaceAll('/', ':')),
      ),
    ),
  history: () => {
    const fake = runningWith(mixedRows(), { progress: movingProgress })
    fake.handlers = historyAnswers
    return fake
  },
  managed: () => {
    const fake = runningWith(mixedRows())
    const managed = {
      server: 'machine',
      ignore: 'machine',
      autostart: 'machine',
      speedLimit: 'machine',
      notices: 'user',
    } as const
    fake.handlers = { readSettings: () => ({ ...someSettings(), managed }) }
    return fake
  },
  asked: () =>
    runningWith(mixedRows(), { facts: { ...restingOverview.facts, asked: { files: 1_204, bytes: 5_300_000_000 } } }),
  offline: () => held('offline'),
  proxy_login: () => held('proxy_auth_required'),
  update_required: () => held('update_required'),
  update_by_others: (say = english.say) => {
    const fake = held('update_required')
    fake.handlers = { readUpdate: () => ({ step: null, who: say('update.off.for_everybody') }) }
    return fake
  },
  update_ready: (say = english.say) => runningWith(mixedRows(), {}, [say('update.ready', { version: '1.4.0' })]),
  signed_out: () => held('sign_in_needed'),
  dropbox_full: () => held('dropbox_full'),
  folder_away: () => runningWith(mixedRows(), { facts: { ...restingOverview.facts, folder: 'away' } }),
  folder_replaced: () => runningWith(mixedRows(), { facts: { ...restingOverview.facts, folder: 'replaced' } }),
  paused: () =>
    runningWith(
      mixedRows().flatMap((row) => (row.group === 'active' ? [] : [inPause(row)])),
      {
        facts: { ...restingOverview.facts, paused: 'paused', pausedUntilMs: nowMs + 52 * minuteMs },
        unreadableFolders: 2,
      },
      ['Outbox\u2019s records were damaged and are begun anew. What is already in Dropbox is not sent again.'],
    ),
  folders: () => {
    const further = [
      { folder: '/home/kim/Scanner', into: 'Scans' },
      { folder: '/media/kim/CAMERA', into: 'Photos' },
      { folder: '//office/fax', into: 'Office/Fax' },
    ]
    const folders: Overview['folders'] = [
      { into: '', state: 'there' },
      { into: 'Scans', state: 'there' },
      { into: 'Photos', state: 'replaced' },
      { into: 'Office/Fax', state: 'away' },
    ]
    const rows = mixedRows()
    const fake = createFakeMain(withRowCounts(running({ folders }, [], further), rows), rows)
    fake.timeline = someTimeline
    const rules = ['sent', null, 'trash'] as const
    const furtherFolders = further.map((one, at) => ({ ...one, afterUpload: rules[at] ?? null, trouble: null }))
    fake.handlers = {
      readSettings: () => ({ ...someSettings(), furtherFolders }),
      chooseFurtherFolder: () => ({
        shown: '/home/kim/Plans',
        into: 'Plans',
        usable: true,
        findings: [{ check: 'folder', ok: true, text: 'The folder can be read.' }],
      }),
      readFolderWaiting: () => ({ files: 61, bytes: 326_000_000 }),
    }
    return fake
  },
  grace: () => runningWith(mixedRows(), { batch: { id: 3, files: 12, untilMs: nowMs + 28_000 } }),
  slow: () =>
    runningWith(mixedRows(), {
      facts: restingOverview.facts,
      progress: movingProgress,
      speed: { kind: 'fixed', bytesPerSecond: 500_000, by: 'timetable', untilMs: nowMs + 200 * minuteMs },
    }),
  huge: () =>
    runningWith(
      Array.from({ length: 100_000 }, (_, at) =>
        at < 60_000 ? aRow(`Archive/${at % 700}/File ${at}.dat`) : aSentRow(`Archive/File ${at}.dat`, at / 10),
      ),
    ),
} satisfies Record<string, (say?: Language['say']) => FakeMain>

export type ScenarioName = keyof typeof scenarios
