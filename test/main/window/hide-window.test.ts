// On macOS a window leaves full screen before it is hidden; elsewhere it is hidden as it is.
import { describe, expect, it } from 'vitest'
import { hideWindow } from '#main/window/hide-window.ts'
import type { HideableWindow } from '#main/window/hide-window.ts'

function aWindow(isFull: boolean): {
  readonly window: HideableWindow
  readonly done: readonly string[]
  readonly left: () => void
} {
  const done: string[] = []
  let listener: () => void = () => undefined
  const window: HideableWindow = {
    hide: () => void done.push('hidden'),
    isFullScreen: () => isFull,
    setFullScreen: (to) => void done.push(`full screen ${to}`),
    once: (_event, heard) => (listener = heard),
    isDestroyed: () => false,
  }
  return { window, done, left: () => listener() }
}

describe('hiding a window', () => {
  it('waits on macOS until full screen is left', () => {
    const { window, done, left } = aWindow(true)
    hideWindow(window, 'darwin')
    expect(done).toEqual(['full screen false'])
    left()
    expect(done).toEqual(['full screen false', 'hidden'])
  })

  it('is done at once where nothing is in the way', () => {
    for (const [isFull, platform] of [
      [false, 'darwin'],
      [true, 'win32'],
      [true, 'linux'],
    ] as const) {
      const { window, done } = aWindow(isFull)
      hideWindow(window, platform)
      expect(done).toEqual(['hidden'])
    }
  })
})
