// A restart: what the journal of an earlier run says was stored is stored again.
import { assertNever } from '#shared/assert.ts'
import type { JournalEntry } from './journal.ts'
import { drawNodeId, type ModelState } from './model-state.ts'
import { moveNode } from './relocate.ts'
import { parsePath } from './namespace/paths.ts'
import { ensureFolder, putFile, removeNode } from './namespace/tree.ts'

/** Takes over one line. Links do not survive a restart: they answer 409 like links that never were. */
export function restoreEntry(state: ModelState, entry: JournalEntry): void {
  state.journal.push({ ...entry, seq: state.journal.length })
  switch (entry.kind) {
    case 'commit': {
      const { rev, contentHash, sizeBytes, clientModified, atMs } = entry
      const revision = { rev, contentHash, sizeBytes, clientModified, serverModifiedMs: atMs }
      putFile(state.tree, namesOf(entry.path), revision, (kind) => (kind === 'file' ? entry.id : drawNodeId(state)))
      state.revisionCount = Math.max(state.revisionCount, Number.parseInt(rev.slice(3), 16))
      return
    }
    case 'folder_created':
      ensureFolder(state.tree, namesOf(entry.path), () => entry.id)
      return
    case 'deleted': {
      const node = state.tree.nodes.get(entry.path.toLowerCase())
      if (node !== undefined) removeNode(state.tree, node, entry.atMs)
      return
    }
    case 'moved': {
      const node = state.tree.nodes.get(entry.from.toLowerCase())
      if (node !== undefined) moveNode(state, node, namesOf(entry.to), entry.revs, entry.atMs)
      const counts = entry.revs.map((rev) => Number.parseInt(rev.slice(3), 16))
      state.revisionCount = Math.max(state.revisionCount, ...counts)
      return
    }
    case 'post_begun':
      state.postCount = Math.max(state.postCount, entry.postId)
      return
    case 'link_issued':
    case 'post_refused':
    case 'post_aborted':
    case 'post_ended':
    case 'commit_unchanged':
    case 'commit_refused':
    case 'api_call':
    case 'fault':
      return
    default:
      assertNever(entry)
  }
}

function namesOf(path: string): readonly string[] {
  const parsed = parsePath(path, 'accept')
  if (parsed.kind === 'faulty') throw new Error('the journal names a path that Dropbox does not keep')
  return parsed.names
}
