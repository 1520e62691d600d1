// electron-updater, kept within bounds: it finds, loads and checks an installer for Windows, and starts it when it is told to.
import type { Agent } from 'node:http'
import { NsisUpdater, type UpdateInfo } from 'electron-updater'
import type { ShellClock } from '../clock.ts'
import { checkSignature } from './authenticode.ts'
import { FeedRequests, feedLimits, type FeedLimits } from './feed-requests.ts'
import { UpdateRefusal } from './update-fault.ts'

/** What finds and loads a newer version. All reject with what `faultOf` can name. */
export interface Updater {
  /** The version that the feed offers, where it is newer; null: none. */
  check(): Promise<string | null>
  /** Loads what `check` found, and checks it. */
  load(): Promise<void>
  /** Starts the installer of what was loaded, which waits for the end of this program. False: there is nothing to install. */
  install(startsAgain: boolean): boolean
}

export type NsisParts = {
  readonly version: string
  readonly feed: string
  /** `app-update.yml`, as the build wrote it. */
  readonly configFile: string
  /** Where electron-updater keeps what it loads. */
  readonly cacheFolder: string
  readonly userData: string
  readonly agentFor: (url: URL) => Agent | null
  readonly clock: ShellClock
  readonly limits?: FeedLimits
  /** Left out: Windows is asked. */
  readonly checkSignature?: (publishers: string[], file: string) => Promise<string | null>
}

export function openNsisUpdates(parts: NsisParts): Updater {
  const { agentFor, cacheFolder, clock, configFile, feed, limits = feedLimits, userData, version } = parts
  const updater = new NsisUpdater(null, {
    version,
    name: 'Outbox',
    isPackaged: true,
    appUpdateConfigPath: configFile,
    userDataPath: userData,
    baseCachePath: cacheFolder,
    whenReady: () => Promise.resolve(),
    // Main ends this program itself, when nothing is under way.
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  })
  // `httpExecutor` is a field of it that its types keep for themselves.
  Object.assign(updater, { httpExecutor: new FeedRequests({ feed, agentFor, clock, limits }), logger: null })
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.disableWebInstaller = true
  updater.disableDifferentialDownload = true
  updater.verifyUpdateCodeSignature = parts.checkSignature ?? checkSignature
  updater.setFeedURL({ provider: 'generic', url: feed })
  return {
    async check() {
      const found = await updater.checkForUpdates().catch(refuseShapeless)
      if (found === null || !found.isUpdateAvailable || isEarly(found.updateInfo, version)) return null
      const { files } = found.updateInfo
      if (!Array.isArray(files) || files.length === 0) throw new UpdateRefusal('not_a_feed')
      // With another checksum electron-updater believes a header of the answer.
      if (files.some((file) => typeof file?.sha512 !== 'string' || file.sha512 === ''))
        throw new UpdateRefusal('no_checksum')
      return found.updateInfo.version
    },
    async load() {
      await updater.downloadUpdate()
    },
    install: (startsAgain) => updater.install(true, startsAgain),
  }
}

/** A version before its release reaches those alone who have one already. */
function isEarly({ version }: UpdateInfo, own: string): boolean {
  return version.includes('-') && !own.includes('-')
}

/** electron-updater takes whatever the list is for an object with a version. */
function refuseShapeless(error: unknown): never {
  throw error instanceof TypeError ? new UpdateRefusal('not_a_feed') : error
}
