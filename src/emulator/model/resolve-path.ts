// From what a caller may write as a path (`/a/b`, `ns:123/a`, `id:...`) to a place in the namespace.
import { homeNamespaceId, type ModelState } from './model-state.ts'
import type { NameFault } from './namespace/names.ts'
import { isWithin, parsePath } from './namespace/paths.ts'

export type Place =
  | { readonly kind: 'place'; readonly names: readonly string[]; readonly key: string }
  | { readonly kind: 'faulty'; readonly fault: NameFault }
  | { readonly kind: 'unknown_id' }
  | { readonly kind: 'foreign_namespace' }

/** Finds the place a path names. A `rev:` path is found by its file's history. */
export function resolvePath(state: ModelState, path: string): Place {
  if (path.startsWith('id:')) return resolveId(state, path)
  const inNamespace = /^ns:([0-9]+)(.*)$/s.exec(path)
  if (inNamespace !== null && inNamespace[1] !== homeNamespaceId) return { kind: 'foreign_namespace' }
  const parsed = parsePath(inNamespace === null ? path : (inNamespace[2] ?? ''), state.switches.nonBmp)
  return parsed.kind === 'path' ? { kind: 'place', names: parsed.names, key: parsed.key } : parsed
}

function resolveId(state: ModelState, id: string): Place {
  const key = state.tree.ids.get(id)
  const node = key === undefined ? undefined : state.tree.nodes.get(key)
  if (node === undefined) return { kind: 'unknown_id' }
  return { kind: 'place', names: node.path.slice(1).split('/'), key: node.key }
}

/** True when `key` lies in or below a read-only folder. */
export function isReadOnly(state: ModelState, key: string): boolean {
  return state.limits.readOnlyFolders.some((folder) => isWithin(key, folder.normalize('NFC').toLowerCase()))
}
