// The arguments of the file routes as Dropbox's specification has them.
import type { CommitInfo } from '../../model/links.ts'
import {
  anything,
  flag,
  float,
  list,
  nullable,
  nullableAs,
  optional,
  required,
  struct,
  text,
  union,
  whole,
  type Shape,
} from './check-argument.ts'
import type { WriteMode } from '../../model/namespace/write-modes.ts'

const writePath = text({ pattern: /^((\/(.|[\r\n])*)|(ns:[0-9]+(\/(.|[\r\n])*)?)|(id:.*))$/s })
const readPath = text({ pattern: /^((\/(.|[\r\n])*|id:.*)|(rev:[0-9a-f]{9,})|(ns:[0-9]+(\/.*)?))$/s })
const folderPath = text({ pattern: /^((\/(.|[\r\n])*)?|id:.*|(ns:[0-9]+(\/.*)?))$/s })
const rev = text({ minLength: 9, pattern: /^[0-9a-f]+$/ })
export const contentHash = text({ pattern: /^[0-9a-f]{64}$/ })

const writeMode: Shape<WriteMode> = union<WriteMode>(
  {
    update: (value) => {
      const checked = rev(value)
      return checked.kind === 'fits' ? { kind: 'fits', value: { kind: 'update', rev: checked.value } } : checked
    },
  },
  { add: { kind: 'add' }, overwrite: { kind: 'overwrite' } },
)

/** UTC, whole seconds, literal Z, and a moment that exists. */
const timestamp: Shape<string> = (value) => {
  const isMoment = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value)
  if (isMoment && !Number.isNaN(Date.parse(value))) return { kind: 'fits', value }
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  return { kind: 'misfit', why: `time data '${shown}' does not match format '%Y-%m-%dT%H:%M:%SZ'` }
}

const commitFields = {
  path: required(writePath),
  mode: optional<WriteMode>(writeMode, { kind: 'add' }),
  autorename: optional(flag, false),
  client_modified: optional(nullable(timestamp), null),
  mute: optional(flag, false),
  property_groups: optional(nullable(list(anything, 0, 1_000)), null),
  strict_conflict: optional(flag, false),
}
type CommitArgument = {
  readonly path: string
  readonly mode: WriteMode
  readonly autorename: boolean
  readonly client_modified: string | null
  readonly strict_conflict: boolean
}
export const commitArgument = struct(commitFields)

/** The model's view of a commit argument. */
export function commitInfoOf(argument: CommitArgument): CommitInfo {
  const { path, mode, autorename } = argument
  return {
    path,
    mode,
    autorename,
    clientModified: argument.client_modified,
    strictConflict: argument.strict_conflict,
  }
}

/** Seconds a link may live at most, and does when nothing is said. */
const maxLinkSeconds = 14_400

export const linkArgument = struct({
  commit_info: required(commitArgument),
  duration: optional(float(60, maxLinkSeconds), maxLinkSeconds),
})

export const metadataArgument = struct({
  path: required(readPath),
  include_media_info: optional(flag, false),
  include_deleted: optional(flag, false),
  include_has_explicit_shared_members: optional(flag, false),
  include_property_groups: optional(nullable(anything), null),
})

export const revisionsArgument = struct({
  path: required(readPath),
  mode: optional<'path' | 'id'>(union<'path' | 'id'>({}, { path: 'path', id: 'id' }), 'path'),
  limit: optional(whole(1, 100), 10),
})

export const listFolderArgument = struct({
  path: required(folderPath),
  recursive: optional(flag, false),
  include_media_info: optional(flag, false),
  include_deleted: optional(flag, false),
  include_has_explicit_shared_members: optional(flag, false),
  include_mounted_folders: optional(flag, true),
  limit: optional(nullable(whole(1, 2_000)), null),
  include_property_groups: optional(nullable(anything), null),
  include_non_downloadable_files: optional(flag, true),
})

export const continueArgument = struct({ cursor: required(text({ minLength: 1 })) })
export const createFolderArgument = struct({ path: required(writePath), autorename: optional(flag, false) })
export const deleteArgument = struct({ path: required(writePath), parent_rev: optional(nullable(rev), null) })
export const relocationArgument = struct({
  from_path: required(writePath),
  to_path: required(writePath),
  allow_shared_folder: optional(flag, false),
  autorename: optional(flag, false),
  allow_ownership_transfer: optional(flag, false),
})
const relocationPath = struct({ from_path: required(writePath), to_path: required(writePath) })

export const moveBatchArgument = struct({
  entries: required(list(relocationPath, 1, 1_000)),
  autorename: optional(flag, false),
  allow_ownership_transfer: optional(flag, false),
})
export const copyBatchArgument = struct({
  entries: required(list(relocationPath, 1, 1_000)),
  autorename: optional(flag, false),
})
export const createFolderBatchArgument = struct({
  paths: required(list(writePath, 0, 10_000)),
  autorename: optional(flag, false),
  force_async: optional(flag, false),
})
export const deleteBatchArgument = struct({ entries: required(list(deleteArgument, 0, 1_000)) })
export const downloadArgument = struct({ path: required(readPath), rev: optional(nullable(rev), null) })
export const temporaryLinkArgument = struct({ path: required(readPath) })
export const uploadArgument = struct({ ...commitFields, content_hash: optional(nullable(contentHash), null) })
export const checkArgument = struct({ query: optional(text(), '') })

const sessionType = union<'sequential' | 'concurrent'>({}, { sequential: 'sequential', concurrent: 'concurrent' })
const bodyHash = optional(nullable(contentHash), null)
const cursor = struct({ session_id: required(text()), offset: required(whole(0, Number.MAX_SAFE_INTEGER)) })

/** Sessions one call can start or finish at most. */
const maxBatch = 1_000

export const startSessionArgument = struct({
  close: optional(flag, false),
  session_type: optional<'sequential' | 'concurrent'>(nullableAs(sessionType, 'sequential'), 'sequential'),
  content_hash: bodyHash,
})

export const appendArgument = struct({
  cursor: required(cursor),
  close: optional(flag, false),
  content_hash: bodyHash,
})

export const finishArgument = struct({
  cursor: required(cursor),
  commit: required(commitArgument),
  content_hash: bodyHash,
})

export const startBatchArgument = struct({
  session_type: optional<'sequential' | 'concurrent'>(nullableAs(sessionType, 'sequential'), 'sequential'),
  num_sessions: required(whole(1, maxBatch)),
})

export const finishBatchArgument = struct({ entries: required(list(finishArgument, 1, maxBatch)) })

export const jobArgument = struct({ async_job_id: required(text({ minLength: 1 })) })
