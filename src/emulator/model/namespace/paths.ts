// Dropbox paths: composed (NFC), compared without regard to case.
import { faultOfName, type NameFault } from './names.ts'

export type ParsedPath =
  | { readonly kind: 'path'; readonly names: readonly string[]; readonly key: string }
  | { readonly kind: 'faulty'; readonly fault: NameFault }

/** Splits an absolute path into its names. '' is the root and has none. `key` is what two equal paths share. */
export function parsePath(path: string, nonBmp: 'refuse' | 'accept'): ParsedPath {
  if (path === '') return { kind: 'path', names: [], key: '' }
  if (!path.startsWith('/')) return { kind: 'faulty', fault: 'malformed_path' }
  const names = path.normalize('NFC').slice(1).split('/')
  for (const name of names) {
    const fault = faultOfName(name, nonBmp)
    if (fault !== null) return { kind: 'faulty', fault }
  }
  return { kind: 'path', names, key: keyOfNames(names) }
}

/** The key of the path made of `names`. */
export function keyOfNames(names: readonly string[]): string {
  return names.length === 0 ? '' : `/${names.join('/')}`.toLowerCase()
}

/** The key of the folder that holds `key`. The root holds itself. */
export function parentOfKey(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf('/')))
}

/** True for `key` itself and everything below it. */
export function isWithin(key: string, folderKey: string): boolean {
  return folderKey === '' || key === folderKey || key.startsWith(`${folderKey}/`)
}
