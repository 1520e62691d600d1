// A request to stop, made and heard as an AbortSignal.
import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createCancel, onAbort } from '#engine/cancel.ts'

describe('a request to stop', () => {
  it('is not made until it is made', () => {
    const { signal } = createCancel()
    let heard = 0
    onAbort(signal, () => heard++)
    expect([signal.aborted, heard]).toEqual([false, 0])
  })

  it('is heard once by each listener, in their order, however often it is made', () => {
    const controller = createCancel()
    const heard: string[] = []
    onAbort(controller.signal, () => heard.push(`first, ${controller.signal.aborted}`))
    onAbort(controller.signal, () => heard.push('second'))
    controller.abort()
    controller.abort()
    expect(heard).toEqual(['first, true', 'second'])
  })

  it('is heard within the call by whoever listens too late', () => {
    const controller = createCancel()
    controller.abort()
    let heard = 0
    onAbort(controller.signal, () => heard++)()
    expect(heard).toBe(1)
    controller.abort()
    expect(heard).toBe(1)
  })

  it('is heard once by a listener that makes it again', () => {
    const controller = createCancel()
    let heard = 0
    onAbort(controller.signal, () => {
      heard++
      controller.abort()
    })
    controller.abort()
    expect(heard).toBe(1)
  })

  it('is one intent for each controller', () => {
    const [one, other] = [createCancel(), createCancel()]
    one.abort()
    expect(other.signal.aborted).toBe(false)
  })

  it('can be handed to what takes an AbortSignal', () => {
    expect(createCancel().signal).toBeInstanceOf(AbortSignal)
  })
})

describe('who stops listening', () => {
  it('is not called any more and leaves nothing on the signal', () => {
    const controller = new AbortController()
    let heard = 0
    const stopListening = onAbort(controller.signal, () => heard++)
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1)
    stopListening()
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
    controller.abort()
    expect(heard).toBe(0)
  })

  it('takes away only his own: one function may listen twice', () => {
    const controller = new AbortController()
    let heard = 0
    const listener = (): void => void heard++
    onAbort(controller.signal, listener)
    onAbort(controller.signal, listener)()
    controller.abort()
    expect(heard).toBe(1)
  })
})
