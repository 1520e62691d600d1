// What is never copied into the watched folder, whoever asks. Paths come from the page's process, and one that was taken over could
// name keys, settings and the app's own secrets, which a person does not drop on a window.
import { posix, win32 } from 'node:path'
import { isAtOrInside } from '#shared/at-or-inside.ts'

export type PrivatePlaces = {
  readonly home: string
  /** The app's own folders. */
  readonly own: readonly string[]
  readonly platform: NodeJS.Platform
}

/** Why `source` (absolute, without `..`) is not copied, as the end of a sentence about it; null where it may be. */
export function whyPrivate(source: string, { home, own, platform }: PrivatePlaces): string | null {
  const { sep } = platform === 'win32' ? win32 : posix
  const spelled = (path: string): string => (platform === 'linux' ? path : path.toLowerCase())
  const named = spelled(source)
  const houses = own.map(spelled)
  if (houses.some((folder) => isAtOrInside(named, folder, sep) || isAtOrInside(folder, named, sep)))
    return 'holds what Outbox keeps for itself'
  const personal = spelled(home)
  if (isAtOrInside(personal, named, sep)) return 'holds a whole home folder, with private files'
  if (isAtOrInside(named, personal, sep)) {
    const top = named.slice(personal.length + 1).split(sep)[0] ?? ''
    const isSettings = top.startsWith('.') || settingsFolders[platform]?.includes(top) === true
    return isSettings ? 'lies where programs keep settings and keys' : null
  }
  const isSystems = (systemFolders[platform] ?? systemFolders.linux ?? []).some((tree) =>
    isAtOrInside(withoutDrive(named, platform), tree, sep),
  )
  const isDrive = platform === 'linux' && drives.some((drive) => isAtOrInside(named, drive, sep))
  return isSystems && !isDrive ? 'belongs to the operating system' : null
}

/** Below the home folder, in lower case. */
const settingsFolders: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['library'],
  win32: ['appdata'],
}

/** Sticks and shared folders, inside a system tree. */
const drives = ['/run/media', '/run/user']

const systemFolders: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/bin', '/boot', '/dev', '/etc', '/lib', '/lib64', '/proc', '/root', '/run', '/sbin', '/sys', '/usr', '/var'],
  darwin: [
    '/bin',
    '/dev',
    '/etc',
    '/library',
    '/private/etc',
    '/private/var/db',
    '/private/var/root',
    '/sbin',
    '/system',
    '/usr',
  ],
  win32: ['\\windows', '\\program files', '\\program files (x86)', '\\programdata'],
}

function withoutDrive(path: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? path.replace(/^[a-z]:/, '') : path
}
