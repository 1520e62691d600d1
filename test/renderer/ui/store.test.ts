// A value that changes and tells so.
import { expect, it } from 'vitest'
import { createStore } from '#renderer/ui/store.ts'

it('tells of changes, not of the same value again, and not after leaving', () => {
  const store = createStore(1)
  const heard: number[] = []
  const leave = store.subscribe(() => heard.push(store.get()))
  store.set(2)
  store.set(2)
  store.set(3)
  leave()
  store.set(4)
  expect(heard).toEqual([2, 3])
})
