// Gives the keyboard back to the list, after something that covered it was closed.

/** Now, or when the list is drawn again. */
export function focusList(): void {
  if (!tryFocus()) requestAnimationFrame(tryFocus)
}

function tryFocus(): boolean {
  const grid = document.querySelector<HTMLElement>('[role=grid]')
  grid?.focus({ preventScroll: true })
  return grid !== null
}
