// The judge of answers is shown each fault it must find.
import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { findUndocumented, judgeAnswers } from './documented-answers.ts'

const me = { device: 'laptop-7', base: '/Scans', directMaxBytes: 1 }
const problem = { type: 'urn:outbox:problem:internal', title: 'x', status: 500, detail: 'x', code: 'internal' }
const ask = { method: 'GET', url: '/v1/me' }
const json = 'application/json; charset=utf-8'

test.each([
  ['a good answer', ask, 200, json, me, null],
  ['a refusal', ask, 500, 'application/problem+json', problem, null],
  ['a refusal without a route', { method: 'GET', url: undefined }, 404, json, { ...problem, code: 'not_found' }, null],
  ['a status', ask, 418, json, me, 'no such status'],
  ['a type', ask, 200, 'text/html', me, 'no such type'],
  ['a field', ask, 200, json, { ...me, token: 'x' }, 'must NOT have additional properties'],
  ['a field that is missing', ask, 200, json, { device: 'x' }, "must have required property 'base'"],
  ['a wrong type of a field', ask, 200, json, { ...me, directMaxBytes: '1' }, 'must be integer'],
  ['a code', ask, 500, 'application/problem+json', { ...problem, code: 'new' }, 'must be equal to one of'],
  ['a kind', { method: 'POST', url: '/v1/links' }, 200, json, { kind: 'later' }, 'must be equal to constant'],
  ['a body', { method: 'DELETE', url: '/v1/relays/:id' }, 204, json, {}, 'has a body'],
  ['an operation', { method: 'GET', url: '/v2/me' }, 200, json, me, 'no such operation'],
  ['a stack', { method: 'GET', url: undefined }, 404, json, { ...problem, stack: 'at x' }, 'additional properties'],
] as const)('%s that is not documented is found, and nothing else', (_name, asked, status, type, body, finding) => {
  const found = findUndocumented(asked, { status, type, body: JSON.stringify(body) })
  if (finding === null) expect(found).toBeNull()
  else expect(found).toContain(finding)
})

test('every answer of a server is looked at, also of a route that came before the judge', async () => {
  const app = fastify()
  onTestFinished(() => app.close())
  app.get('/v1/me', () => ({ device: 'x' }))
  const findings: string[] = []
  judgeAnswers(app, findings)
  await app.inject('/v1/me')
  await app.inject('/nowhere')
  expect(findings).toEqual([expect.stringContaining('GET /v1/me 200'), expect.stringContaining('GET  404')])
})
