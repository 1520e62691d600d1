// Starts an uploader, or says why not. Nothing is sent before everything that can be refused was looked at.
import { chooseFiles } from '#adapters/folder/chosen-files.ts'
import { createClock } from '#adapters/system/clock.ts'
import type { SystemClock } from '#adapters/system/clock.ts'
import type { AgentFor } from '#adapters/http/connections.ts'
import type { TokenInUse } from '#adapters/http/token-in-use.ts'
import { openDataFolder } from '#adapters/system/data-folder.ts'
import type { HeldFolder } from '#adapters/system/data-folder.ts'
import { createCompanyRules, withFileRules } from '#adapters/folder/names/company-rules.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { openLedger } from '#adapters/ledger/ledger.ts'
import type { DurableLedger } from '#adapters/ledger/ledger.ts'
import { placeIn, rowPathIn, type RowKey } from '#adapters/ledger/records/places.ts'
import type { MoveStep, SystemTrash } from '#adapters/originals/look.ts'
import { isToken } from '#adapters/transfer/link-client.ts'
import { createGcTuning } from '#adapters/system/gc-tuning.ts'
import { realPathsOf } from '#adapters/files/real-paths.ts'
import { parseServerUrl } from '#adapters/http/allowed-urls.ts'
import type { GuardLimits } from '#engine/events.ts'
import type { Log, Ports } from '#engine/ports.ts'
import type { Adopt } from './agreed-folder.ts'
import { composePorts } from './session/compose.ts'
import { isAmongSent } from '#adapters/folder/token-place.ts'
import { createFilesUploadSource } from './sources/files-source.ts'
import type { UploadSource } from './sources/source.ts'
import { openFolders, refuseFolders } from './watched-folders.ts'
import type { FoldersAsk, FoldersSource, WatchedFolderAsk } from './watched-folders.ts'
import { firstLookOf } from './session/existing-files.ts'
import type { Notice } from './notices.ts'
import type { StartRefusal } from './refusals.ts'
import { createReliance } from './session/reliance.ts'
import { usualGuard } from './session/files-asked.ts'
import { startSupervisor } from './session/supervisor.ts'
import type { Supervisor } from './session/supervisor.ts'
import { createBandwidth } from '#adapters/http/bandwidth.ts'
import type { AfterUpload } from '#shared/sent/original.ts'
import { largeFilesAtOnce } from '#shared/contract/ipc-channels.ts'
import { noFileRules, type FileRules } from '#shared/policy/file-rules.ts'
import { noLimit, type SpeedRules } from '#shared/speed/speed.ts'
import { TargetWatch } from './session/target-watch.ts'
import { createOwnStatus } from './progress/own-status.ts'
import { ownVersion } from '#adapters/system/own-version.ts'
import { RelayKeeper } from './progress/relay-keeper.ts'
import { createUploader } from './running-uploader.ts'
import type { Pause, Uploader } from './uploader.ts'

// What holds whatever is set: names that are never sent, and the hosts that bytes may go to; where a path leads. For shells.
export { builtInRules } from '#adapters/folder/names/ignore.ts'
export { ownVersion } from '#adapters/system/own-version.ts'
export { realPathOf } from '#adapters/files/paths.ts'
export { defaultUploadHosts } from '#adapters/http/allowed-urls.ts'

/** What is uploaded. */
export type UploadFrom =
  | {
      readonly kind: 'folder'
      readonly folder: string
      readonly adopt: Adopt
      /** The path leads through a link, and whatever folder that leads to is the one; left out: another one is asked about. */
      readonly followsLink?: boolean
      /** Other folders that are watched beside it. */
      readonly further?: readonly WatchedFolderAsk[]
    }
  | { readonly kind: 'files'; readonly files: readonly string[] }

export type UploaderOptions = {
  readonly from: UploadFrom
  readonly server: string
  /** The computer's own token, or the tokens of a person who is signed in (see `sign-in`). */
  readonly token: string | TokenInUse
  /** Where the token is kept, if in a file: it must not be among what is sent. */
  readonly tokenFile?: string
  /** The token as it is kept now; asked for when the company server refuses the known one. Null where it cannot be read. */
  readonly renewToken?: () => Promise<string | null>
  readonly allowLoopback: boolean
  readonly dataFolder: string
  /** Hears of bugs and loud events. The text holds no token, link or file content. */
  readonly alarm: (text: string) => void
  /** Proxies, as only the shell can know them; direct connections when left out. */
  readonly agentFor?: AgentFor
  /** Exact names of hosts that links may point to, beside those of Dropbox. */
  readonly uploadHosts?: readonly string[]
  /** Names that are left out beside the built-in ones: `*` and `?`, matched against each part of a path. */
  readonly ignorePatterns?: readonly string[]
  /** Types and sizes of files that the company lets out; all where it is left out. */
  readonly fileRules?: FileRules
  /** A new file at a name that was free for a while replaces what was sent under it; left out: both are kept. */
  readonly replacesByName?: boolean
  /** What becomes of files that were sent; left out: they stay. Not for files that are named. */
  readonly afterUpload?: AfterUpload
  /** The system's own way to its trash, where the shell has one. */
  readonly systemTrash?: SystemTrash
  /** A pause that was made before; left out: none. */
  readonly paused?: Pause
  /** How fast may be sent; left out: as fast as can be. */
  readonly speed?: SpeedRules
  /** What becomes of files that are there at the first look and were never sent; left out: they are sent, unless they are very many. */
  readonly existing?: 'skip' | 'send'
  /** A folder that nobody watched before: what is in it at the first look is asked about. */
  readonly asksAtFirst?: boolean
  /** What is so much at once that a person is asked first; null: nobody is asked. Left out: as usual. */
  readonly guard?: GuardLimits | null
  readonly graceMs?: number
  /** For how many days a file that was sent stays in the history; two years when it is left out. */
  readonly historyDays?: number
  /** False: the company's server is told nothing of how this computer is doing. */
  readonly tellsStatus?: boolean
  /** For tests: something around the ports, such as faults. */
  readonly wrapPorts?: (ports: Ports) => Ports
  /** For tests: hears each step of a move. */
  readonly onMoveStep?: (step: MoveStep) => void
  readonly quietMs?: number
  readonly sendSlots?: number
  /** How many files above the size of a link go through relays at once; two when it is left out. */
  readonly relaySlots?: number
}

export type StartAnswer =
  | { readonly kind: 'started'; readonly uploader: Uploader; readonly notices: readonly Notice[] }
  | { readonly kind: 'refused'; readonly refusal: StartRefusal }

/** Excel saves in two strokes, 1.3 s apart; what is quiet for longer is saved. */
const defaultQuietMs = 2_000

/** Dropbox locks the whole account for each commit, so more at once would only collide. */
const defaultSendSlots = 3

/** Starts to upload, within a second or so for an ordinary ledger. Never waits for the network. */
export async function startUploader(options: UploaderOptions): Promise<StartAnswer> {
  const server = parseServerUrl(options.server, { allowLoopback: options.allowLoopback })
  if (server.kind === 'refused') return refused({ kind: 'server_address', because: server.because })
  if (typeof options.token === 'string' && !isToken(options.token)) return refused({ kind: 'token_unusable' })
  const choice = await prepareIntake(options)
  if (choice.kind === 'refused') return choice
  const betrayed = await tokenAmongSent(options)
  if (betrayed !== null) return betrayed
  const clock = createClock()
  const begunAtMs = clock.wallMs(clock.now())
  const log: Log = { alarm: options.alarm }
  const tuneGc = createGcTuning()
  const records = await openRecordsFor(options, clock, log)
  if (records.kind === 'refused') return records
  const { held, ledger, notices } = records
  const letGo = (): Promise<void> => ledger.close().finally(() => held.release())
  const made = await choice.make(ledger, notices, () => clock.wallMs(clock.now()))
  const { folders, source: intake } = made
  const placeOf = (path: string): string => placeIn(intake.scope, path)
  const rowKeyOf = (path: string): RowKey => ({ place: placeOf(path), path: rowPathIn(intake.scope, path) })
  const { watch: targets, change } = await TargetWatch.open(ledger, server.url.origin)
  let session: Supervisor | null = null
  const bandwidth = createBandwidth()
  const composed = composePorts({
    bandwidth,
    serverUrl: server.url,
    token: options.token,
    ...(options.renewToken === undefined ? {} : { renewToken: options.renewToken }),
    allowLoopback: options.allowLoopback,
    agentFor: options.agentFor ?? (() => null),
    uploadHosts: options.uploadHosts ?? [],
    clock,
    source: intake.source,
    whyHeld: intake.whyHeld,
    originals: intake.originals,
    ledger: ledger.scoped(intake.scope),
    log,
    onServerClock: (aheadMs) => session?.heardClock(aheadMs),
    onTold: (told) => session?.heardTold(told),
    status: statusTeller(options, clock, () => session),
  })
  session = await startSupervisor({
    clock,
    composed,
    ports: options.wrapPorts === undefined ? composed.ports : options.wrapPorts(composed.ports),
    intake,
    targets,
    change,
    isReliedOn: createReliance({ ledger, placeOf, fileOf: (path) => intake.fileOf(path) }),
    log,
    rules: { ...rulesOf(options, intake), ...(made.rules === undefined ? {} : { folderRules: made.rules }) },
  })
  const closeRecordsNow = (): void => ledger.closeNow()
  const parts = { clock, session, tuneGc, letGo, closeRecordsNow, dataFolder: options.dataFolder, folders, rowKeyOf }
  const first = firstLookOf({ ...options, begunAtMs }, folders, made.rules?.rootOf ?? (() => ''))
  const relays = await RelayKeeper.open(options.dataFolder, clock.wallMs(clock.now()))
  const more = { bandwidth, metered: { relays, targetId: () => targets.id } }
  const uploader = createUploader({ ...parts, ...first, ...more, ...beginning(options) })
  return { kind: 'started', uploader, notices }
}

/** How this computer is doing, for the company's server. */
function statusTeller(
  { tellsStatus }: UploaderOptions,
  clock: SystemClock,
  session: () => Supervisor | null,
): () => string | null {
  if (tellsStatus === false) return () => null
  return createOwnStatus({
    uploads: () => session()?.engine().openUploads() ?? [],
    reasonOf: (upload) => session()?.engine().reasonOf(upload) ?? null,
    nowMs: () => clock.now(),
    version: ownVersion(),
  })
}

/** What the engine goes by. */
function rulesOf(options: UploaderOptions, intake: UploadSource) {
  const { afterUpload, from, graceMs, guard, quietMs, relaySlots, replacesByName, sendSlots } = options
  return {
    quietMs: quietMs ?? intake.quietMs ?? defaultQuietMs,
    sendSlots: sendSlots ?? defaultSendSlots,
    relaySlots: relaySlots ?? largeFilesAtOnce.usual,
    replacesByName: replacesByName ?? false,
    afterUpload: from.kind === 'folder' ? (afterUpload ?? 'keep') : 'keep',
    graceMs: graceMs ?? 0,
    // Who names files one by one has said so.
    guard: guard === undefined && from.kind === 'folder' ? usualGuard : (guard ?? null),
  }
}

async function tokenAmongSent({ from, tokenFile }: UploaderOptions): Promise<Refused | null> {
  const further = from.kind === 'folder' ? (from.further ?? []).map(({ folder }) => folder) : []
  const sent = from.kind === 'folder' ? [from.folder, ...further] : from.files
  if (tokenFile === undefined || !(await isAmongSent(tokenFile, sent))) return null
  return refused({ kind: 'token_would_be_sent', tokenFile })
}

function beginning({ paused, speed = noLimit }: UploaderOptions) {
  return { paused: paused ?? null, speed }
}

type Refused = Extract<StartAnswer, { kind: 'refused' }>
type Make = (ledger: DurableLedger, notices: Notice[], wallMs: () => number) => Promise<FoldersSource>
type Choice = { readonly kind: 'chosen'; readonly make: Make } | Refused

async function prepareIntake(options: UploaderOptions): Promise<Choice> {
  const { from, dataFolder } = options
  if (from.kind === 'files') {
    const { fileRules = noFileRules, ignorePatterns = [] } = options
    const rules = {
      ignore: withFileRules(createIgnore(ignorePatterns), fileRules),
      ignoreNamed: createCompanyRules(ignorePatterns, fileRules),
      names: { emoji: 'allow' },
      dataFolder,
    } as const
    const answer = await chooseFiles(from.files, rules)
    if (answer.kind === 'refused') return refused({ kind: 'choice', refusal: answer.refusal })
    const { files } = answer
    const make: Make = async () => ({
      source: createFilesUploadSource(files, await realPathsOf(files.places)),
      folders: [],
    })
    return { kind: 'chosen', make }
  }
  const ask = foldersOf(options, from)
  const refusal = await refuseFolders(ask)
  if (refusal !== null) return refused(refusal)
  return { kind: 'chosen', make: (ledger, notices, wallMs) => openFolders(ask, ledger, notices, wallMs) }
}

function foldersOf(options: UploaderOptions, from: Extract<UploadFrom, { kind: 'folder' }>): FoldersAsk {
  const { adopt, folder, followsLink = false, further = [] } = from
  const { dataFolder, fileRules = noFileRules, ignorePatterns = [], onMoveStep, systemTrash = null } = options
  const { afterUpload = 'keep', asksAtFirst = false } = options
  const first = { folder, into: '', adopt, followsLink, afterUpload, asksAtFirst }
  const moves = { systemTrash, ...(onMoveStep === undefined ? {} : { onMoveStep }) }
  return { folders: [first, ...further], dataFolder, ignorePatterns, fileRules, ...moves }
}

type OpenedRecords =
  | { readonly kind: 'opened'; readonly held: HeldFolder; readonly ledger: DurableLedger; readonly notices: Notice[] }
  | Refused

async function openRecordsFor(
  { dataFolder, historyDays }: Pick<UploaderOptions, 'dataFolder' | 'historyDays'>,
  clock: SystemClock,
  log: Log,
): Promise<OpenedRecords> {
  const data = openDataFolder(dataFolder)
  if (data.kind === 'refused') return refused({ kind: 'data_folder', because: data.reason, folder: dataFolder })
  const { folder: held, warning } = data
  const opened = await openLedger({
    dataDir: held.dataDir,
    log,
    now: () => clock.now(),
    ...(historyDays === undefined ? {} : { historyKeptMs: historyDays * 24 * 3_600_000 }),
  })
  if (opened.kind !== 'opened') {
    held.release()
    if (opened.kind === 'newer_data') return refused({ kind: 'newer_data', folder: dataFolder })
    return refused({ kind: 'records_unusable', reason: opened.reason, folder: dataFolder })
  }
  const notices: Notice[] = []
  if (warning !== null) notices.push({ kind: 'data_folder_unsafe', because: warning.because, folder: dataFolder })
  if (opened.recovered !== null) notices.push({ kind: 'records_renewed', keptAs: opened.recovered.keptAs })
  return { kind: 'opened', held, ledger: opened.ledger, notices }
}

function refused(refusal: StartRefusal): Refused {
  return { kind: 'refused', refusal }
}
