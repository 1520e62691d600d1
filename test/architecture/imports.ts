// Which imports break a wall. Reads text, so that it sees every kind of import: types, side effects, re-exports, `import()`.
import { roomOf, rooms } from './rooms.ts'

const importPattern =
  /(?:^|[\s;}])(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"`]([^'"`]+)['"`]/g

/** Every module named in an import of `source`. */
export function importsOf(source: string): readonly string[] {
  return [...source.matchAll(importPattern)].flatMap((match) => match[1] ?? match[2] ?? [])
}

/** What is wrong with the imports of the file at `path`; nothing when all is well. */
export function importFaults(path: string, source: string): readonly string[] {
  const name = roomOf(path)
  if (name === null) return []
  return importsOf(source).flatMap((specifier) => {
    const fault = faultOf(name, path, specifier)
    return fault === null ? [] : [`${path}: may not import ${specifier} (${fault})`]
  })
}

function faultOf(name: string, path: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return crossRoomFault(name, specifier.slice(1))
  if (specifier.startsWith('.')) return insideFault(name, path, specifier)
  if (specifier.startsWith('node:')) return rooms[name]?.node === true ? null : `${name} knows no Node`
  const isPlaced = rooms[name]?.packages.includes(packageOf(specifier)) === true
  return isPlaced ? null : `place the package in the room table first`
}

function crossRoomFault(name: string, target: string): string | null {
  const [room = '', ...rest] = target.split('/')
  if (!/\.tsx?$/.test(target)) return 'a cross-room import names its file'
  if (room === name) return name === 'test' ? null : 'inside a room imports are relative'
  const allowed = rooms[name]?.rooms ?? []
  const isAllowed = allowed.includes(room) || allowed.includes(`${room}/${rest.join('/')}`)
  return isAllowed ? null : `rooms: ${allowed.join(', ') || 'none'}`
}

function insideFault(name: string, path: string, specifier: string): string | null {
  if (!/\.(ts|tsx|css)$/.test(specifier)) return 'an import names its file'
  // Tests have rooms of their own below them and may walk between these.
  if (name === 'test') return leavesFolder(path, specifier, 'test') ? 'leaves the room' : null
  return leavesFolder(path, specifier, rooms[name]?.folder ?? '') ? 'leaves the room' : null
}

function leavesFolder(path: string, specifier: string, folder: string): boolean {
  const target = new URL(specifier, `file:///${path}`).pathname
  return !target.startsWith(`/${folder}/`)
}

function packageOf(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}
