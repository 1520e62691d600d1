// Folders and servers as they are shown: short, and safe to read.
import { homedir } from 'node:os'
import { sep } from 'node:path'
import { visibleName } from '#shared/visible-name.ts'

/** The folder with `~` for the person's own. */
export function shownFolder(folder: string, home: string = homedir()): string {
  const inHome = folder.startsWith(`${home}${sep}`)
  return visibleName(inHome ? `~${folder.slice(home.length)}` : folder)
}

/** The server's name and port; what nobody can read is shown as it is. */
export function shownServer(server: string): string {
  return URL.parse(server)?.host ?? visibleName(server)
}

/** Who a key belongs to: the server's origin, however its address was typed. null for what is no address. */
export function serverOrigin(server: string): string | null {
  const origin = URL.parse(server.trim())?.origin
  return origin === undefined || origin === 'null' ? null : origin
}
