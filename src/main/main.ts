// The entry of the desktop app: what must happen before Electron is ready, then the app's life.
import { app } from 'electron'
import { runApp } from './app.ts'
import { readStartWords } from './arguments.ts'
import { createShellClock } from './clock.ts'
import { openLog } from './log/log-file.ts'
import { claimPageScheme } from './window/page-protocol.ts'
import { builtPaths, ownPaths } from './paths.ts'

claimPageScheme()
// Windows shows notifications only of programs it knows by this name.
app.setAppUserModelId('com.outbox.uploader')

// Nothing of ours is opened before it is certain that no other Outbox has it open.
if (app.requestSingleInstanceLock()) begin()
else app.exit(0)

function begin(): void {
  const clock = createShellClock()
  const own = ownPaths(app.getPath('userData'))
  const log = openLog(own.logs, () => clock.nowMs())
  const said = readStartWords(process.argv.slice(1), app.isPackaged)
  const words = { ...said, hidden: said.hidden || isOpenedAtLogin() }
  const built = builtPaths(import.meta.dirname)
  process.on('uncaughtException', (error) => log.alarm('uncaught', { why: error.message }))
  process.on('unhandledRejection', (why) => log.alarm('unhandled', { why: why instanceof Error ? why.message : '' }))
  log.info('begin', { version: app.getVersion(), platform: process.platform, hidden: words.hidden })
  // Not awaited at the top: Electron becomes ready only when this module has been read to its end.
  app
    .whenReady()
    .then(() => runApp({ words, own, built, clock, log }))
    .catch((error: unknown) => {
      log.alarm('cannot begin', { why: error instanceof Error ? error.message : 'unknown' })
      app.exit(1)
    })
}

/** macOS starts programs at login without any words of ours. */
function isOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}
