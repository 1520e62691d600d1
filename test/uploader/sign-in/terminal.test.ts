// Sign-in in the terminal, with the real commands, the real server and a real identity provider.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { personKeyText, readPersonKey } from '#adapters/sign-in/person-key.ts'
import { isWindows } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { startOutbox } from '../../end-to-end/outbox-process.ts'
import { aCompanyWithAccounts, typeCode } from './a-company-with-accounts.ts'
import type { CompanyWithAccounts } from './a-company-with-accounts.ts'

async function signIn({ idp, url }: CompanyWithAccounts, data: string, login = 'kim') {
  const process = startOutbox(['sign-in', '--server', url, '--data', data, '--allow-loopback'])
  const notice = await process.until(({ code }) => code === 'open_and_type')
  await typeCode(idp, String(notice['whole']), login)
  return { notice, ...(await process.ended) }
}

test('a person signs in, sends, signs out, and what waits is sent after the next sign-in', async () => {
  const world = await aCompanyWithAccounts()
  const { company, idp, url } = world
  const folder = temporaryFolder()
  const [data, file] = [join(folder, 'data'), join(folder, 'report.txt')]
  writeFileSync(file, 'a report')
  const reach = ['--server', url, '--data', data, '--allow-loopback']
  const place = join(data, 'sign-in')

  const first = await signIn(world, data)
  expect(first.code, JSON.stringify(first.events)).toBe(0)
  expect(first.notice['text']).toContain(String(first.notice['address']))
  expect(first.events.at(-1)).toMatchObject({
    event: 'ready',
    command: 'sign-in',
    device: expect.stringMatching(/^kim [0-9a-f]{8}$/),
  })
  if (!isWindows) expect(statSync(place).mode & 0o777).toBe(0o600)
  const kept = readPersonKey(readFileSync(place, 'utf8').trim())
  expect(kept).toMatchObject({ server: url, provider: { issuer: idp.issuer } })

  const sent = await startOutbox(['send', file, ...reach]).ended
  expect([sent.code, sent.events.at(-1)], JSON.stringify(sent.events)).toMatchObject([0, { event: 'summary', done: 1 }])
  expect(company.dropbox.journal().map((entry) => ('path' in entry ? entry.path : null))).toContain(
    '/People/kim/report.txt',
  )
  // The refresh token was renewed, and the new one is what is kept.
  const renewed = readPersonKey(readFileSync(place, 'utf8').trim())
  expect(renewed?.refreshToken).not.toBe(kept?.refreshToken)
  expect(renewed?.deviceId).toBe(kept?.deviceId)
  if (renewed === null) throw new Error('it can be read')
  if (renewed === null) throw new Error('it can be read')

  const out = await startOutbox(['sign-out', '--data', data, '--allow-loopback']).ended
  expect([out.code, out.events.at(-1)]).toMatchObject([0, { event: 'ready', command: 'sign-out', takenBack: true }])
  expect(existsSync(place)).toBe(false)
  const again = await startOutbox(['sign-out', '--data', data]).ended
  expect([again.code, again.events.at(-1)?.code]).toEqual([1, 'nobody_signed_in'])
  // What was taken back is of no use to whoever has a copy.
  writeFileSync(place, `${personKeyText(renewed)}\n`)
  const late = await startOutbox(['doctor', ...reach]).ended
  expect(
    late.events.find(({ code }) => code === 'sign_in_needed'),
    JSON.stringify(late.events),
  ).toBeDefined()
})

test('a watch that runs is held while nobody is signed in, and goes on after a new sign-in', async () => {
  const world = await aCompanyWithAccounts()
  const { idp, url } = world
  const folder = temporaryFolder()
  const [data, watched] = [join(folder, 'data'), temporaryFolder()]
  expect((await signIn(world, data)).code).toBe(0)
  const key = readFileSync(join(data, 'sign-in'), 'utf8')
  // Somebody uses the refresh token elsewhere: the provider ends the whole sign-in when it comes again.
  const refresh = async () => {
    const { refreshToken } = readPersonKey(key.trim()) ?? { refreshToken: '' }
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'outbox',
      refresh_token: refreshToken,
    })
    return (await fetch(`${idp.issuer}/token`, { method: 'POST', body })).status
  }
  await refresh()
  writeFileSync(join(watched, 'a.txt'), 'one')
  const watch = startOutbox(['watch', '--folder', watched, '--server', url, '--data', data, '--allow-loopback'])
  await watch.until(({ code, event }) => event === 'queue' && code === 'sign_in_needed')
  expect((await signIn(world, data)).code).toBe(0)
  await watch.until(({ event, state }) => event === 'upload' && state === 'done')
  watch.signal('SIGTERM')
  await watch.ended
})
