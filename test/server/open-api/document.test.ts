// The API's document: as committed, with each route that there is, and true of what the server answers.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { enrolmentRoutes } from '#server/http/enrolment-route.ts'
import { relayRoutes } from '#server/http/relay-routes.ts'
import { routes } from '#server/http/routes.ts'
import { openApiDocument, openApiText } from '#server/open-api/document.ts'
import { aCompany, laptopToken, operatorToken, sendTo } from '../company.ts'

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
})
const document = documentSchema.parse(openApiDocument())
const methods = new Set(['get', 'post', 'head', 'patch', 'delete', 'options'])

test('docs/openapi.json is what the schemas say; if not, run npm run openapi', async () => {
  const committed = await readFile(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')
  expect(JSON.parse(committed)).toEqual(JSON.parse(openApiText()))
})

test('each route of the server is in it, and no other', () => {
  const there = [...routes, ...relayRoutes, ...enrolmentRoutes].map(({ method, url }) => `${method} ${url}`)
  const told = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((key) => methods.has(key))
      .map((key) => `${key.toUpperCase()} ${path.replace('{id}', ':id')}`),
  )
  expect(told.toSorted()).toEqual(there.toSorted())
})

test('all that is referred to is there, and each operation has an id of its own', () => {
  const text = openApiText()
  const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(20)
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(document.components.schemas).toSorted())
  const ids = [...text.matchAll(/"operationId": "(\w+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

/** Whether `value` is what the schema of this name describes, read from the document alone. */
function fits(name: string, value: unknown): boolean {
  const { components } = document
  const schema = z.fromJSONSchema({
    ...components.schemas[name],
    $schema: 'https://json-schema.org/draft/2020-12/schema',
  })
  return schema.safeParse(value).success
}

test('what the server answers is what the document says, and nothing else fits', async () => {
  const { app } = await aCompany({ relays: {}, enrolmentFile: ':memory:' })
  const hello = '9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50'
  const file = { path: 'a.txt', size: 5, contentHash: hello }
  const wanted = { ...file, clientModified: null, replaces: null }
  const ask = async (url: string, payload?: object, token = laptopToken) => {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url,
      headers,
      ...(payload && { payload }),
    })
    return answer.json<Record<string, unknown>>()
  }
  const link = await ask('/v1/links', wanted)
  await sendTo(link['url'], 'hello')
  const answers: readonly (readonly [string, string, unknown])[] = [
    ['LinkReply', 'link', link],
    ['LinkReply', 'stored', await ask('/v1/links', wanted)],
    ['CheckReply', 'present', await ask('/v1/checks', file)],
    ['CheckReply', 'absent', await ask('/v1/checks', { ...file, path: 'b.txt' })],
    ['Me', '', await ask('/v1/me')],
    [
      'RelayReply',
      'relay',
      await ask('/v1/relays', { ...wanted, path: 'film', size: 5_000_000, contentHash: 'b'.repeat(64) }),
    ],
    ['Problem', '', await ask('/v1/links', { ...wanted, path: '../up' })],
    ['Problem', '', await ask('/v1/enrolments', { code: 'x' })],
    ['Problem', '', await ask('/nowhere')],
    ['Fleet', '', await ask('/v1/fleet', undefined, operatorToken)],
    ['Health', '', await ask('/healthz')],
    ['Readiness', '', await ask('/readyz')],
  ]
  for (const [name, kind, answer] of answers) {
    expect([name, kind, fits(name, answer)]).toEqual([name, kind, true])
    if (kind !== '') expect(answer).toMatchObject({ kind })
    expect(fits(name, { kind: 'nonsense' })).toBe(false)
  }
  expect([fits('LinkRequest', wanted), fits('LinkRequest', { ...wanted, more: 1 })]).toEqual([true, false])
})
