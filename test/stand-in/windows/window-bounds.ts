// Where a new window is, when it does not say so itself.
import { world } from '../world.ts'

export function firstBounds(options: Electron.BrowserWindowConstructorOptions): Electron.Rectangle {
  const { workArea } = world
  const width = Math.max(options.width ?? 800, options.minWidth ?? 0)
  const height = Math.max(options.height ?? 600, options.minHeight ?? 0)
  return {
    x: options.x ?? Math.round(workArea.x + (workArea.width - width) / 2),
    y: options.y ?? Math.round(workArea.y + (workArea.height - height) / 2),
    width,
    height,
  }
}
