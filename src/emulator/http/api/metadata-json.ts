// Files, folders and deletions as the API writes them.
import type { Fact } from '../../model/lookups.ts'

/** Metadata with its `.tag`, as get_metadata and listings return it. */
export function metadataJson(fact: Fact): Record<string, unknown> {
  const names = {
    name: fact.path.slice(fact.path.lastIndexOf('/') + 1),
    path_lower: fact.path.toLowerCase(),
    path_display: fact.path,
  }
  switch (fact.kind) {
    case 'folder': {
      const sharing = fact.readOnly ? { sharing_info: { read_only: true, shared_folder_id: '1' } } : {}
      return { '.tag': 'folder', ...names, id: fact.id, ...sharing }
    }
    case 'deleted':
      return { '.tag': 'deleted', ...names }
    case 'file': {
      const serverModified = secondsText(fact.serverModifiedMs)
      return {
        '.tag': 'file',
        ...names,
        id: fact.id,
        client_modified: fact.clientModified ?? serverModified,
        server_modified: serverModified,
        rev: fact.rev,
        size: fact.sizeBytes,
        is_downloadable: true,
        content_hash: fact.contentHash,
      }
    }
  }
}

/** Metadata without `.tag`, as routes return it that can only return one kind. */
export function untaggedJson(fact: Fact): Record<string, unknown> {
  const { '.tag': _tag, ...rest } = metadataJson(fact)
  return rest
}

/** UTC in whole seconds, the only form Dropbox writes. */
function secondsText(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
