// The files of the watched folder, opened for reading: only regular files, only inside the folder, only while the folder
// is the agreed one.
import { join } from 'node:path'
import { createDiskLatency, latencyOn } from './disk-latency.ts'
import type { DiskLatency } from './disk-latency.ts'
import { isHeldByAnother } from './in-use/exclusive-probe.ts'
import { openFileAt } from './open-file.ts'
import { observePath } from './observe-path.ts'
import type { OpenTarget } from './observe-path.ts'
import { createOpenFiles } from './in-use/open-for-writing.ts'
import { parseRelativePath, systemPathOf } from './paths.ts'
import type { RelativePath, SystemPath } from './paths.ts'
import { isFolder, isRootAt, lookAtRoot } from './root-identity.ts'
import type { FolderAtRoot } from './root-identity.ts'
import type { OpenAnswer, Source } from './source.ts'
import { isSpelledSo } from './spelling.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { Observed, Stat } from '#shared/upload.ts'

export type FolderSourceOptions = {
  /** The watched folder as the person named it. */
  readonly root: string
  /** The identity the folder must have (see `root-identity.ts`); null: any folder at `root` is the one. */
  readonly identity: () => string | null
  readonly latency?: DiskLatency
}

export interface FolderSource extends Source {
  /** The place of the file in the agreed folder, whether it is there or not; null while the folder is away. */
  locate(path: string): Promise<PlaceInside | null>
  /** What stands at `path` now; null when that cannot be known: the folder is away, or may not be looked into. */
  observe(path: string): Promise<Observed | null>
  /** Where the file of `path` is, under the folder's own name; null for a path that leads out. Nothing is looked at. */
  fileOf(path: string): string | null
  /** Why the file must not be read now: another program has it for itself, or open for writing. Null where nobody can tell. */
  whyHeld(path: string, stat: Stat): Promise<WaitingReason | null>
}

/** `realPath`: that of the folder. */
export type PlaceInside = OpenTarget & { readonly realPath: SystemPath; readonly latency: DiskLatency }

/** Files of one folder, named by their path inside it. Nothing is held open between the calls. */
export function createFolderSource(options: FolderSourceOptions): FolderSource {
  const openFiles = createOpenFiles()
  const quick = options.latency ?? createDiskLatency()
  let known: FolderAtRoot | null = null

  /** The agreed folder; null while it is away or another folder stands in its place. */
  async function agreedRoot(): Promise<FolderAtRoot | null> {
    const agreed = options.identity()
    const isAgreed = (look: FolderAtRoot): boolean => agreed === null || isFolder(look, agreed)
    if (known !== null && isAgreed(known) && (await isRootAt(known))) return known
    const look = await lookAtRoot(options.root)
    known = look.kind === 'folder' && isAgreed(look) ? look : null
    return known
  }

  async function placeOf(path: RelativePath): Promise<PlaceInside | null> {
    const root = await agreedRoot()
    if (root === null) return null
    const { realPath } = root
    const { traits } = root.evidence.fileSystem
    const latency = latencyOn(traits, quick)
    const absolute = systemPathOf(realPath, path)
    return { realPath, absolute, fileId: traits.fileId, isFolderThere: () => isRootAt(root), latency }
  }

  return {
    async open(named, wasRead = false): Promise<OpenAnswer> {
      const path = readablePath(named)
      if (path === null) return { kind: 'other', observed: { kind: 'unfit', reason: 'name_not_allowed' } }
      const place = await placeOf(path)
      if (place === null) return { kind: 'unreadable', reason: 'folder_missing' }
      return openFileAt(place, place.latency, { wasRead })
    },
    async locate(named) {
      const path = readablePath(named)
      return path === null ? null : placeOf(path)
    },
    async observe(named) {
      const path = readablePath(named)
      if (path === null) return { kind: 'unfit', reason: 'name_not_allowed' }
      const place = await placeOf(path)
      if (place === null) return null
      const observed = await observePath(place.absolute, place.fileId)
      const isNamedSo = observed?.kind === 'absent' || (await isSpelledSo(place.realPath, path).catch(() => true))
      if (!(await place.isFolderThere())) return null
      return isNamedSo ? observed : { kind: 'absent' }
    },
    fileOf(named) {
      const path = readablePath(named)
      return path === null ? null : join(options.root, path)
    },
    async whyHeld(named, { ctimeMs }) {
      const path = readablePath(named)
      const place = path === null ? null : await placeOf(path)
      if (place === null) return null
      if (await isHeldByAnother(place.absolute)) return 'in_use'
      return (await openFiles.isOpenForWriting(place.realPath, place.absolute, ctimeMs)) ? 'being_saved' : null
    },
  }
}

/** The path of a file that may be opened; null for one that leads out of the folder, or whose name is not text. */
function readablePath(named: string): RelativePath | null {
  return named.isWellFormed() ? parseRelativePath(named) : null
}
