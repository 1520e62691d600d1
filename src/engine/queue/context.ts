// What a decision about one upload may look at, beside the upload and the event.
import type { QueueOptions } from './queue.ts'
import type { Instant, Surroundings } from './admission.ts'
import type { Context } from '../upload/moves.ts'
import { mostBytesOf, type SizeLimits } from '#shared/grant.ts'
import type { Upload } from '#shared/upload.ts'

type Now = {
  readonly instant: Instant
  readonly limits: SizeLimits
  readonly targetId: number
  readonly world: Surroundings
}

export function contextOf(options: QueueOptions, { instant, limits, targetId, world }: Now): Context {
  const { afterUpload, quietMs, replacesByName, nameKindOf } = options
  const rules = { afterUpload, quietMs, replacesByName, nameKindOf }
  return { ...instant, ...rules, mostBytes: mostBytesOf(limits), targetId, ...world }
}

/** The same with the rule of the upload's own folder. */
export function contextFor({ path }: Upload, context: Context, { folderRules }: QueueOptions): Context {
  return folderRules === undefined ? context : { ...context, afterUpload: folderRules.afterUploadOf(path) }
}
