// Whether the network is paid for by the byte, as NetworkManager tells over D-Bus. Windows and macOS tell it to programs only through
// interfaces that Node and Electron do not have.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const longestAskMs = 5_000
const property = [
  'org.freedesktop.NetworkManager',
  '/org/freedesktop/NetworkManager',
  'org.freedesktop.NetworkManager',
  'Metered',
]

/** `busctl` comes with systemd. */
const program = '/usr/bin/busctl'

/** Whether this system can tell at all. */
export const isMeteredTold = process.platform === 'linux'

/** Asks; false also where nobody answers. */
export async function isNetworkMetered(): Promise<boolean> {
  if (!isMeteredTold) return false
  try {
    const { stdout } = await promisify(execFile)(program, ['get-property', ...property], { timeout: longestAskMs })
    return isMeteredAnswer(stdout)
  } catch {
    return false
  }
}

/** NMMetered: 1 is "yes" and 3 "guessed: yes", as for a phone's hotspot. The others are no, guessed no and unknown. */
export function isMeteredAnswer(answer: string): boolean {
  return /^u [13]\s*$/.test(answer)
}
