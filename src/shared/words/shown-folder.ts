// How a folder is shown to its owner.
import { isAtOrInside } from '../at-or-inside.ts'
import { visibleName } from './visible-name.ts'

/** The folder with `~` for what is in the person's own, `home`. All three as the system spells them. */
export function shownFolder(folder: string, home: string, separator: '/' | '\\'): string {
  const isInHome = folder.length > home.length && isAtOrInside(folder, home, separator)
  return visibleName(isInHome ? `~${folder.slice(home.length)}` : folder)
}
