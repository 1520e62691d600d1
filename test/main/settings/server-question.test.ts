import { english } from '#shared/messages/english.ts'
import { expect, it } from 'vitest'
import { serverQuestion } from '#main/settings/server-question.ts'

it('asks before files go to another server, with both names', () => {
  const question = serverQuestion('https://uploads.acme.example', 'https://uploads.other.example', english)
  expect(question?.message).toBe('Send files to uploads.other.example from now on?')
  expect(question?.detail).toContain('Until now they went to uploads.acme.example.')
})

it.each([
  [null, 'https://uploads.acme.example'],
  ['https://uploads.acme.example', 'https://uploads.acme.example'],
  ['https://uploads.acme.example', 'https://UPLOADS.acme.example:443/'],
])('does not ask when %s becomes %s', (before, next) => {
  expect(serverQuestion(before, next, english)).toBeNull()
})

it.each([
  ['https://uploads.acme.example', 'https://uploads.acme.example:8443'],
  ['https://uploads.acme.example', 'http://127.0.0.1:8080'],
])('asks when %s becomes %s', (before, next) => {
  expect(serverQuestion(before, next, english)).not.toBeNull()
})
