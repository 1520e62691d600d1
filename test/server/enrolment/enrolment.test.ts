// A computer comes by a code: from the operator's command to the first question with its token.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { enrolmentReplySchema, readEnrolmentCode } from '#shared/contract/enrolment-api.ts'
import { findEnrolmentFault, makeCode } from '#server/enrolment/enrolment.ts'
import { enrolmentsInFile } from '#server/enrolment/enrolment-store.ts'
import type { EnrolmentStore } from '#server/enrolment/enrolment-store.ts'
import { hashToken } from '#server/devices.ts'
import { until } from '#test/rigs/until.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { aCompany, twoDevices } from '../company.ts'

const tablet = { name: 'tablet-3', base: '/Scans/tablet-3', namespace: '' }

test('codes can be read back, and are never the same', () => {
  const codes = Array.from({ length: 200 }, makeCode)
  expect(codes.map(readEnrolmentCode)).toEqual(codes)
  expect(new Set(codes).size).toBe(200)
})

test('a name of the settings file is not given twice', () => {
  const [laptop] = twoDevices
  expect(findEnrolmentFault({ ...tablet, name: laptop?.name ?? '' }, twoDevices)).toMatch(
    /^The settings file has a device/,
  )
  expect(findEnrolmentFault(tablet, twoDevices)).toBeNull()
})

test('a code that another process made gives a token, once; signed out there, it is refused within two seconds', async () => {
  const file = join(temporaryFolder(), 'enrolled.db')
  const company = await aCompany({ enrolmentFile: file })
  const code = makeCode()
  await using other = disposable(enrolmentsInFile(file))
  await other.store.openCode(hashToken(code), tablet, company.clock.wallMs() + 60_000)
  const enrol = (payload: object) => company.app.inject({ method: 'POST', url: '/v1/enrolments', payload })
  expect((await enrol({ code: makeCode() })).json()).toMatchObject({ code: 'code_not_valid', status: 403 })
  const answer = await enrol({ code: code.toLowerCase() })
  expect(answer.statusCode).toBe(201)
  const { base, device, token } = enrolmentReplySchema.parse(answer.json())
  expect([device, base]).toEqual(['tablet-3', '/Scans/tablet-3'])
  const me = () => company.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })
  expect((await me()).json()).toMatchObject({ device: 'tablet-3', base: '/Scans/tablet-3' })
  expect((await enrol({ code })).statusCode).toBe(403)
  for (const wrong of [{}, { code: '' }, { code: 1 }, { code, more: 1 }])
    expect((await enrol(wrong)).statusCode).toBe(400)
  await other.store.revoke('tablet-3')
  await until('the tablet is refused', async () => (await me()).statusCode === 401)
  const lines = company.auditLines.map((line): unknown => JSON.parse(line))
  expect(lines).toMatchObject([
    { action: 'enrol', outcome: 'code_not_valid', device: null },
    { action: 'enrol', outcome: 'enrolled', device: 'tablet-3' },
    { action: 'enrol', outcome: 'code_not_valid' },
    { action: 'denied', device: 'tablet-3' },
  ])
  for (const secret of [code, token]) expect(company.auditLines.join('\n')).not.toContain(secret)
})

test('a device of the settings file keeps its name against one that came by a code', async () => {
  const company = await aCompany({ enrolmentFile: ':memory:' })
  const [laptop] = twoDevices
  company.devices.replaceEnrolled([{ ...tablet, name: laptop?.name ?? '', tokenSha256: hashToken('obx_other') }])
  expect(company.devices.identify('Bearer obx_other')).toBeNull()
})

function disposable(store: EnrolmentStore): { store: EnrolmentStore; [Symbol.asyncDispose](): Promise<void> } {
  return { store, [Symbol.asyncDispose]: () => store.close() }
}
