// Where the window opens.
import { expect, it } from 'vitest'
import { openingOf } from '#main/window/window-bounds.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 1000 }
const place = { x: 100, y: 80, width: 1000, height: 700, maximized: false }

it('opens in its usual size, where the system likes, the first time', () => {
  expect(openingOf(null, [screen])).toEqual({ width: 960, height: 640, at: null, maximized: false })
})

it('opens where it was', () => {
  expect(openingOf({ ...place, maximized: true }, [screen])).toEqual({
    width: 1000,
    height: 700,
    at: { x: 100, y: 80 },
    maximized: true,
  })
  expect(openingOf({ ...place, x: 2_000 }, [screen, second]).at).toEqual({ x: 2_000, y: 80 })
})

it.each([
  ['its screen is gone', { ...place, x: 2_000 }],
  ['it hangs over the right edge', { ...place, x: 1_850 }],
  ['it hangs over the left edge', { ...place, x: -950 }],
  ['its title bar is above the screen', { ...place, y: -30 }],
  ['its title bar is below the screen', { ...place, y: 1_020 }],
  ['the place was never known', { ...place, x: null, y: null }],
])('opens where the system likes when %s', (_why, where) => {
  expect(openingOf(where, [screen]).at).toBeNull()
})

it('is never smaller than it can be used, nor larger than the screen', () => {
  expect(openingOf({ ...place, width: 200, height: 200 }, [screen])).toMatchObject({ width: 480, height: 400 })
  expect(openingOf({ ...place, width: 9_000, height: 9_000 }, [screen])).toMatchObject({ width: 1920, height: 1040 })
  expect(openingOf(place, [])).toMatchObject({ width: 1000, height: 700, at: null })
})
