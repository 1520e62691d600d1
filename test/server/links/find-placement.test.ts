// The place of a file, for links and relays alike. The rule itself is tested in `placement.test.ts`.
import { expect, test } from 'vitest'
import { findPlacement } from '#server/links/find-placement.ts'
import { aCompany, post, sendTo, twoDevices } from '../company.ts'
import type { Company } from '../company.ts'
import { contentHashOf } from '#emulator/model/content-hash.ts'

const [laptop] = twoDevices
const ask = {
  path: 'a.txt',
  size: 1,
  contentHash: contentHashOf(Buffer.from('x')),
  clientModified: null,
  replaces: null,
}

function find(company: Company, changes: Partial<typeof ask> = {}) {
  if (laptop === undefined) throw new Error('assertion failed: there is a laptop')
  return findPlacement(company.options, laptop, { ...ask, ...changes })
}

test('a new file is added, one that is there is stored, another one beside it is a copy', async () => {
  const company = await aCompany()
  expect(await find(company)).toMatchObject({
    kind: 'write',
    commit: { path: '/Scans/laptop-7/a.txt', autorename: false },
  })
  await sendTo((await post(company, '/v1/links', ask)).body['url'], 'x')
  expect(await find(company)).toMatchObject({ kind: 'stored', path: '/Scans/laptop-7/a.txt' })
  const copy = await find(company, { contentHash: 'b'.repeat(64) })
  expect(copy).toMatchObject({ kind: 'write', commit: { mode: { '.tag': 'add' } }, replacedRev: null })
})

test.each([
  ['a name that leads out', { path: '../a' }, {}, 'name_not_allowed'],
  ['another file where the rule is to refuse', {}, { conflict: 'refuse' }, 'name_taken'],
] as const)('%s is refused', async (_name, changes, policy, code) => {
  const company = await aCompany({ policy })
  await sendTo((await post(company, '/v1/links', { ...ask, contentHash: 'c'.repeat(64) })).body['url'], 'y')
  expect(await find(company, changes)).toMatchObject({ kind: 'unplaced', refusal: { code } })
})

test('trouble of Dropbox is told as such', async () => {
  const company = await aCompany()
  company.dropbox.order({ kind: 'next', on: 'api', effect: { kind: 'answer', status: 500 } })
  expect(await find(company)).toMatchObject({ kind: 'unplaced', refusal: { code: 'dropbox_error' } })
})
