// This folder: what file systems promise: who a folder and a file is there, how changes are heard, whether a call may hang.

// The id that a disk has of its own, whatever port it is at: Linux numbers devices in the order in which they come.
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { childOf, realPathOf, systemPathFrom } from '../paths.ts'
import type { SystemPath } from '../paths.ts'
import type { Mount } from './mountinfo.ts'

const byUuid = systemPathFrom('/dev/disk/by-uuid')
const askMs = 2_000

/** File systems whose statfs id is made of their UUID. Others make it of the device's number. */
const idIsOwn: ReadonlySet<string> = new Set(['ext2', 'ext3', 'ext4'])

/**
 * The own id of the disk that `mount` is of; null where none is known. `path` is on it. Node does not tell the id that statfs has, so
 * `stat` of the system is asked; other disks are looked up where udev keeps their UUIDs.
 */
export async function diskIdOf(mount: Mount, path: SystemPath): Promise<string | null> {
  if (!mount.source.startsWith('/dev/')) return null
  if (idIsOwn.has(mount.type)) return fileSystemIdOf(path)
  const device = await realPathOf(mount.source).catch(() => null)
  const uuids = await readdir(byUuid).catch(() => [])
  for (const uuid of device === null ? [] : uuids) {
    if ((await realPathOf(childOf(byUuid, uuid)).catch(() => null)) === device) return `uuid ${uuid}`
  }
  return null
}

/** The file system's id as `stat --file-system` prints it; null where there is no such program, or it does not answer. */
function fileSystemIdOf(path: SystemPath): Promise<string | null> {
  return new Promise((resolve) => {
    execFile('/usr/bin/stat', ['-f', '-c', '%i', '--', path], { timeout: askMs, env: {} }, (error, stdout) => {
      const id = /^[0-9a-f]+$/i.exec(stdout.trim())?.[0]
      resolve(error !== null || id === undefined || /^0+$/.test(id) ? null : `fsid ${id.toLowerCase()}`)
    })
  })
}
