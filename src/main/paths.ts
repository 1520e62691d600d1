// Where the app keeps its own things, and where its built parts lie.
import { join } from 'node:path'

/** What the app keeps, in the folder that Electron calls userData and, where there is one, in the local profile. */
export type OwnPaths = {
  readonly folder: string
  /** What must not travel with the person. The same folder where there is no local profile. */
  readonly profile: string
  readonly key: string
  /** The login of the company's proxy, sealed like the key. */
  readonly proxyLogin: string
  /** The uploader's data folder. */
  readonly data: string
  readonly logs: string
}

/** `settings.json` lies in the same folder; electron-store knows its name. */
export function ownPaths(userData: string, profile: string = userData): OwnPaths {
  return {
    folder: userData,
    profile,
    key: join(profile, 'key'),
    proxyLogin: join(profile, 'proxy-login'),
    data: join(profile, 'data'),
    logs: join(profile, 'logs'),
  }
}

/** What was built for the app. */
export type BuiltPaths = {
  readonly preload: string
  /** The window's page with its scripts and styles. */
  readonly renderer: string
  readonly trayIcons: string
}

/** `mainFolder`: where the built main.js lies, two levels below the app's own folder. */
export function builtPaths(mainFolder: string): BuiltPaths {
  return {
    preload: join(mainFolder, '..', 'preload', 'preload.cjs'),
    renderer: join(mainFolder, '..', 'renderer'),
    trayIcons: join(mainFolder, '..', '..', 'resources', 'tray'),
  }
}
