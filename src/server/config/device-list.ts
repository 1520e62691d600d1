// Follows the settings file while the server runs: a device that is taken out of it is signed out within seconds.
import { unwatchFile, watchFile } from 'node:fs'
import type { Devices } from '../devices.ts'
import { readSettings } from './settings.ts'

/** Often enough to lock a stolen laptop out at once, seldom enough not to be felt. */
export const deviceListAgeMs = 10_000

/**
 * Takes over the devices of `path` whenever the file changes; nothing else of it. A file that is not usable changes
 * nothing and is told to `complain`. Answers how to stop.
 */
export function followDeviceList(
  path: string,
  devices: Devices,
  ageMs: number,
  complain: (text: string) => void,
): () => void {
  const take = async () => {
    const answer = await readSettings(path)
    if (answer.kind === 'settings') devices.replace(answer.settings.devices)
    else complain(`The changed settings are not taken over. ${answer.because}`)
  }
  // Looks at the file from time to time: editors replace files, and change events of replaced files get lost.
  const look = () => void take()
  watchFile(path, { interval: ageMs, persistent: false }, look)
  return () => unwatchFile(path, look)
}
