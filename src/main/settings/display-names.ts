// Folders and servers as they are shown: short, and safe to read.
import { homedir } from 'node:os'
import { sep } from 'node:path'
import type { Destination } from '#shared/contract/ipc-app-state.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { shownDevice } from '#shared/target.ts'
import { shownFolder as shownInHome } from '#shared/words/shown-folder.ts'
import { visibleName } from '#shared/words/visible-name.ts'

/** The folder with `~` for the person's own. */
export function shownFolder(folder: string, home: string = homedir()): string {
  return shownInHome(folder, home, sep)
}

/** The server's name and port; what nobody can read is shown as it is. */
export function shownServer(server: string): string {
  return URL.parse(server)?.host ?? visibleName(server)
}

/** Where files come from and go to. `me` is what the server says of this computer; null until it said something. */
export function shownPlace(
  { folder, furtherFolders, server }: Pick<Settings, 'folder' | 'furtherFolders' | 'server'>,
  me: { readonly device: string; readonly shownAs?: string | undefined; readonly base: string } | null,
): Destination {
  return {
    folder: shownFolder(folder ?? ''),
    further: furtherFolders.map((one) => ({ folder: shownFolder(one.folder), into: one.into })),
    server: shownServer(server ?? ''),
    device: me === null ? null : visibleName(shownDevice(me)),
    base: me === null ? null : visibleName(me.base),
  }
}

/** Who a key belongs to: the server's origin, however its address was typed. null for what is no address. */
export function serverOrigin(server: string): string | null {
  const origin = URL.parse(server.trim())?.origin
  return origin === undefined || origin === 'null' ? null : origin
}
