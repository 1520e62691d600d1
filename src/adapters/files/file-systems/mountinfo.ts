// Linux's list of what is mounted where, /proc/self/mountinfo, as proc(5) documents it.

/** One line of the list. */
export type Mount = {
  readonly id: number
  /** `major:minor`, as the list has it. On btrfs and overlay files tell other numbers. */
  readonly device: string
  /** The folder of the file system that is mounted: `/`, or a part of it (bind mounts, btrfs subvolumes). */
  readonly root: string
  readonly mountPoint: string
  /** `ext4`, `fuse.sshfs`, ... */
  readonly type: string
  /** What is mounted: a device, `user@host:/folder`, a word. */
  readonly source: string
  /** The options of the file system itself, such as `subvol=/home`. */
  readonly options: readonly string[]
}

/** The mounts in the order in which they were made. Lines that are none are left out. */
export function parseMountinfo(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => parseLine(line) ?? [])
}

function parseLine(line: string): Mount | null {
  const [own, rest] = line.split(' - ', 2)
  const [id, , device, root, mountPoint] = own?.split(' ') ?? []
  const [type, source, options] = rest?.split(' ') ?? []
  if (mountPoint === undefined || root === undefined || device === undefined || source === undefined) return null
  return {
    id: Number(id),
    device,
    root: unescaped(root),
    mountPoint: unescaped(mountPoint),
    type: unescaped(type ?? ''),
    source: unescaped(source),
    options: unescaped(options ?? '').split(','),
  }
}

/** Blank, tab, end of line, backslash and `#` are written as three octal digits. */
function unescaped(field: string): string {
  return field.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 8)))
}

/**
 * The mount that the real path `path` is on; null for none. Of several at one place the last covers the others. One may be hidden
 * whole by a mount above it that came later: where `device` (the number a file there tells) is given, a mount of that number goes first.
 */
export function mountOf(mounts: readonly Mount[], path: string, device: bigint | null = null): Mount | null {
  const above = mounts
    .filter(({ mountPoint }) => isAtOrBelow(path, mountPoint))
    .toReversed()
    .toSorted((one, other) => other.mountPoint.length - one.mountPoint.length)
  const told = device === null ? null : deviceText(device)
  return above.find((mount) => mount.device === told) ?? above[0] ?? null
}

/** Where `path` is in the file system itself, whatever place that is mounted at: `/` for its root. */
export function pathInFileSystem({ root, mountPoint }: Mount, path: string): string {
  const below = mountPoint === '/' ? path : path.slice(mountPoint.length)
  const joined = root === '/' ? below : `${root}${below === '/' ? '' : below}`
  return joined === '' ? '/' : joined
}

/** `major:minor` of a device number as Linux's stat gives it. */
export function deviceText(device: bigint): string {
  const major = ((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn)
  const minor = (device & 0xffn) | ((device >> 12n) & ~0xffn)
  return `${major}:${minor}`
}

function isAtOrBelow(path: string, folder: string): boolean {
  return folder === '/' || path === folder || path.startsWith(`${folder}/`)
}
