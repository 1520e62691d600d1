// What this computer lets a test do. A test that cannot run here is skipped, and the reason is printed.
import { spawnSync } from 'node:child_process'

export const isWindows = process.platform === 'win32'

/** Windows' Node, but not Windows; see test/windows. */
export const isWine = process.env['OUTBOX_WINE'] === 'yes'

/** Why tests of these things are skipped on Windows. */
export const notOnWindows = {
  pipes: 'Windows has no pipes and sockets in folders',
  modes: 'Windows has no modes: who may read a folder there is inherited from the folder above',
  names: 'Windows does not take these names',
  signals: 'a process on Windows cannot ask another one to end, it can only end it',
} as const

/** True when `command` runs and ends well. */
export function runs(command: string, args: readonly string[]): boolean {
  const result = spawnSync(command, args, { stdio: 'ignore', timeout: 20_000 })
  return result.error === undefined && result.status === 0
}

/** Prints why a test is skipped. Answers `isPossible`, to be used as `test.runIf(orSayWhy(...))`. */
export function orSayWhy(isPossible: boolean, testName: string, reason: string): boolean {
  if (!isPossible) process.stderr.write(`skipped "${testName}": ${reason}\n`)
  return isPossible
}
