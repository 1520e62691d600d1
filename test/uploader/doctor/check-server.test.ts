import { english } from '#shared/messages/english.ts'
import { expect, test } from 'vitest'
import { demoToken } from '#test/end-to-end/company.ts'
import { aServer, json } from '#test/end-to-end/simple-server.ts'
import { checkServer } from '#uploader/doctor/check-server.ts'
import { never } from '#test/rigs/cancel.ts'
import type { Finding, ServerCheck } from '#uploader/doctor/check-server.ts'
import { hasAddress } from '#adapters/http/closer-look.ts'
import { networkInterfaces } from 'node:os'

async function findings(server: string, more: Partial<ServerCheck> = {}): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for await (const finding of checkServer({
    server,
    token: demoToken,
    allowLoopback: true,
    signal: never,
    language: english,
    ...more,
  }))
    found.push(finding)
  return found
}

const named = (found: readonly Finding[], name: string): Finding | undefined =>
  found.find(({ check }) => check === name)

test('a clock that is an hour off is told, with the side it is off to', async () => {
  await using server = await aServer((_request, _body, response) => {
    response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString())
    json(response, 200, { device: 'laptop', base: '/Acme', directMaxBytes: 1_000_000 })
  })
  const found = await findings(server.url)
  expect(named(found, 'clock')).toEqual({
    check: 'clock',
    ok: false,
    text: 'This computer’s clock is 60 minutes behind the server’s. Set it right.',
  })
  expect(named(found, 'destination')?.text).toBe('Files arrive in /Acme in Dropbox; up to 1.0 MB each.')
})

test('the largest size is that of a relay, where the server has relays', async () => {
  await using server = await aServer((_request, _body, response) =>
    json(response, 200, { device: 'laptop', base: '/Acme', directMaxBytes: 1_000_000, relayMaxBytes: 5_000_000 }),
  )
  const found = await findings(server.url)
  expect(named(found, 'destination')?.text).toBe('Files arrive in /Acme in Dropbox; up to 5.0 MB each.')
})

test.each(['/v1/checks', '/v1/links'])('a server that does not tell who we are, but has %s, is fine', async (route) => {
  await using server = await aServer((request, body, response) => {
    if (request.url !== route) return json(response, 404, {})
    json(response, body === '{}' ? 400 : 200, { code: 'bad_request' })
  })
  expect((await findings(server.url)).every(({ ok }) => ok)).toBe(true)
})

test('of such a server a key that it does not know is told', async () => {
  await using server = await aServer((request, _body, response) =>
    json(response, request.url === '/v1/me' ? 404 : 401, {}),
  )
  expect(named(await findings(server.url), 'token')).toMatchObject({ ok: false, code: 'sign_in_needed' })
})

test.each<[string, number, string]>([
  ['does not know our questions', 404, '{}'],
  ['takes no questions', 501, '<html>Unsupported method</html>'],
  ['has a page for everything', 400, '<html></html>'],
  ['answers in words, as Dropbox does', 400, 'Unknown API function'],
  ['says yes to everything', 200, '{"ok":true}'],
])('a web server that %s is no company server', async (_what, status, text) => {
  await using server = await aServer((request, _body, response) => {
    response.writeHead(request.method === 'GET' ? 404 : status).end(text)
  })
  const found = await findings(server.url)
  expect(found.at(-1)).toMatchObject({ check: 'company server', ok: false, code: 'not_company_server' })
  expect(found.at(-1)?.text).toContain('it is not a company server')
})

test('a name that nobody knows is not taken for a missing network', async () => {
  const nobody = async (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
  const found = await findings('https://uploads.acme.invalid', { lookUp: nobody })
  const hasNetwork = hasAddress(networkInterfaces())
  expect(named(found, 'server reached')).toMatchObject({ ok: false, code: 'offline' })
  expect(named(found, 'server reached')?.text).toContain(hasNetwork ? 'uploads.acme.invalid' : 'no network')
  expect(named(found, 'server reached')?.text).not.toContain('goes on by itself')
})

test('the host that takes the files is looked at, without a word of who asks', async () => {
  let headers: unknown = null
  await using server = await aServer((_request, _body, response) =>
    json(response, 200, { device: 'laptop', base: '/Acme', directMaxBytes: 1_000_000 }),
  )
  await using host = await aServer((request, _body, response) => {
    headers = request.headers
    response.writeHead(404).end()
  })
  const well = await findings(server.url, { uploadHosts: [host.url] })
  expect(named(well, 'Dropbox reached')).toMatchObject({ ok: true })
  expect(headers).not.toHaveProperty('authorization')
  await host[Symbol.asyncDispose]()
  const ill = await findings(server.url, { uploadHosts: [host.url] })
  expect(named(ill, 'Dropbox reached')).toMatchObject({ ok: false, code: 'dropbox_unreachable' })
})

test('a wrong address ends the questions', async () => {
  expect(await findings('nowhere')).toMatchObject([{ check: 'server address', ok: false }])
})

test('what was just typed is doubted first', async () => {
  await using page = await aServer((_request, _body, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<html></html>')
  })
  expect(named(await findings(page.url), 'token')?.text).toContain('Check the address.')
  await using stranger = await aServer((_request, _body, response) => json(response, 401, { code: 'sign_in_needed' }))
  expect(named(await findings(stranger.url), 'token')?.text).toContain('does not know this key')
})
