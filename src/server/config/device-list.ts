// Follows the settings file while the server runs: a device that is taken out of it is signed out within two seconds.
import { unwatchFile, watchFile } from 'node:fs'
import type { Devices } from '../devices.ts'
import { describeReload } from './reload.ts'
import { readSettings } from './settings.ts'
import type { Settings } from './settings-schema.ts'

/** Often enough to lock a stolen laptop out at once; a look costs one call of the file system. */
export const deviceListAgeMs = 1_000

export type DeviceListOptions = {
  /** The settings file. */
  readonly path: string
  /** What of it the server was started with. */
  readonly running: Settings
  readonly devices: Devices
  readonly ageMs: number
  /** Hears in whole sentences what each change of the file did. */
  readonly log: (text: string) => void
}

/**
 * Takes over the devices of the settings file whenever it changes, and nothing else of it. A file that is not usable
 * changes nothing. `look` reads it now.
 */
export function followDeviceList({ ageMs, devices, path, running, log }: DeviceListOptions): {
  readonly look: () => void
  readonly stop: () => void
} {
  let known = running.devices
  let taking: Promise<void> = Promise.resolve()
  const reload = async () => {
    const answer = await readSettings(path)
    if (answer.kind === 'refused') return log(`The changed settings are not taken over. ${answer.because}`)
    const { settings } = answer
    devices.replace(settings.devices)
    for (const sentence of describeReload(running, known, settings)) log(sentence)
    known = settings.devices
  }
  // One after the other, so that an older reading never overtakes a newer one.
  const look = () => {
    taking = taking.then(reload)
  }
  // Looks at the file from time to time: editors replace files, and change events of replaced files get lost.
  watchFile(path, { interval: ageMs, persistent: false }, look)
  return { look, stop: () => unwatchFile(path, look) }
}
