// A binary heap: the smallest by `before` comes out first, whatever the size, in logarithmic time. Not tinyqueue or heap-js:
// the engine has no packages, so that nothing in it can reach for a clock or the world.

export interface Heap<T> {
  readonly size: number
  push(item: T): void
  peek(): T | null
  pop(): T | null
  /** Throws away what is not to be kept. Costs as much as the heap is large. */
  keep(isKept: (item: T) => boolean): void
}

/** An empty heap ordered by `before`; equal items come out in no promised order. */
export function createHeap<T>(before: (one: T, other: T) => boolean): Heap<T> {
  const items: T[] = []
  return {
    get size() {
      return items.length
    },
    push(item) {
      items.push(item)
      rise(items, before)
    },
    peek: () => items[0] ?? null,
    keep(isKept) {
      const kept = items.filter(isKept)
      items.length = 0
      for (const item of kept) {
        items.push(item)
        rise(items, before)
      }
    },
    pop() {
      const top = items[0]
      const last = items.pop()
      if (top === undefined || last === undefined) return null
      if (items.length > 0) sink(items, last, before)
      return top
    },
  }
}

/** Moves the last item up to its place. */
function rise<T>(items: T[], before: (one: T, other: T) => boolean): void {
  let at = items.length - 1
  const item = items[at]
  if (item === undefined) return
  while (at > 0) {
    const parentAt = (at - 1) >> 1
    const parent = items[parentAt]
    if (parent === undefined || !before(item, parent)) break
    items[at] = parent
    at = parentAt
  }
  items[at] = item
}

/** Puts `item` at the top and moves it down to its place. */
function sink<T>(items: T[], item: T, before: (one: T, other: T) => boolean): void {
  let at = 0
  for (;;) {
    const leftAt = 2 * at + 1
    const left = items[leftAt]
    if (left === undefined) break
    const right = items[leftAt + 1]
    const rightIsFirst = right !== undefined && before(right, left)
    const child = rightIsFirst ? right : left
    if (!before(child, item)) break
    items[at] = child
    at = rightIsFirst ? leftAt + 1 : leftAt
  }
  items[at] = item
}
