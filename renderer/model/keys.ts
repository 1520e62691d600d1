// What a key means in the list. Pure, so that the whole keyboard can be read on one screen.

export type Key = {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

export type ListCommand =
  /** `lines` down (or up, when negative); a page is as many lines as are in sight. */
  | {
      readonly kind: 'move'
      readonly to: 'up' | 'down' | 'page_up' | 'page_down' | 'first' | 'last'
      readonly how: How
    }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'select_all' }
  | { readonly kind: 'open' }
  | { readonly kind: 'fold'; readonly isFolded: boolean }
  | { readonly kind: 'leave_out' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'menu' }

/** Moving chooses the row, extends the range to it, or only moves. */
export type How = 'choose' | 'extend' | 'walk'

const moves = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page_up',
  PageDown: 'page_down',
  Home: 'first',
  End: 'last',
} as const

/** The command of a key, or null for keys that are not ours. `ctrl` is Command on a Mac. */
export function commandOf({ key, ctrl, shift, alt }: Key): ListCommand | null {
  if (alt) return null
  if (isMove(key)) return { kind: 'move', to: moves[key], how: shift ? 'extend' : ctrl ? 'walk' : 'choose' }
  if (key === 'F10' && shift) return { kind: 'menu' }
  if (ctrl && !shift && key.toLowerCase() === 'a') return { kind: 'select_all' }
  if (ctrl && !shift && key.toLowerCase() === 'r') return { kind: 'retry' }
  if (ctrl && key !== ' ') return null
  switch (key) {
    case ' ':
      return { kind: 'toggle' }
    case 'Enter':
      return { kind: 'open' }
    case 'ArrowLeft':
      return { kind: 'fold', isFolded: true }
    case 'ArrowRight':
      return { kind: 'fold', isFolded: false }
    case 'Delete':
      return { kind: 'leave_out' }
    case 'ContextMenu':
      return { kind: 'menu' }
    default:
      return null
  }
}

function isMove(key: string): key is keyof typeof moves {
  return Object.hasOwn(moves, key)
}

/** The line a move leads to, inside the list. */
export function lineAfter(to: keyof typeof steps, line: number, page: number, count: number): number {
  return Math.min(count - 1, Math.max(0, steps[to](line, page, count)))
}

const steps = {
  up: (line: number) => line - 1,
  down: (line: number) => line + 1,
  page_up: (line: number, page: number) => line - page,
  page_down: (line: number, page: number) => line + page,
  first: () => 0,
  last: (_line: number, _page: number, count: number) => count - 1,
} satisfies Record<string, (line: number, page: number, count: number) => number>
