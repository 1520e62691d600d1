// Messages at the bottom of the window: one at a time.
import { expect, it } from 'vitest'
import { openToasts } from '#renderer/model/toasts.ts'

it('shows the newest message only, and each as a new one', () => {
  const toasts = openToasts()
  toasts.say('one', () => undefined)
  const first = toasts.get()
  toasts.say('two')
  expect(toasts.get()).toMatchObject({ text: 'two', undo: null })
  expect(toasts.get()?.id).not.toBe(first?.id)
  toasts.dismiss()
  expect(toasts.get()).toBeNull()
})
