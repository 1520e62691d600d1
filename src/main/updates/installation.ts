// How this program came onto the computer, and so who puts a newer one there.
import { isAtOrInside } from '#shared/at-or-inside.ts'

export type InstallationFacts = {
  readonly isPackaged: boolean
  readonly platform: NodeJS.Platform
  /** The program that runs, absolute. */
  readonly program: string
  /** Where Windows keeps programs of one person: LOCALAPPDATA; null where it is not set. */
  readonly localAppData: string | null
}

/** `own`: the person installed it for themself, and it may replace itself. All others are left to whoever installed them. */
export type Installation = 'own' | 'for_everybody' | 'package' | 'disk_image' | 'not_installed'

export function installationOf({ isPackaged, localAppData, platform, program }: InstallationFacts): Installation {
  if (!isPackaged) return 'not_installed'
  if (platform === 'darwin') return 'disk_image'
  if (platform !== 'win32') return 'package'
  const isOwn = localAppData !== null && isAtOrInside(program.toLowerCase(), localAppData.toLowerCase(), '\\')
  return isOwn ? 'own' : 'for_everybody'
}
