// A request to stop, made and heard inside the engine.
import { expect, it } from 'vitest'
import { createCancel } from '#engine/cancel.ts'

it('is not made until it is made', () => {
  const source = createCancel()
  let heard = 0
  source.signal.onCancel(() => heard++)
  expect([source.signal.cancelled, heard]).toEqual([false, 0])
})

it('is heard once by each listener, in their order, however often it is made', () => {
  const source = createCancel()
  const heard: string[] = []
  source.signal.onCancel(() => heard.push(`first, ${source.signal.cancelled}`))
  source.signal.onCancel(() => heard.push('second'))
  source.cancel()
  source.cancel()
  expect(heard).toEqual(['first, true', 'second'])
})

it('is heard at once by whoever listens too late', () => {
  const source = createCancel()
  source.cancel()
  let heard = 0
  source.signal.onCancel(() => heard++)
  expect(heard).toBe(1)
  source.cancel()
  expect(heard).toBe(1)
})

it('is heard once by a listener that makes it again', () => {
  const source = createCancel()
  let heard = 0
  source.signal.onCancel(() => {
    heard++
    source.cancel()
  })
  source.cancel()
  expect(heard).toBe(1)
})

it('is one intent for each source', () => {
  const [one, other] = [createCancel(), createCancel()]
  one.cancel()
  expect(other.signal.cancelled).toBe(false)
})
