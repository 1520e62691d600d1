// The module `electron` of the stand-in: what the main process imports, and what tests reach as `require('electron')`. No
// package does this: mocks of Electron replace single calls, and none runs a built app with real pages (docs/decisions/0016).
import { app } from './app/app.ts'
import { BrowserWindow } from './windows/browser-window.ts'
import { clipboard } from './desktop/clipboard.ts'
import { dialog } from './desktop/dialog.ts'
import { ipcMain } from './windows/ipc-main.ts'
import type { modules } from './types/members.ts'
import { BuiltMenuItem as MenuItem, chooseFromMenu, Menu, menuOnScreen } from './desktop/menu.ts'
import { only } from './missing.ts'
import { nativeImage } from './desktop/native-image.ts'
import { nativeTheme } from './desktop/native-theme.ts'
import { net } from './desktop/net.ts'
import { Notification, notifications } from './desktop/notification.ts'
import { powerMonitor, powerSaveBlocker } from './desktop/power.ts'
import { record } from './record.ts'
import { safeStorage } from './desktop/safe-storage.ts'
import { screen } from './desktop/screen.ts'
import { defaultSession, session } from './windows/session.ts'
import { shell } from './desktop/shell.ts'
import { Tray, trays } from './desktop/tray.ts'
import { WebContents as webContents } from './windows/web-contents.ts'
import { world } from './world.ts'

const protocol = defaultSession.ownProtocol

/** What only tests use: what the app asked of the world, and the world itself. Real Electron has no such thing. */
export const standin = {
  record,
  trays,
  notifications,
  world,
  openMenu: menuOnScreen,
  chooseFromMenu,
  endSession: () => app.endSession(),
  loseGpu: (isFatal: boolean) => app.loseGpu(isFatal),
  askPermission: defaultSession.askPermission.bind(defaultSession),
}

const ours = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
} satisfies Record<(typeof modules)[number], unknown>

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
}

const everything = only('electron', { ...ours, standin })

// `import electron from 'electron'`, as packages write it, and `require('electron')`.
// oxlint-disable-next-line import/no-default-export -- packages import electron whole
export { everything as default, everything as 'module.exports' }
