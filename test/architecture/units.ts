// Which room and which floor a file belongs to.
import { rooms } from './rooms.ts'

/** The room a file belongs to; null for files outside all rooms. */
export function roomOf(path: string): string | null {
  for (const [name, room] of Object.entries(rooms)) if (path.startsWith(`${room.folder}/`)) return name
  return null
}

/** Whether the floors of the room are drawn. */
export function isDrawn(name: string): boolean {
  const floors = rooms[name]?.floors ?? null
  return floors !== null
}

/** The folder of the room, or the single file, that stands on a floor of its own; `*` for the other files of the room. */
export function unitOf(name: string, path: string): string {
  const inside = path.slice((rooms[name]?.folder ?? '').length + 1)
  const units = (rooms[name]?.floors ?? []).flat()
  const folders = units
    .filter((unit) => inside.startsWith(`${unit}/`))
    .toSorted((one, other) => other.length - one.length)
  if (folders[0] !== undefined) return folders[0]
  if (inside.includes('/')) return inside.slice(0, inside.lastIndexOf('/'))
  const file = inside.replace(/\.\w+$/, '')
  return units.includes(file) ? file : '*'
}

/** How high a unit stands in its room; null when it was not placed. */
export function floorOf(name: string, unit: string): number | null {
  const floor = (rooms[name]?.floors ?? []).findIndex((units) => units.includes(unit))
  return floor < 0 ? null : floor
}
