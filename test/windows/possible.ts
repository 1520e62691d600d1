// Whether this computer can run Windows' Node at all.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What the answer depends on, so that it can be tested. */
export type Computer = {
  readonly platform: string
  readonly arch: string
  /** Null where there are no user ids. */
  readonly userId: number | null
  has(file: string): boolean
  /** True when `command` runs and ends well. */
  runs(command: string, args: readonly string[]): boolean
}

export const thisComputer: Computer = {
  platform: process.platform,
  arch: process.arch,
  userId: process.getuid?.() ?? null,
  has: existsSync,
  runs: (command, args) => spawnSync(command, args, { stdio: 'ignore', timeout: 20_000 }).status === 0,
}

/** Why not, as the end of a sentence; null when it can. */
export function whyNot(computer: Computer): string | null {
  if (computer.platform === 'win32') return 'this is Windows: npm test runs there as it is'
  if (computer.platform !== 'linux' || computer.arch !== 'x64')
    return 'wine is used on Linux with an x64 processor only'
  if (!computer.has('/etc/debian_version')) return 'the root with wine is made from Debian, and this is not Debian'
  if (computer.userId !== 0) return 'making and entering the root with wine needs the user root'
  for (const tool of ['debootstrap', 'flock', 'setpriv', 'unshare', 'chroot', 'npm', 'tar']) {
    if (!computer.runs('which', [tool])) return `${tool} is not installed`
  }
  const isAllowed = computer.runs('unshare', ['--mount', '--propagation', 'private', '--pid', '--fork', 'true'])
  return isAllowed ? null : 'this computer does not allow namespaces of its own (unshare)'
}
