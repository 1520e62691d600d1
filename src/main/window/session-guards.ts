// What no page may ever do, whatever it asks for: permissions, devices, downloads, other pages, other windows.
import { app, session } from 'electron'
import type { WebContents } from 'electron'
import type { Log } from '../log/log-file.ts'
import { isPageUrl } from './page-files.ts'

/** Denies everything in the session all windows share. Call once, when the app is ready and before any window. */
export function guardSession(log: Log): void {
  const all = session.defaultSession
  all.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warning('permission denied', { permission })
    answer(false)
  })
  all.setPermissionCheckHandler(() => false)
  all.setDevicePermissionHandler(() => false)
  all.on('will-download', (event) => {
    event.preventDefault()
    log.warning('download denied')
  })
}

/** Denies every way out of our page, in windows and in whatever a page may have made. Call before any window. */
export function guardPages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log))
}

function guardContents(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(() => {
    log.warning('window denied')
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    // A reload of our own page is a navigation, too.
    if (event.url === contents.getURL() && isPageUrl(event.url)) return
    event.preventDefault()
    log.warning('navigation denied')
  })
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame) return
    event.preventDefault()
    log.warning('frame denied')
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
    log.warning('redirect denied')
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    log.warning('webview denied')
  })
}
