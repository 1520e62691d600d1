// Which imports break a wall or climb a floor. Reads text, so that it sees every kind of import: types, side effects,
// re-exports, `import()`.
import { rooms } from './rooms.ts'
import { floorOf, isDrawn, roomOf, unitOf } from './units.ts'

const importPattern =
  /(?:^|[\s;}])(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"`]([^'"`]+)['"`]/g

/** Every module named in an import of `source`. */
export function importsOf(source: string): readonly string[] {
  return [...source.matchAll(importPattern)].flatMap((match) => match[1] ?? match[2] ?? [])
}

/** The file of ours that `specifier` means in the file at `path`; null for packages and Node's own modules. */
export function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return new URL(specifier, `file:///${path}`).pathname.slice(1)
  const [room = '', ...rest] = specifier.slice(1).split('/')
  const folder = rooms[room]?.folder
  return specifier.startsWith('#') && folder !== undefined ? `${folder}/${rest.join('/')}` : null
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
  const target = targetOf(path, specifier) ?? ''
  if (!target.startsWith(`${rooms[name]?.folder ?? ''}/`)) return 'leaves the room'
  return specifier.endsWith('.css') ? null : floorFault(name, path, target)
}

/** Imports go down: to the same folder, or to a lower floor. Files of the room's own folder may stay on their floor. */
function floorFault(name: string, path: string, target: string): string | null {
  if (!isDrawn(name)) return null
  const [from, to] = [unitOf(name, path), unitOf(name, target)]
  if (from === to) return null
  const [high, low] = [floorOf(name, from), floorOf(name, to)]
  if (high === null || low === null) return `place ${high === null ? from : to} on a floor of ${name} first`
  const isBeside = high === low && ![path, target].some((each) => isInFolder(name, each))
  return low < high || isBeside ? null : `${from} does not stand above ${to}`
}

function isInFolder(name: string, path: string): boolean {
  return path.slice((rooms[name]?.folder ?? '').length + 1).includes('/')
}

function packageOf(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}
