// Where the window opens: where it was, if that place is still on a screen. Not electron-window-state: it keeps a file of its
// own beside the settings and needs Electron, while this is a function that any test can ask.
import type { WindowBounds } from '#shared/contract/settings.ts'

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type Opening = {
  readonly width: number
  readonly height: number
  /** null: the system chooses. */
  readonly at: { readonly x: number; readonly y: number } | null
  readonly maximized: boolean
}

export const smallestWindow = { width: 480, height: 400 } as const
const usualWindow = { width: 960, height: 640 } as const

/** So much of the title bar must be on a screen, or nobody could pull the window back. */
const reachable = { width: 120, height: 40 } as const

/** `screens` are the areas without task bars, the main screen first. */
export function openingOf(place: WindowBounds | null, screens: readonly Area[]): Opening {
  if (place === null) return { ...usualWindow, at: null, maximized: false }
  const screen = screens.find((area) => isReachable(place, area))
  const room = screen ?? screens[0]
  const width = fit(place.width, smallestWindow.width, room?.width)
  const height = fit(place.height, smallestWindow.height, room?.height)
  const at = screen === undefined || place.x === null || place.y === null ? null : { x: place.x, y: place.y }
  return { width, height, at, maximized: place.maximized }
}

function isReachable(place: WindowBounds, screen: Area): boolean {
  if (place.x === null || place.y === null) return false
  const across = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x)
  const isTitleInside = place.y >= screen.y && place.y + reachable.height <= screen.y + screen.height
  return across >= reachable.width && isTitleInside
}

function fit(wanted: number, least: number, most: number | undefined): number {
  return Math.max(least, Math.min(wanted, most ?? wanted))
}
