// The whole keyboard of the list.
import { describe, expect, it } from 'vitest'
import { commandOf, lineAfter } from '#renderer/model/keys.ts'

const press = (key: string, held: Partial<{ ctrl: boolean; shift: boolean; alt: boolean }> = {}) =>
  commandOf({ key, ctrl: false, shift: false, alt: false, ...held })

describe('a key in the list', () => {
  it('moves, extends and walks', () => {
    expect(press('ArrowDown')).toEqual({ kind: 'move', to: 'down', how: 'choose' })
    expect(press('ArrowUp', { shift: true })).toEqual({ kind: 'move', to: 'up', how: 'extend' })
    expect(press('End', { ctrl: true })).toEqual({ kind: 'move', to: 'last', how: 'walk' })
    expect(press('PageDown')).toEqual({ kind: 'move', to: 'page_down', how: 'choose' })
  })

  it('chooses, opens, folds and leaves out', () => {
    expect(press(' ')).toEqual({ kind: 'toggle' })
    expect(press(' ', { ctrl: true })).toEqual({ kind: 'toggle' })
    expect(press('a', { ctrl: true })).toEqual({ kind: 'select_all' })
    expect(press('Enter')).toEqual({ kind: 'open' })
    expect(press('ArrowLeft')).toEqual({ kind: 'fold', isFolded: true })
    expect(press('Delete')).toEqual({ kind: 'leave_out' })
    expect(press('r', { ctrl: true })).toEqual({ kind: 'retry' })
  })

  it('opens the menu by both keys people know', () => {
    expect(press('ContextMenu')).toEqual({ kind: 'menu' })
    expect(press('F10', { shift: true })).toEqual({ kind: 'menu' })
  })

  it('is left to the window when it is not ours', () => {
    for (const key of ['a', 'Tab', 'Escape', 'F5', 'F10', '__proto__', 'toString']) expect(press(key)).toBeNull()
    expect(press('f', { ctrl: true })).toBeNull()
    expect(press('ArrowDown', { alt: true })).toBeNull()
  })

  it('moves inside the list only', () => {
    expect(lineAfter('up', 0, 10, 50)).toBe(0)
    expect(lineAfter('page_down', 45, 10, 50)).toBe(49)
    expect(lineAfter('page_up', 25, 10, 50)).toBe(15)
    expect(lineAfter('last', 3, 10, 50)).toBe(49)
  })
})
