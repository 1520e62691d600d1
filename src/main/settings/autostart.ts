// Starting with the computer. The system has the last word: it is set when a person sets up Outbox or changes the switch, and
// otherwise only looked at, so that what was turned off in the system's own settings stays off.
import { app } from 'electron'
import { autostartFile, readAutostartFile, renewAutostartFile, setAutostartFile } from './autostart-file.ts'
import { isStartedAtLogin } from './login-item.ts'
import type { Log } from '../log/log-file.ts'

const args = ['--hidden']

/** Makes the system start Outbox without its window when a person logs in, or not. Only an installed app is started. */
export function setAutostart(isOn: boolean, log: Log): void {
  if (!app.isPackaged) return
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: isOn, args })
  if (!setAutostartFile(linuxFile(), program(), isOn)) log.warning('autostart not set')
}

/** Whether the system starts it as things stand; null where it never does. */
export function readAutostart(): boolean | null {
  if (!app.isPackaged) return null
  if (process.platform === 'linux') return readAutostartFile(linuxFile())
  return isStartedAtLogin(app.getLoginItemSettings({ args }), process.platform)
}

/** Lets what is set start the program that runs now. */
export function renewAutostart(log: Log): void {
  if (!app.isPackaged || process.platform !== 'linux') return
  if (!renewAutostartFile(linuxFile(), program())) log.warning('autostart not renewed')
}

function linuxFile(): string {
  return autostartFile(process.env['XDG_CONFIG_HOME'])
}

/** An AppImage runs from a place that is gone after the next start. */
function program(): string {
  return process.env['APPIMAGE'] ?? process.execPath
}
