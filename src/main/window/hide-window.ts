// Hides a window. On macOS one in full screen must leave it first: what stays otherwise is a black screen.

/** As much of a window as hiding needs. */
export type HideableWindow = {
  hide(): void
  isFullScreen(): boolean
  setFullScreen(isFull: boolean): void
  once(event: 'leave-full-screen', listener: () => void): unknown
  isDestroyed(): boolean
}

export function hideWindow(window: HideableWindow, platform: NodeJS.Platform): void {
  if (platform !== 'darwin' || !window.isFullScreen()) return window.hide()
  // Leaving takes a second; hiding before it is over is what leaves the screen black.
  window.once('leave-full-screen', () => {
    if (!window.isDestroyed()) window.hide()
  })
  window.setFullScreen(false)
}
