import { expect, test } from 'vitest'
import { createEmitter } from '#uploader/emitter.ts'

test('every listener hears every event, in the order they came, until it stops', () => {
  const emitter = createEmitter<[string, number]>()
  const heard: string[] = []
  const stop = emitter.on((name, number) => heard.push(`first ${name} ${number}`))
  emitter.on((name) => heard.push(`second ${name}`))
  emitter.emit('a', 1)
  stop()
  emitter.emit('b', 2)
  expect(heard).toEqual(['first a 1', 'second a', 'second b'])
})
