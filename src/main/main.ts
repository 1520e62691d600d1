// The entry of the desktop app: what must happen before Electron is ready, then the app's life.
import { app } from 'electron'
import { runApp } from './app.ts'
import { readStartWords } from './arguments.ts'
import { createShellClock } from './clock.ts'
import { localProfileFolder, openLocalProfile, sessionFolder } from './local-profile.ts'
import type { ProfileMove } from './local-profile.ts'
import { openLog } from './log/log-file.ts'
import { openSettings } from './settings/settings-store.ts'
import { chooseGraphics } from './window/graphics-watch.ts'
import { claimPageScheme } from './window/page-protocol.ts'
import { builtPaths, ownPaths } from './paths.ts'
import type { OwnPaths } from './paths.ts'

claimPageScheme()
// Windows shows notifications only of programs it knows by this name.
app.setAppUserModelId('com.outbox.uploader')

// Nothing of ours is opened before it is certain that no other Outbox has it open.
if (app.requestSingleInstanceLock()) begin()
else app.exit(0)

function begin(): void {
  const clock = createShellClock()
  const { own, move } = openOwnPaths()
  const log = openLog(own.logs, () => clock.nowMs())
  const words = readStartWords(process.argv.slice(1), app.isPackaged)
  const built = builtPaths(import.meta.dirname)
  process.on('uncaughtException', (error) => log.alarm('uncaught', { why: error.message }))
  process.on('unhandledRejection', (why) => log.alarm('unhandled', { why: why instanceof Error ? why.message : '' }))
  log.info('begin', { version: app.getVersion(), platform: process.platform })
  logMove(move)
  const store = openSettings(own.folder, clock.nowMs(), log)
  chooseGraphics(store, clock, log)
  // Not awaited at the top: Electron becomes ready only when this module has been read to its end.
  app
    .whenReady()
    .then(() => {
      const hidden = words.hidden || isOpenedAtLogin()
      log.info('ready', { hidden })
      return runApp({ words: { ...words, hidden }, own, built, clock, log, store })
    })
    .catch((error: unknown) => {
      log.alarm('cannot begin', { why: error instanceof Error ? error.message : 'unknown' })
      app.exit(1)
    })

  function logMove(moved: ProfileMove | null): void {
    if (moved?.kind === 'moved') log.info('the profile is local now', { left: moved.left.length })
    if (moved?.kind === 'failed') log.warning('the profile could not be made local', { why: moved.why })
  }
}

function openOwnPaths(): { readonly own: OwnPaths; readonly move: ProfileMove | null } {
  const userData = app.getPath('userData')
  const isFolderNamed = app.commandLine.hasSwitch('user-data-dir')
  const localAppData = process.env['LOCALAPPDATA']
  const profile = localProfileFolder({ platform: process.platform, localAppData, isFolderNamed })
  const move = profile === null ? null : openLocalProfile(profile, userData)
  if (profile === null || move?.kind === 'failed') return { own: ownPaths(userData), move }
  app.setPath('sessionData', sessionFolder(profile))
  return { own: ownPaths(userData, profile), move }
}

/** macOS starts programs at login without any words of ours. Known only once Electron is ready. */
function isOpenedAtLogin(): boolean {
  return app.getLoginItemSettings().wasOpenedAtLogin
}
