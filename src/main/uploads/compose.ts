// Everything behind the window: settings, key, ways to the servers, the lifecycle and its set-up. Joined here, decided elsewhere.
import { homedir } from 'node:os'
import { session, shell } from 'electron'
import type { Language } from '#shared/messages/language.ts'
import { madeByWords } from '#shared/outside/made-by-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { builtInRules } from '#uploader/start.ts'
import { about, partsOf } from '../about.ts'
import { AddedFiles, unsentOf } from './dropped/dropped-files.ts'
import type { StartWords } from '../arguments.ts'
import { readAutostart, setAutostart } from '../settings/autostart.ts'
import { lookAtOwnServer, uploadOrigins } from './look-at-server.ts'
import { UploaderLifecycle } from './uploader-lifecycle.ts'
import type { LogFile } from '../log/log-file.ts'
import { openDeviceKeyStore } from '../settings/device-key.ts'
import type { DeviceKeyStore } from '../settings/device-key.ts'
import { policyProxyAnswer } from '../network/policy-proxy.ts'
import { createProxies } from '../network/proxies.ts'
import { createProxyLogins } from '../network/proxy-logins.ts'
import type { Proxies } from '../network/proxies.ts'
import { checkOwnApart, makeSetUp } from './compose-set-up.ts'
import { FurtherFolders } from './further-folders.ts'
import type { Uploading, UploadingParts } from './uploading.ts'
import { isMeteredTold } from '../network/metered-network.ts'
import { createSettingsService } from '../settings/settings-service.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import type { ManagedStore } from '../policy/managed-settings.ts'
import { decidedValue } from '#shared/policy/policy.ts'
import { personPlace } from '../settings/person-place.ts'
import { isSomebodyIn, signOutHere, type SignOutParts } from './sign-in/sign-out-here.ts'
import { withStartKey } from '../settings/device-key-from-file.ts'
import { createStartRun, needsAnotherRun } from './create-uploader.ts'
import type { StartRun } from './create-uploader.ts'
import { startNotices, unwrittenSettingsWords } from './start-notices.ts'
import { systemKeyStorage } from '../settings/safe-storage.ts'

/** Opens settings and key, and makes everything ready to begin. Nothing is sent before `begin`. */
export async function openUploading(parts: UploadingParts): Promise<Uploading> {
  const { words, own, store, policy, language, clock, log } = parts
  const opened = await openDeviceKeyStore(own.key, systemKeyStorage())
  const keys = await withStartKey(opened.keyStore, words, log)
  const proxies = await openProxies(parts)
  const startRun = makeStartRun(parts, proxies, keys)
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
  const friends = { store, lifecycle, proxies, keys }
  const setUp = makeSetUp(parts, friends)
  policy.onChange(() => {
    followAutostart(parts)
    proxies.refresh()
    void lifecycle.beginAnew()
  })
  followAutostart(parts)
  const signOutParts: SignOutParts = {
    keys,
    server: () => store.read().server,
    ask: parts.ask,
    network: { agentFor: (url) => proxies.agentFor(url), allowLoopback: words.allowLoopback },
    learn: (address) => proxies.learn([address]),
    beginAnew: () => lifecycle.beginAnew(),
    language,
  }
  const settings = makeSettings(parts, lifecycle, () => isSomebodyIn(signOutParts))
  const folders = makeFolders(parts, lifecycle)
  const askServer = (signal: AbortSignal) => lookAtOwnServer(parts, friends, signal)
  const added = makeAdded(parts, lifecycle)
  const signOut = (): Promise<string | null> => signOutHere(signOutParts)
  return { store, lifecycle, setUp, settings, folders, added, proxies, signOut, askServer }
}

function makeSettings(parts: UploadingParts, lifecycle: UploaderLifecycle, isSignedIn: () => boolean): SettingsService {
  const { language, log, store } = parts
  return createSettingsService({
    read: () => store.read(),
    write: (change) => store.change(change),
    managed: () => store.managed(),
    isSignedIn,
    about: { ...about, parts: partsOf(about, process.versions) },
    builtInRules: () => shownRules(language),
    setAutostart: (isOn) => setAutostart(isOn, log),
    readAutostart,
    isMeteredTold,
    applySpeed: () => lifecycle.controls.applySpeed(),
    applyLanguage: parts.applyLanguage,
    updates: parts.updates,
    applyUpdates: parts.applyUpdates,
    needsAnotherRun,
    restart: () => void lifecycle.restart(),
    troubleOf: (into) => lifecycle.run()?.refused.get(into) ?? null,
  })
}

function shownRules(language: Language): { readonly pattern: string; readonly madeBy: string }[] {
  return builtInRules.map(({ pattern, madeBy }) => ({
    pattern: visibleName(pattern),
    madeBy: madeByWords(madeBy, language),
  }))
}

/** The ways to the servers: the proxy of the policy, else those of the system, with what a person said to them. */
async function openProxies({ own, policy, clock, log }: UploadingParts): Promise<Proxies> {
  const logins = await openDeviceKeyStore(own.proxyLogin, systemKeyStorage())
  return createProxies({
    resolve: async (address) =>
      policyProxyAnswer(decidedValue(policy.current(), 'proxy')) ?? session.defaultSession.resolveProxy(address),
    clock,
    log,
    logins: createProxyLogins(logins.keyStore),
    mayUseAccount: () => decidedValue(policy.current(), 'proxyAccount') ?? false,
  })
}

function makeStartRun(
  { language, log, own, policy, words }: UploadingParts,
  proxies: Proxies,
  keys: Pick<DeviceKeyStore, 'keyFor' | 'keep'>,
): StartRun {
  return createStartRun({
    dataFolder: own.data,
    allowLoopback: words.allowLoopback,
    quietMs: words.quietMs,
    agentFor: (url) => proxies.agentFor(url),
    policy: () => policy.current(),
    findWay: (server) => proxies.learn([server, ...uploadOrigins(policy)]),
    language,
    systemTrash: (absolute) => shell.trashItem(absolute),
    personPlace: (server) => personPlace(keys, server),
    log,
  })
}

/** True when a person set it up before, and no key comes with the command line. */
function isSetUp(store: ManagedStore, { tokenFile }: StartWords): boolean {
  const { server, folder } = store.read()
  return tokenFile === null && server !== null && folder !== null
}

/** What is enforced is set again at each start, whatever was changed in the system's own settings. */
function followAutostart({ policy, log }: UploadingParts): void {
  const enforced = policy.current().enforced.autostart?.value
  if (enforced !== undefined && readAutostart() !== enforced) setAutostart(enforced, log)
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
  log: Pick<LogFile, 'warning'>,
): Promise<void> {
  if (server === null || tokenFile === null || folder === null) return lifecycle.begin()
  const end = await lifecycle.changeTo({ server, key: null, folder, existing: 'send' })
  if (end.kind === 'begun') return
  log.warning('the set-up, for what the command line says is refused', { code: end.code })
  lifecycle.beginSetUp()
}
