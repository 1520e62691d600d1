// Upload sessions through the SDK: what goes over the wire, and what comes back.
import { expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { createUploadSessions } from '#server/dropbox/upload-sessions.ts'
import { aCompany } from '../company.ts'

const commit = {
  path: '/ä.bin',
  mode: { '.tag': 'add' },
  autorename: false,
  strict_conflict: false,
  mute: true,
} as const

function some(text: string) {
  const bytes = Buffer.from(text)
  return { bytes, contentHash: contentHashOf(bytes) }
}

test('bytes go in and become one file', async () => {
  const { api, dropbox } = await aCompany()
  const started = await api.sessions.start(some('hello '))
  const id = started.kind === 'started' ? started.sessionId : ''
  expect(await api.sessions.append(id, 6, some('world'))).toEqual({ kind: 'appended' })
  expect(await api.sessions.append(id, 6, some('world'))).toEqual({ kind: 'other_offset', correctOffset: 11 })
  const damaged = { bytes: Buffer.from('x'), contentHash: contentHashOf(Buffer.from('y')) }
  expect(await api.sessions.append(id, 11, damaged)).toEqual({ kind: 'damaged' })
  expect(await api.sessions.finish(id, 10, commit)).toEqual({ kind: 'other_offset', correctOffset: 11 })
  const whole = contentHashOf(Buffer.from('hello world'))
  expect(await api.sessions.finish(id, 11, commit)).toMatchObject({
    kind: 'stored',
    path: '/ä.bin',
    contentHash: whole,
  })
  expect(await api.sessions.finish(id, 11, commit)).toEqual({ kind: 'session_lost' })
  expect(dropbox.sessionCount()).toBe(0)
})

test.each([
  ['null', null, 'appended'],
  ['nothing', '', 'appended'],
  ['an empty object', {}, 'appended'],
  ['a web page', '<html>', 'error'],
  ['other members', { link: 'x' }, 'error'],
])('an append answered with %s', async (_name, result, kind) => {
  const sessions = createUploadSessions(() => Promise.resolve({ kind: 'result', result }))
  expect(await sessions.append('s', 0, some('x'))).toEqual({ kind })
})
