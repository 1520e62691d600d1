// A small ext4 of its own inside a file, mounted as a disk. Needs root and a loop device.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'

export type SmallDisk = { readonly image: string; readonly mountedAt: string }

/** True where a file can be mounted as a disk. Tries it once, in `folder`. */
export function canMountDisk(folder: string): boolean {
  try {
    const disk = makeDisk(folder, 'try')
    mount(disk.image, disk.mountedAt)
    unmount(disk.mountedAt)
    return true
  } catch {
    return false
  }
}

/** Makes an ext4 in the file `name`.img of `folder`, and the empty folder `name` to mount it at. */
export function makeDisk(folder: string, name: string, features: readonly string[] = []): SmallDisk {
  const image = join(folder, `${name}.img`)
  const mountedAt = join(folder, name)
  fs.mkdirSync(mountedAt)
  fs.writeFileSync(image, '')
  fs.truncateSync(image, 32 * 1024 * 1024)
  execFileSync('mkfs.ext4', ['-q', '-F', ...features, image], { stdio: 'ignore' })
  return { image, mountedAt }
}

export function mount(image: string, mountedAt: string, options = ''): void {
  execFileSync('mount', ['-o', `loop${options}`, image, mountedAt], { stdio: 'ignore' })
}

export function unmount(mountedAt: string): void {
  execFileSync('umount', [mountedAt], { stdio: 'ignore' })
}
