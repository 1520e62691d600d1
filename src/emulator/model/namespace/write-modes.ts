// What a write does to what is already there: Dropbox's three write modes as one truth table.

export type WriteMode =
  | { readonly kind: 'add' }
  | { readonly kind: 'overwrite' }
  | { readonly kind: 'update'; readonly rev: string }

export type Standing =
  | { readonly kind: 'nothing'; readonly wasDeleted: boolean }
  | { readonly kind: 'folder' }
  | { readonly kind: 'file'; readonly rev: string; readonly contentHash: string }

export type WriteDecision = 'write' | 'unchanged' | 'conflict_file' | 'conflict_folder'

/** Decides one write. Identical contents are no conflict and write nothing, unless `strictConflict`. */
export function decideWrite(
  standing: Standing,
  mode: WriteMode,
  contentHash: string,
  strictConflict: boolean,
): WriteDecision {
  if (standing.kind === 'folder') return 'conflict_folder'
  if (standing.kind === 'nothing') {
    return mode.kind === 'update' && strictConflict && standing.wasDeleted ? 'conflict_file' : 'write'
  }
  if (!strictConflict && standing.contentHash === contentHash) return 'unchanged'
  if (mode.kind === 'overwrite') return 'write'
  return mode.kind === 'update' && mode.rev === standing.rev ? 'write' : 'conflict_file'
}
