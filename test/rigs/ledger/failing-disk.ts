// A disk that fails to sync what it took, and works again later. It is a small ext4 in a sparse file on a tmpfs: when the
// tmpfs is full, no block can be written that never was. As on a real disk, what could not be written stays readable in
// memory, counts as clean, so that the next sync succeeds without it, and is gone after a power cut.
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { runs } from '../possible.ts'
import { makeDisk, mount, unmount } from './small-disk.ts'

export interface FailingDisk {
  readonly mountedAt: string
  /** From now on only blocks that were written before can be written. */
  fail(): void
  /** From now on everything can be written. */
  work(): void
  /** Calls `look` with what a power cut now would leave of the disk. */
  afterPowerCut<T>(look: (mountedAt: string) => Promise<T>): Promise<T>
  remove(): void
}

/** True where such a disk can be made. Tries it once, in `folder`. */
export function canMakeDiskFail(folder: string): boolean {
  if (!runs('sh', ['-c', 'command -v findmnt e2fsck'])) return false
  const tried = join(folder, 'try')
  fs.mkdirSync(tried)
  try {
    const disk = makeFailingDisk(tried)
    try {
      const file = join(disk.mountedAt, 'file')
      disk.fail()
      fs.writeFileSync(file, 'x', { flush: true })
      return false
    } catch {
      return true
    } finally {
      disk.remove()
    }
  } catch {
    return false
  }
}

/** Makes a disk in `folder` and mounts it there. */
export function makeFailingDisk(folder: string): FailingDisk {
  const outer = join(folder, 'outer')
  const ballast = join(outer, 'ballast')
  fs.mkdirSync(outer)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', outer], { stdio: 'ignore' })
  // No journal: ext4 would give up writing at the first block of it that fails.
  const features = ['-b', '4096', '-O', '^has_journal', '-E', 'lazy_itable_init=0,nodiscard']
  const disk = makeDisk(outer, 'disk', features)
  // Without this ext4 takes a block that failed once for never written, whatever is written there later.
  mount(disk.image, disk.mountedAt, ',dioread_lock')
  const undo = writePageByPage(disk.mountedAt)
  return {
    mountedAt: disk.mountedAt,
    fail() {
      // What still waits to be written is to find its place.
      execFileSync('sync', ['-f', disk.mountedAt])
      fill(ballast)
    },
    work: () => fs.rmSync(ballast),
    async afterPowerCut(look) {
      const cut = { image: join(folder, 'cut.img'), mountedAt: join(folder, 'cut') }
      fs.mkdirSync(cut.mountedAt)
      execFileSync('cp', ['--sparse=always', disk.image, cut.image])
      repair(cut.image)
      mount(cut.image, cut.mountedAt)
      try {
        return await look(cut.mountedAt)
      } finally {
        unmount(cut.mountedAt)
        fs.rmdirSync(cut.mountedAt)
        fs.rmSync(cut.image)
      }
    },
    remove() {
      fs.rmSync(ballast, { force: true })
      undo()
      unmount(disk.mountedAt)
      unmount(outer)
    },
  }
}

/** The loop device takes a write that was done by half for a whole one; page by page there are no halves. */
function writePageByPage(mountedAt: string): () => void {
  const device = execFileSync('findmnt', ['-no', 'SOURCE', mountedAt], { encoding: 'utf8' }).trim()
  const setting = `/sys/block/${device.slice('/dev/'.length)}/queue/max_sectors_kb`
  const before = fs.readFileSync(setting)
  fs.writeFileSync(setting, '4')
  return () => fs.writeFileSync(setting, before)
}

function fill(ballast: string): void {
  const handle = fs.openSync(ballast, 'a')
  const page = Buffer.alloc(4096)
  try {
    for (;;) fs.writeSync(handle, page)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    fs.closeSync(handle)
  }
}

/** As a computer does at its start: without a journal the tables of free blocks are not up to date after a power cut. */
function repair(image: string): void {
  const { status } = spawnSync('e2fsck', ['-fy', image], { stdio: 'ignore' })
  // 1: there was something to repair.
  if (status !== 0 && status !== 1) throw new Error(`e2fsck ended with ${status}`)
}
