// `app.getPath` and `app.setPath`: where the app may keep its things.
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { appFolder, appManifest, commandLine } from './command-line.ts'

export type PathName = Parameters<Electron.App['getPath']>[0]

const chosen = new Map<string, string>()

function defaultPath(name: PathName): string {
  const home = homedir()
  switch (name) {
    case 'home':
      return home
    case 'appData':
      return process.env['XDG_CONFIG_HOME'] ?? join(home, '.config')
    case 'assets':
      return join(appFolder, 'assets')
    case 'userData':
      return commandLine.hasSwitch('user-data-dir')
        ? resolve(commandLine.getSwitchValue('user-data-dir'))
        : join(pathOf('appData'), appManifest.name)
    case 'sessionData':
      return pathOf('userData')
    case 'logs':
      return join(pathOf('userData'), 'logs')
    case 'crashDumps':
      return join(pathOf('userData'), 'Crashpad')
    case 'temp':
      return tmpdir()
    case 'exe':
    case 'module':
      return join(import.meta.dirname, '..', 'dist', 'electron')
    case 'desktop':
    case 'documents':
    case 'downloads':
    case 'music':
    case 'pictures':
    case 'videos':
    case 'recent':
      return join(home, name.charAt(0).toUpperCase() + name.slice(1))
  }
}

/** The folder of that name; `--user-data-dir` decides about `userData` and all below it. */
export function pathOf(name: PathName): string {
  return chosen.get(name) ?? defaultPath(name)
}

/** Puts a folder somewhere else, as `app.setPath` does. */
export function choosePath(name: string, path: string): void {
  chosen.set(name, path)
}
