// The look at a file right before it is moved: it must be the very one that was sent, and at rest.
import type { FolderSource } from '../files/folder-source.ts'
import type { Destination } from './destination.ts'
import type { Link } from './give-name.ts'
import type { MoveAnswer, MoveAsk } from '#engine/ports.ts'
import { sameStat } from '#shared/upload.ts'

/** The system's own way to its trash, which takes a path and may do so only later. Rejects where it cannot. */
export type SystemTrash = (absolute: string) => Promise<void>

export type OriginalsOptions = {
  readonly source: Pick<FolderSource, 'locate' | 'observe' | 'open' | 'whyHeld'>
  readonly sent: Destination
  /** Null: this system has none that we know. */
  readonly trash: Destination | { readonly bySystem: SystemTrash } | null
  /** For tests: named before and after each step, and awaited. */
  readonly onStep?: (step: MoveStep) => Promise<void> | void
  readonly link?: Link
}

/** The steps between which a crash is looked at. */
export type MoveStep = 'looked' | 'prepared' | 'taken' | 'named' | 'finished'

/** Null: it is the very file that was sent, and nobody is known to write to it. */
export async function look({ source }: OriginalsOptions, { fingerprint, path }: MoveAsk): Promise<MoveAnswer | null> {
  const opened = await source.open(path)
  if (opened.kind === 'other') return { kind: 'changed', observed: opened.observed }
  if (opened.kind === 'unreadable') {
    return { kind: 'later', because: opened.reason === 'folder_missing' ? 'not_now' : 'in_use' }
  }
  const { file } = opened
  try {
    const observed = await file.observe()
    const isSame = observed.kind === 'file' && sameStat(observed.stat, fingerprint.stat)
    if (!isSame || !sameStat(file.stat, fingerprint.stat)) return { kind: 'changed', observed }
  } finally {
    await file.close()
  }
  // An older look at what programs have open is not believed here.
  return (await source.whyHeld(path, { ...fingerprint.stat, ctimeMs: Infinity })) === null
    ? null
    : { kind: 'later', because: 'in_use' }
}
