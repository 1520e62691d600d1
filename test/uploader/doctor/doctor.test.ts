import { expect, test } from 'vitest'
import { aCompany, demoToken } from '#test/end-to-end/company.ts'
import { aServer, json } from '#test/end-to-end/simple-server.ts'
import { checkFolder, checkServer } from '#uploader/doctor/doctor.ts'
import { never } from '#test/rigs/cancel.ts'
import type { Finding } from '#uploader/doctor/doctor.ts'

async function findings(server: string): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for await (const finding of checkServer({ server, token: demoToken, allowLoopback: true, signal: never }))
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
    text: "This computer's clock is 60 minutes behind the server's. Set it right.",
  })
  expect(named(found, 'destination')?.text).toBe('Files arrive in /Acme in Dropbox; up to 1.0 MB each.')
})

test('a server that does not tell who we are is still fine', async () => {
  await using server = await aServer((_request, _body, response) => json(response, 404, {}))
  expect((await findings(server.url)).every(({ ok }) => ok)).toBe(true)
})

test('a wrong address ends the questions', async () => {
  expect(await findings('nowhere')).toMatchObject([{ check: 'server address', ok: false }])
})

test('a folder around our own data is refused where that is known', async () => {
  await using company = await aCompany()
  expect(await checkFolder(company.home, null)).toMatchObject([{ ok: true }, { ok: true }])
  expect(await checkFolder(company.home, company.data)).toMatchObject([
    { check: 'folder', ok: false, text: expect.stringContaining('own data lies in this folder') },
  ])
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

test('a folder is looked into, and a missing one is told', async () => {
  await using company = await aCompany()
  await company.save('one.txt', '')
  await company.save('~$one.docx', '')
  expect(await checkFolder(company.folder, company.data)).toMatchObject([
    { check: 'folder', ok: true },
    { check: 'rules', ok: true, text: expect.stringContaining('2 names in it, 1 left out') },
  ])
  expect(await checkFolder('/no/such', null)).toMatchObject([{ check: 'folder', ok: false }])
})
