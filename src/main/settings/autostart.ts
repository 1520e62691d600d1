// Starting with the computer.
import { app } from 'electron'
import { autostartFile, setAutostartFile } from './autostart-file.ts'
import type { Log } from '../log/log-file.ts'

/** Makes the system start Outbox without its window when a person logs in, or not. Only an installed app is started. */
export async function setAutostart(isOn: boolean, log: Log): Promise<void> {
  if (!app.isPackaged) return
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isOn, args: ['--hidden'] })
    return
  }
  // An AppImage runs from a place that is gone after the next start.
  const program = process.env['APPIMAGE'] ?? process.execPath
  const isSet = await setAutostartFile(autostartFile(process.env['XDG_CONFIG_HOME']), program, isOn)
  if (!isSet) log.warning('autostart not set')
}
