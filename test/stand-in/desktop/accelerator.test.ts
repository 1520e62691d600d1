// Which keys a menu's accelerator means.
import { describe, expect, it } from 'vitest'
import { acceleratorMatches } from './accelerator.ts'

const pressed = (key: string, ...held: readonly ('shift' | 'control' | 'alt' | 'meta')[]) => ({
  key,
  shift: held.includes('shift'),
  control: held.includes('control'),
  alt: held.includes('alt'),
  meta: held.includes('meta'),
})
const either = process.platform === 'darwin' ? 'meta' : 'control'

describe('an accelerator', () => {
  it('means its key with just the keys it names held', () => {
    expect(acceleratorMatches('CmdOrCtrl+F', pressed('f', either))).toBe(true)
    expect(acceleratorMatches('CommandOrControl+F', pressed('f', either))).toBe(true)
    expect(acceleratorMatches('CmdOrCtrl+F', pressed('f'))).toBe(false)
    expect(acceleratorMatches('CmdOrCtrl+F', pressed('F', either, 'shift'))).toBe(false)
    expect(acceleratorMatches('Alt+Shift+Up', pressed('ArrowUp', 'alt', 'shift'))).toBe(true)
    expect(acceleratorMatches('F11', pressed('F11'))).toBe(true)
    expect(acceleratorMatches('F11', pressed('F11', 'shift'))).toBe(false)
  })

  it('means a sign however the keyboard makes it', () => {
    expect(acceleratorMatches('CmdOrCtrl+Plus', pressed('+', either, 'shift'))).toBe(true)
    expect(acceleratorMatches('CmdOrCtrl+,', pressed(',', either))).toBe(true)
    expect(acceleratorMatches('CmdOrCtrl+-', pressed('-', either))).toBe(true)
  })
})
