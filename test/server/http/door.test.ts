// How the application is reached, and left.
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { fastify } from 'fastify'
import { closeDoor, listen, urlOf } from '#server/http/door.ts'

test('a door that is taken is told in a sentence, and an open one says where it is', async () => {
  const [app, late] = [fastify(), fastify()]
  onTestFinished(() => app.close())
  onTestFinished(() => late.close())
  expect(await listen(app, '127.0.0.1', 0)).toBeNull()
  const url = urlOf(app, '127.0.0.1', false)
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(urlOf(app, '::1', true)).toMatch(/^https:\/\/\[::1\]:\d+$/)
  const port = Number(new URL(url).port)
  expect(await listen(late, '127.0.0.1', port)).toBe(`Cannot listen on 127.0.0.1, port ${port} (EADDRINUSE).`)
})

test('what is under way is answered before the rest is left', async () => {
  const app = fastify()
  const seen: string[] = []
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>()
  const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>()
  app.get('/', async () => {
    isAsked()
    await mayAnswer
    seen.push('answered')
    return 'done'
  })
  await listen(app, '127.0.0.1', 0)
  const answer = fetch(urlOf(app, '127.0.0.1', false))
  await asked
  const closed = closeDoor(app, () => {
    seen.push('left')
    return Promise.resolve()
  })
  const late = connect(Number(new URL(urlOf(app, '127.0.0.1', false)).port), '127.0.0.1')
  await once(late, 'error').catch(() => undefined)
  letAnswer()
  expect(await (await answer).text()).toBe('done')
  await closed
  expect(seen).toEqual(['answered', 'left'])
})
