// Starts an uploader for the app, with what only the desktop can give it.
import type { Agent } from 'node:http'
import { noticeWords } from '#uploader/notices.ts'
import type { QueueView } from '#uploader/queue-view/queue-view.ts'
import { refusalWords } from '#uploader/refusals.ts'
import { startUploader } from '#uploader/start.ts'
import type { UploaderOptions } from '#uploader/start.ts'
import { keyInUse } from '#uploader/sign-in/person.ts'
import type { PersonKeyPlace, TokenInUse } from '#uploader/sign-in/person.ts'
import { judgeFurther } from '#uploader/watched-folders.ts'
import type { WatchedFolderAsk } from '#uploader/watched-folders.ts'
import type { Uploader } from '#uploader/uploader.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { ExistingChoice } from '#shared/contract/ipc-setup.ts'
import { faultWords } from '#shared/outside/policy-words.ts'
import { closingFaults, decidedValue, tellsComputerName, type Policy } from '#shared/policy/policy.ts'
import { fileRulesOf } from '#shared/policy/file-rules.ts'
import type { SpeedRules } from '#shared/speed/speed.ts'
import type { Language } from '#shared/messages/language.ts'
import type { Log } from '../log/log-file.ts'

export type RunParts = {
  readonly dataFolder: string
  /** For trials on one computer. */
  readonly allowLoopback: boolean
  /** What the company's policy says at this moment. */
  readonly policy: () => Policy
  /** How long a file must be quiet, for trials; null: the usual time. */
  readonly quietMs: number | null
  readonly agentFor: (url: URL) => Agent | null
  /** Called with the server's address before the first request: finds out which way it is reached. */
  readonly findWay: (server: string) => Promise<void>
  readonly language: Language
  /** Moves a file to the system's trash; rejects where it cannot. */
  readonly systemTrash: (absolute: string) => Promise<void>
  /** Where the sign-in of a person at this server is kept. */
  readonly personPlace: (server: string) => PersonKeyPlace
  readonly log: Log
}

/** Settings that an uploader learns when it begins. */
type RunSettings = Pick<
  Settings,
  'afterUpload' | 'furtherFolders' | 'graceSeconds' | 'historyDays' | 'ignore' | 'largeFiles' | 'replaceByName'
>

export function runSettings(settings: Settings): RunSettings {
  const { afterUpload, furtherFolders, graceSeconds, historyDays, ignore, largeFiles, replaceByName } = settings
  return { afterUpload, furtherFolders, graceSeconds, historyDays, ignore, largeFiles, replaceByName }
}

/** A change of these settings needs another run. */
export function needsAnotherRun(before: Settings, after: Settings): boolean {
  return JSON.stringify(runSettings(before)) !== JSON.stringify(runSettings(after))
}

export type RunAsk = RunSettings & {
  readonly folder: string
  /** The folder, by where in Dropbox its files go, that a person said is the one, whatever stood at its path before; null: none. */
  readonly adopted: string | null
  readonly server: string
  readonly key: string
  /** What a person chose for files that are there at the first look; null: that was long ago. */
  readonly existing: ExistingChoice | null
  /** A pause that a person made before. */
  readonly pause: { readonly untilMs: number | null } | null
  readonly speed: SpeedRules
}

/** One running uploader, and the one view of its queue. */
export type Run = {
  readonly uploader: AppUploader
  readonly view: QueueView
  /** What a person should know although it started. */
  readonly notices: readonly string[]
  /** Folders beside the first that cannot be watched, with why in a sentence, by where in Dropbox their files would go. */
  readonly refused: ReadonlyMap<string, string>
}

/** As much of an uploader as the app asks of it. */
export type AppUploader = Pick<
  Uploader,
  | 'adoptAsked'
  | 'asked'
  | 'broken'
  | 'closeRecordsNow'
  | 'decide'
  | 'firstLook'
  | 'leaveOut'
  | 'me'
  | 'onNotice'
  | 'pause'
  | 'rescan'
  | 'resume'
  | 'rows'
  | 'setSpeed'
  | 'stop'
  | 'takeBack'
  | 'worldChanged'
>

export type RunAnswer =
  | { readonly kind: 'started'; readonly run: Run }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

export type StartRun = (ask: RunAsk) => Promise<RunAnswer>

/** Makes what starts an uploader for what is asked. */
export function createStartRun(parts: RunParts): StartRun {
  const { language } = parts
  return async (ask) => {
    const [closed] = closingFaults(parts.policy())
    if (closed !== undefined) return { kind: 'refused', code: 'policy', text: faultWords(closed, language) }
    await parts.findWay(ask.server)
    const token = tokenOf(ask, parts)
    if (token === null) return { kind: 'refused', code: 'key_missing', text: language.say('notBegun.key_missing') }
    const first = { folder: ask.folder, into: '', adopt: adoptOf(ask, '') }
    const { refused, watched } = await judgeFurther(first, furtherFrom(ask), parts.dataFolder)
    const started = await startUploader(optionsFrom(ask, token, watched, parts))
    if (started.kind === 'refused')
      return { kind: 'refused', ...refusalWords(started.refusal, language) } satisfies RunAnswer
    const { uploader, notices } = started
    const troubles = new Map([...refused].map(([{ into }, why]) => [into, refusalWords(why, language).text]))
    const said = [...notices.map((notice) => noticeWords(notice, language)), ...troubles.values()]
    const view = uploader.openView(language)
    return { kind: 'started', run: { uploader, view, notices: said, refused: troubles } }
  }
}

/** Null for what was the sign-in of a person once, and is damaged. */
function tokenOf(
  { key, server }: RunAsk,
  { agentFor, allowLoopback, personPlace, policy }: RunParts,
): string | TokenInUse | null {
  const network = { agentFor, allowLoopback, tellsComputerName: tellsComputerName(policy()) }
  const used = keyInUse(key, server, personPlace(server), network)
  return used.kind === 'token' ? used.token : null
}

function adoptOf({ adopted }: RunAsk, into: string): 'yes' | 'no' {
  return adopted === into ? 'yes' : 'no'
}

function furtherFrom(ask: RunAsk): readonly WatchedFolderAsk[] {
  return ask.furtherFolders.map(({ afterUpload, folder, into }) => ({
    folder,
    into,
    adopt: adoptOf(ask, into),
    followsLink: false,
    afterUpload: afterUpload ?? ask.afterUpload,
    // Nobody said yet what becomes of what is in it.
    asksAtFirst: true,
  }))
}

function optionsFrom(
  ask: RunAsk,
  token: string | TokenInUse,
  further: readonly WatchedFolderAsk[],
  parts: RunParts,
): UploaderOptions {
  const { log } = parts
  return {
    from: { kind: 'folder', folder: ask.folder, adopt: adoptOf(ask, ''), further },
    server: ask.server,
    token,
    allowLoopback: parts.allowLoopback,
    dataFolder: parts.dataFolder,
    alarm: (text) => log.alarm('uploader', { text }),
    agentFor: parts.agentFor,
    uploadHosts: decidedValue(parts.policy(), 'uploadHosts') ?? [],
    ignorePatterns: ask.ignore,
    fileRules: fileRulesOf(parts.policy()),
    tellsStatus: decidedValue(parts.policy(), 'fleetStatus') ?? true,
    replacesByName: ask.replaceByName,
    afterUpload: ask.afterUpload,
    systemTrash: parts.systemTrash,
    ...(ask.existing === null ? {} : { existing: ask.existing === 'leave' ? ('skip' as const) : ('send' as const) }),
    relaySlots: ask.largeFiles,
    speed: ask.speed,
    historyDays: ask.historyDays,
    graceMs: ask.graceSeconds * 1_000,
    ...(ask.pause === null ? {} : { paused: ask.pause }),
    ...(parts.quietMs === null ? {} : { quietMs: parts.quietMs }),
  }
}
