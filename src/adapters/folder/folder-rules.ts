// Which folders may be watched: not a whole computer, not a home folder, not a whole cloud, not our own data.
import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, posix, resolve, sep, win32 } from 'node:path'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import { isNothingThere } from '../files/file-stat.ts'
import { realPathOf } from '../files/paths.ts'
import { lookAtRootInTime, rootTimeoutMs } from '../files/root-identity.ts'
import { TimedOut, withinTimeout } from '../files/timeout.ts'

/** Why a folder may not be watched. */
export type RootRefusal =
  | 'missing'
  | 'not_a_folder'
  /** Its drive does not answer. */
  | 'not_answering'
  | 'file_system_root'
  | 'home_folder'
  | 'system_folder'
  | 'cloud_folder'
  | 'inside_data_folder'
  | 'contains_data_folder'

export type RootRules = {
  /** Where Outbox keeps its own data; it need not exist yet. */
  readonly dataFolder: string
  readonly homeFolder?: string
  /** Whole folders that another program keeps the same as a cloud; those it names in the environment where none are given. */
  readonly cloudFolders?: readonly string[]
  readonly platform?: NodeJS.Platform
}

/**
 * Says why `root` may not be watched, or null when it may. Links are resolved first, so that a link to a home folder is a
 * home folder.
 */
export async function refuseRoot(root: string, rules: RootRules): Promise<RootRefusal | null> {
  let real: string
  try {
    const look = realPathOf(root).then(async (path) => ({ path, stats: await stat(path) }))
    const { path, stats } = await withinTimeout(look, rootTimeoutMs)
    if (!stats.isDirectory()) return 'not_a_folder'
    real = path
  } catch (error) {
    if (error instanceof TimedOut) return 'not_answering'
    return isNothingThere(error) ? 'missing' : 'not_a_folder'
  }
  const home = await realOrSame(rules.homeFolder ?? homedir())
  const data = await realOrSame(rules.dataFolder)
  const clouds = await Promise.all((rules.cloudFolders ?? cloudFoldersIn(process.env)).map(realOrSame))
  return judgeRoot(real, { home, data, clouds, platform: rules.platform ?? process.platform })
}

/** OneDrive says in these variables where its folders are: a person's own, and one for each company. */
export function cloudFoldersIn(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'].flatMap((name) => env[name] ?? [])
}

export type RealFolders = {
  readonly home: string
  readonly data: string
  readonly clouds: readonly string[]
  readonly platform: NodeJS.Platform
}

/** The same for paths without links; looks at no disk. */
export function judgeRoot(named: string, folders: RealFolders): RootRefusal | null {
  const { platform } = folders
  const { sep } = pathsOf(platform)
  const spelled = (path: string): string => oneSpelling(path, platform)
  const root = spelled(named)
  const home = spelled(folders.home)
  const data = spelled(folders.data)
  if (isWholeDrive(root, platform)) return 'file_system_root'
  // A folder that holds the home folder (/home, C:\\Users) would upload every person's files.
  if (isAtOrInside(home, root, sep)) return 'home_folder'
  if (isAtOrInside(root, data, sep)) return 'inside_data_folder'
  if (isAtOrInside(data, root, sep)) return 'contains_data_folder'
  if (isSystemFolder(root, home, platform)) return 'system_folder'
  const clouds = folders.clouds.map(spelled)
  if (clouds.some((cloud) => isAtOrInside(cloud, root, sep)) || isMacCloud(root, home, platform)) return 'cloud_folder'
  return null
}

/** macOS tells names apart neither by case nor by how an accent is written, as far as anybody uses it. */
function oneSpelling(path: string, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return path.normalize('NFC').toLowerCase()
  // The long spelling of a path is the same path.
  return platform === 'win32' ? path.replace(/^\\\\\?\\UNC\\/i, '\\\\').replace(/^\\\\\?\\(?=[a-z]:)/i, '') : path
}

/** A share of a server is not: it is given for a purpose. But `\\\\server\\c$` is the server's drive. */
function isWholeDrive(root: string, platform: NodeJS.Platform): boolean {
  if (platform !== 'win32') return posix.parse(root).root === root
  if (win32.parse(root).root !== root) return false
  const share = /^\\\\(?![?.]\\)[^\\]+\\([^\\]+)\\?$/.exec(root)?.[1]
  return share === undefined || /^[a-z]\$$/i.test(share)
}

/** iCloud Drive, and the whole folders of OneDrive, Google Drive or Dropbox, where macOS has them all. */
function isMacCloud(root: string, home: string, platform: NodeJS.Platform): boolean {
  if (platform !== 'darwin') return false
  const library = `${home}/library`
  const drives = [`${library}/mobile documents`, `${library}/cloudstorage`]
  return drives.some((drive) => root === drive || posix.dirname(root) === drive)
}

// Whole trees that belong to the system. Not /tmp, /var/tmp, /mnt, /media, /srv, /opt: people and companies keep files there.
const systemTrees: readonly string[] = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib64',
  '/proc',
  '/run',
  '/sbin',
  '/sys',
  '/usr',
]
const macTrees: readonly string[] = ['/System', '/Library', '/Applications', '/private/etc', '/cores']
const windowsNames: readonly string[] = [
  'windows',
  'program files',
  'program files (x86)',
  'programdata',
  'system volume information',
]
/** Where desktops mount a person's sticks and network folders, each under a name of its own, in a tree of the system. */
const mountedForPerson = /^\/run\/(?:media\/[^/]+|user\/[^/]+\/(?:gvfs|kio-fuse-[^/]+))\/[^/]/

/** System folders in which people may have folders of their own. */
const systemTops: readonly string[] = [
  '/home',
  '/Users',
  '/var',
  '/tmp',
  '/private',
  '/private/var',
  '/private/tmp',
  '/opt',
  '/srv',
  '/mnt',
  '/media',
  '/Volumes',
]

function isSystemFolder(root: string, home: string, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') {
    const { root: drive } = win32.parse(root)
    const names = root.slice(drive.length).split(/[\\/]/)
    const top = names[0]?.toLowerCase() ?? ''
    // On a server's share the same names mean nothing.
    if (!/^[a-z]:/i.test(drive)) return false
    return windowsNames.includes(top) || (top === 'users' && names.length === 1)
  }
  const trees = platform === 'darwin' ? [...systemTrees, ...macTrees] : systemTrees
  const spelled = (path: string): string => oneSpelling(path, platform)
  if (systemTops.map(spelled).includes(root)) return true
  if (platform === 'linux' && mountedForPerson.test(root)) return false
  // A home folder may lie in a system tree (services under /usr, live systems under /run): what is inside it is the person's.
  return trees.some((tree) => isAtOrInside(root, spelled(tree), '/')) && !isAtOrInside(root, home, '/')
}

/** How paths are spelled on `platform`; the system this runs on is one of them. */
function pathsOf(platform: NodeJS.Platform): { readonly sep: '/' | '\\' } {
  return platform === 'win32' ? win32 : posix
}

/** The path without links as far as it exists: the data folder may be made later. */
async function realOrSame(path: string): Promise<string> {
  try {
    return await realPathOf(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(await realOrSame(parent), path.slice(parent.length))
  }
}

/** Which two folders cannot both be watched: one folder twice, and one inside another, whose files would be sent twice. */
export type TogetherRefusal = 'same' | 'inside' | 'around'

/** Says why `one` and `other` cannot both be watched: `other` is the same, lies inside, or around it. Null when they can. */
export async function whyNotTogether(one: string, other: string): Promise<TogetherRefusal | null> {
  const [first, second] = await Promise.all([lookAtRootInTime(one), lookAtRootInTime(other)])
  // Two names may lead to one folder without a link, as mounts do.
  if (first.kind === 'folder' && second.kind === 'folder') {
    const isSame = first.device === second.device && first.evidence.inode === second.evidence.inode
    if (isSame && first.evidence.birthNs === second.evidence.birthNs) return 'same'
  }
  const firstPath = first.kind === 'folder' ? first.realPath : resolve(one)
  const secondPath = second.kind === 'folder' ? second.realPath : resolve(other)
  return together(spelledHere(firstPath), spelledHere(secondPath))
}

function together(first: string, second: string): TogetherRefusal | null {
  if (first === second) return 'same'
  if (isAtOrInside(second, first, sep)) return 'inside'
  return isAtOrInside(first, second, sep) ? 'around' : null
}

/** What these systems take for one path. */
function spelledHere(path: string): string {
  return process.platform === 'win32' || process.platform === 'darwin' ? path.normalize('NFC').toLowerCase() : path
}
