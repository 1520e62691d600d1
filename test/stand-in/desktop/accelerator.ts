// Whether a key that was pressed is the one a menu names: `CmdOrCtrl+Shift+F`.
import type { KeyInput } from '../chromium/worlds/ipc-renderer.ts'

type Pressed = Pick<KeyInput, 'key' | 'shift' | 'control' | 'alt' | 'meta'>

const keyNames: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
}

export function acceleratorMatches(accelerator: string, pressed: Pressed): boolean {
  const parts = accelerator.toLowerCase().split(/\+(?=.)/)
  const key = parts.at(-1) ?? ''
  const has = (...names: readonly string[]): boolean => parts.slice(0, -1).some((part) => names.includes(part))
  const isMac = process.platform === 'darwin'
  const either = has('cmdorctrl', 'commandorcontrol')
  const wantsControl = has('ctrl', 'control') || (either && !isMac)
  const wantsMeta = has('cmd', 'command', 'meta', 'super') || (either && isMac)
  const isKey = pressed.key.toLowerCase() === (keyNames[key] ?? key)
  // What a key means with Shift is part of the key when it is a sign: `+` and `?` need it on many keyboards.
  const isShiftRight = pressed.shift === has('shift') || !/^[a-z0-9]|..$/i.test(pressed.key)
  return (
    isKey &&
    isShiftRight &&
    pressed.control === wantsControl &&
    pressed.meta === wantsMeta &&
    pressed.alt === has('alt', 'option')
  )
}
