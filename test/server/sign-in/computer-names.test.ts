// The name that a person's computer tells: people read it in names of copies, in /v1/me and in the audit, and nothing is recognised by it.
import { expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { recordOfLine } from '#server/audit/parse-line.ts'
import { post, sendTo } from '../company.ts'
import { aSignedInCompany, hello, kimsLaptop } from './a-signed-in-company.ts'

/** kim, with a place in Dropbox that a file of another computer has already. */
async function kimWithATakenPlace() {
  const { claims, company, idp } = await aSignedInCompany()
  const token = await idp.sign(claims())
  const headersOf = (device: string, name: string | null) => ({
    authorization: `Bearer ${token}`,
    'outbox-device': device,
    ...(name === null ? {} : { 'outbox-computer': name }),
  })
  const ask = async (device: string, name: string | null, more: object = {}) => {
    const asked = { path: 'a.txt', size: hello.size, contentHash: hello.hash, clientModified: null, replaces: null }
    return (await post(company, '/v1/links', { ...asked, ...more }, headersOf(device, name))).body
  }
  const check = async (device: string, name: string | null) => {
    const asked = { path: 'a.txt', size: hello.size, contentHash: hello.hash }
    return (await post(company, '/v1/checks', asked, headersOf(device, name))).body
  }
  const me = async (device: string, name: string | null) =>
    (await company.app.inject({ url: '/v1/me', headers: headersOf(device, name) })).json<{
      readonly device: string
      readonly shownAs?: string
    }>()
  const earlier = await ask('kims-first-computer', null, { contentHash: contentHashOf(Buffer.from('other')) })
  expect(await sendTo(earlier['url'], 'other')).toBe(200)
  const { device } = await me(kimsLaptop, null)
  return { ask, check, company, id: device.slice(-8), me }
}

test('a copy says the computer, and is found again after it was renamed, and by a client that tells no name', async () => {
  const { ask, check, company, id } = await kimWithATakenPlace()
  const first = await ask(kimsLaptop, 'FRONTDESK-3')
  const copy = `/People/kim/a (from kim FRONTDESK-3 ${id}, 2026-11-23).txt`
  expect(first).toMatchObject({ kind: 'link', path: copy })
  await sendTo(first['url'], 'hello')
  for (const name of ['FRONTDESK-3', 'RECEPTION', null, '%']) {
    expect(await ask(kimsLaptop, name)).toMatchObject({ kind: 'stored', path: copy })
    expect(await check(kimsLaptop, name)).toMatchObject({ kind: 'present', path: copy })
  }
  // Its next version takes the place of the copy, under the name that has.
  const next = { contentHash: '1'.repeat(64), replaces: hello.hash, replacesAt: copy, receipt: first['receipt'] }
  expect(await ask(kimsLaptop, 'RECEPTION', next)).toMatchObject({ kind: 'link', path: copy })
  expect(company.journal().filter(({ kind }) => kind === 'commit')).toHaveLength(2)
})

test('two computers of one name are two: each has its copy, and neither replaces that of the other', async () => {
  const { ask, check, id, me } = await kimWithATakenPlace()
  const first = await ask(kimsLaptop, 'TILL')
  await sendTo(first['url'], 'hello')
  expect(await check('kims-other-computer', 'TILL')).toMatchObject({ kind: 'absent' })
  const second = await ask('kims-other-computer', 'TILL')
  const other = (await me('kims-other-computer', 'TILL')).device.slice(-8)
  expect(other).not.toBe(id)
  expect(second).toMatchObject({ kind: 'link', path: `/People/kim/a (from kim TILL ${other}, 2026-11-23).txt` })
  const next = {
    contentHash: '1'.repeat(64),
    replaces: hello.hash,
    replacesAt: first['path'],
    receipt: first['receipt'],
  }
  expect((await ask('kims-other-computer', 'TILL', next))['path']).not.toBe(first['path'])
})

test('whatever a header says, who asks stays who they are, and only a clean word is repeated', async () => {
  const { me } = await kimWithATakenPlace()
  const plain = await me(kimsLaptop, null)
  expect(plain.shownAs).toBeUndefined()
  const { device } = plain
  for (const [said, shownAs] of [
    ['FRONTDESK-3', 'kim (FRONTDESK-3)'],
    ['%E5%8F%97%E4%BB%98', 'kim (受付)'],
    ['a%2F..%2Fb', 'kim (a)'],
    ['x%20%28from%20lee%29', 'kim (x--from-lee)'],
    ['%E2%80%AEtill%0A', 'kim (till)'],
  ] as const) {
    expect(await me(kimsLaptop, said)).toMatchObject({ device, shownAs })
  }
  for (const said of ['%', 'CON', '', 'x'.repeat(601)])
    expect(await me(kimsLaptop, said)).toEqual({ ...plain, serverTime: expect.any(String) })
})

test('the audit keeps who it was, and beside it what the computer called itself', async () => {
  const { ask, company, id } = await kimWithATakenPlace()
  await ask(kimsLaptop, 'FRONTDESK-3')
  await ask(kimsLaptop, null)
  const records = company.auditLines.map(recordOfLine).filter((record) => record?.action === 'link')
  expect(records.slice(1).map((record) => [record?.device, record?.computer])).toEqual([
    [`kim ${id}`, 'FRONTDESK-3'],
    [`kim ${id}`, undefined],
  ])
})
