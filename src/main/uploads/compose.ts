// This folder: starting and steering the uploader.

// Everything behind the window: settings, key, ways to the servers, the lifecycle and its set-up. Joined here, decided elsewhere.
import { homedir } from 'node:os'
import { session, shell } from 'electron'
import type { Language } from '#shared/messages/language.ts'
import { madeByWords } from '#shared/outside/made-by-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { checkFolder, checkServer } from '#uploader/doctor/doctor.ts'
import { enrolComputer, isEnrolmentCode } from '#uploader/doctor/enrol-computer.ts'
import { serverQuestion } from '../settings/server-question.ts'
import type { Question } from '../settings/server-question.ts'
import { builtInRules, defaultUploadHosts } from '#uploader/start.ts'
import { countFiles } from '#uploader/sources/count-files.ts'
import { about, partsOf } from '../about.ts'
import { AddedFiles, unsentOf } from './dropped/dropped-files.ts'
import type { StartWords } from '../arguments.ts'
import { readAutostart, setAutostart } from '../settings/autostart.ts'
import type { ShellClock } from '../clock.ts'
import { UploaderLifecycle } from './uploader-lifecycle.ts'
import { openDeviceKeyStore } from '../settings/device-key.ts'
import type { Log } from '../log/log-file.ts'
import type { OwnPaths } from '../paths.ts'
import { policyProxyAnswer } from '../network/policy-proxy.ts'
import { createProxies } from '../network/proxies.ts'
import type { Proxies } from '../network/proxies.ts'
import { FurtherFolders } from './further-folders.ts'
import { SetUp } from './set-up.ts'
import type { Decided, Finding } from './set-up.ts'
import { isMeteredTold } from '../network/metered-network.ts'
import { createSettingsService } from '../settings/settings-service.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import type { ManagedStore } from '../policy/managed-settings.ts'
import type { PolicyWatch } from '../policy/policy-watch.ts'
import { decidedValue } from '#shared/policy/policy.ts'
import { withStartKey } from '../settings/device-key-from-file.ts'
import type { Target, TargetEnd } from './stage.ts'
import { serverOrigin } from '../settings/display-names.ts'
import { createStartRun, needsAnotherRun } from './create-uploader.ts'
import type { SpokenLanguage } from '../spoken-language.ts'
import { startNotices, unwrittenSettingsWords } from './start-notices.ts'
import { systemKeyStorage } from '../settings/safe-storage.ts'

export type Uploading = {
  readonly store: ManagedStore
  readonly lifecycle: UploaderLifecycle
  readonly setUp: SetUp
  readonly settings: SettingsService
  readonly folders: FurtherFolders
  readonly added: AddedFiles
  readonly proxies: Proxies
}

export type UploadingParts = {
  readonly words: StartWords
  readonly own: OwnPaths
  readonly store: ManagedStore
  readonly policy: PolicyWatch
  readonly language: SpokenLanguage
  readonly clock: ShellClock
  readonly log: Log
  readonly askFolder: (startAt: string | null) => Promise<string | null>
  readonly ask: (question: Question) => Promise<boolean>
  /** Another language may be chosen. */
  readonly applyLanguage: () => void
}

/** Opens settings and key, and makes everything ready to begin. Nothing is sent before `begin`. */
export async function openUploading(parts: UploadingParts): Promise<Uploading> {
  const { words, own, store, policy, language, clock, log } = parts
  const opened = await openDeviceKeyStore(own.key, systemKeyStorage())
  const keys = await withStartKey(opened.keyStore, words)
  const proxies = createProxies({
    resolve: async (address) =>
      policyProxyAnswer(decidedValue(policy.current(), 'proxy')) ?? session.defaultSession.resolveProxy(address),
    clock,
    log,
  })
  const startRun = createStartRun({
    dataFolder: own.data,
    allowLoopback: words.allowLoopback,
    quietMs: words.quietMs,
    agentFor: (url) => proxies.agentFor(url),
    policy: () => policy.current(),
    findWay: (server) => proxies.learn([server, ...uploadOrigins(policy)]),
    language,
    systemTrash: (absolute) => shell.trashItem(absolute),
    log,
  })
  const notices = startNotices(
    {
      settings: store.found,
      key: opened.found,
      isSetUp: isSetUp(store, words),
      unknownLanguage: language.unknown(),
    },
    language,
  )
  const lifecycle = new UploaderLifecycle({ settings: store, keys, startRun, language, clock, log }, notices)
  store.onTrouble((code) =>
    lifecycle.tellNotice('settings', code === null ? null : unwrittenSettingsWords(code, language)),
  )
  const setUp = makeSetUp(parts, { store, lifecycle, proxies, keyFor: (server) => keys.keyFor(server) })
  policy.onChange(() => {
    followAutostart(parts)
    proxies.refresh()
    void lifecycle.policyChanged()
  })
  followAutostart(parts)
  const settings = createSettingsService({
    read: () => store.read(),
    write: (change) => store.change(change),
    managed: () => store.managed(),
    about: { ...about, parts: partsOf(about, process.versions) },
    builtInRules: () =>
      builtInRules.map(({ pattern, madeBy }) => ({
        pattern: visibleName(pattern),
        madeBy: madeByWords(madeBy, language),
      })),
    setAutostart: (isOn) => setAutostart(isOn, log),
    readAutostart,
    isMeteredTold,
    applySpeed: () => lifecycle.controls.applySpeed(),
    applyLanguage: parts.applyLanguage,
    needsAnotherRun,
    restart: () => void lifecycle.restart(),
    troubleOf: (into) => lifecycle.run()?.refused.get(into) ?? null,
  })
  const folders = makeFolders(parts, lifecycle)
  return { store, lifecycle, setUp, settings, folders, added: makeAdded(parts, lifecycle), proxies }
}

/** True when a person set it up before, and no key comes with the command line. */
function isSetUp(store: ManagedStore, { tokenFile }: StartWords): boolean {
  const { server, folder } = store.read()
  return tokenFile === null && server !== null && folder !== null
}

type SetUpFriends = Pick<Uploading, 'store' | 'lifecycle' | 'proxies'> & {
  readonly keyFor: (server: string) => string | null
}

function makeSetUp(parts: UploadingParts, friends: SetUpFriends): SetUp {
  const { words, own, language, clock, log, ask, askFolder, policy } = parts
  const { store, lifecycle, proxies, keyFor } = friends
  const decided = (): Decided => {
    const { folder, server } = store.managed()
    return { server: server !== undefined, folder: folder !== undefined }
  }
  return new SetUp({
    beginning: () => ({
      server: (decided().server ? null : words.server) ?? store.read().server ?? '',
      folder: (decided().folder ? null : words.folder) ?? store.read().folder,
    }),
    decided,
    keyFor,
    async *checkServer(server, key, signal) {
      await proxies.learn([server, ...uploadOrigins(policy)])
      const { allowLoopback } = words
      const agentFor = (url: URL) => proxies.agentFor(url)
      yield* checkServer({ server, token: key, allowLoopback, agentFor, language, signal })
    },
    async enrol(server, typed, signal) {
      if (!isEnrolmentCode(typed)) return null
      await proxies.learn([server])
      const { allowLoopback } = words
      const agentFor = (url: URL) => proxies.agentFor(url)
      const end = await enrolComputer({ server, code: typed, allowLoopback, agentFor, language, signal })
      return end.kind === 'enrolled' ? { kind: 'key', key: end.token } : end
    },
    checkFolder: (folder) => checkOwnApart(folder, own, language),
    fileCount: (folder, signal) => countFiles(folder, { ignore: store.read().ignore }, signal),
    askFolder,
    async changeTo(target) {
      const kept = keptByPolicy(policy, target, language)
      if (kept !== null) return kept
      const question = serverQuestion(store.read().server, target.server, language)
      if (question !== null && !(await ask(question))) return notAgreed(language)
      const end = await lifecycle.changeTo(target)
      if (end.kind === 'begun') setAutostartOnce(store, log)
      return end
    },
    language,
    clock,
  })
}

/** What is enforced is set again at each start, whatever was changed in the system's own settings. */
function followAutostart({ policy, log }: UploadingParts): void {
  const enforced = policy.current().enforced.autostart?.value
  if (enforced !== undefined && readAutostart() !== enforced) setAutostart(enforced, log)
}

function uploadOrigins(policy: PolicyWatch): readonly string[] {
  const more = decidedValue(policy.current(), 'uploadHosts') ?? []
  return [...defaultUploadHosts, ...more].map((host) => `https://${host}/`)
}

/** A company that enforces its server has no other one set up beside it. */
function keptByPolicy(policy: PolicyWatch, target: Target, { say }: Language): TargetEnd | null {
  const server = policy.current().enforced.serverUrl?.value
  if (server === undefined || serverOrigin(server) === serverOrigin(target.server)) return null
  return { kind: 'refused', code: 'policy', text: say('notBegun.policy', { server }) }
}

function notAgreed({ say }: Language): TargetEnd {
  return { kind: 'refused', code: 'not_agreed', text: say('notBegun.not_agreed') }
}

/** At the first set-up only: later it is the person's and the system's to change. */
function setAutostartOnce(store: ManagedStore, log: Log): void {
  const { autostart, autostartSet } = store.read()
  if (autostartSet) return
  store.change({ autostartSet: true })
  setAutostart(autostart, log)
}

/** What is ours may lie in two places, and neither may be watched. */
async function checkOwnApart(folder: string, own: OwnPaths, language: Language): Promise<readonly Finding[]> {
  const findings = await checkFolder(folder, own.folder, language)
  return own.profile === own.folder || findings.some(({ ok }) => !ok)
    ? findings
    : checkFolder(folder, own.profile, language)
}

function makeFolders(parts: UploadingParts, lifecycle: UploaderLifecycle): FurtherFolders {
  const { askFolder, language, own, store } = parts
  return new FurtherFolders({
    read: () => store.read(),
    write: (change) => store.change(change),
    isDecided: () => store.managed().furtherFolders !== undefined,
    dataFolder: own.data,
    askFolder,
    checkFolder: (folder) => checkOwnApart(folder, own, language),
    rows: () => lifecycle.run()?.uploader.rows() ?? [],
    restart: () => lifecycle.restart(),
    language,
  })
}

function makeAdded({ ask, store, own, clock, language }: UploadingParts, lifecycle: UploaderLifecycle): AddedFiles {
  const places = { home: homedir(), own: [own.folder, own.profile], platform: process.platform }
  return new AddedFiles(
    () => {
      const run = lifecycle.run()
      const { folder, furtherFolders, graceSeconds } = store.read()
      if (run === null || folder === null) return null
      return {
        folder,
        further: furtherFolders.map((one) => one.folder),
        hasGrace: graceSeconds > 0,
        unsent: (paths) => unsentOf(paths, run.uploader.rows()),
        rescan: () => run.uploader.rescan(),
        leaveOut: (paths) => run.uploader.leaveOut(paths),
        takeBack: (batch) => run.uploader.takeBack(batch),
      }
    },
    clock,
    language,
    { places, ask },
  )
}

/** Begins: with what the command line says, when it says everything, else with what was set up before. */
export async function beginUploading(
  { lifecycle }: Uploading,
  { server, tokenFile, folder }: StartWords,
): Promise<void> {
  if (server === null || tokenFile === null || folder === null) return lifecycle.begin()
  const end = await lifecycle.changeTo({ server, key: null, folder, existing: 'send' })
  if (end.kind === 'refused') lifecycle.beginSetUp()
}
