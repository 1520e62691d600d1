// A code becomes a key, at a real server.
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { hashToken } from '#server/devices.ts'
import { enrolmentsInFile } from '#server/enrolment/enrolment-store.ts'
import { makeCode } from '#server/enrolment/enrolment.ts'
import { enrolComputer, isEnrolmentCode } from '#uploader/doctor/enrol-computer.ts'
import { join } from 'node:path'
import { aCompany } from '../../server/company.ts'
import { temporaryFolder } from '../../rigs/temporary-folder.ts'

const ask = (server: string, code: string) =>
  enrolComputer({ server, code, allowLoopback: true, language: english, signal: new AbortController().signal })

test('a code is exchanged once; then it says what to do', async () => {
  const file = join(temporaryFolder(), 'enrolled.db')
  const { app, clock } = await aCompany({ enrolmentFile: file })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const [code, store] = [makeCode(), enrolmentsInFile(file)]
  await store.openCode(hashToken(code), { name: 'tablet-3', base: '', namespace: '' }, clock.wallMs() + 60_000)
  await store.close()
  expect(await ask(url, code)).toEqual({ kind: 'enrolled', token: expect.stringMatching(/^obx_/), device: 'tablet-3' })
  expect(await ask(url, code)).toEqual({ kind: 'refused', code: 'code_not_valid', text: english.say('enrol.notValid') })
})

test('a server that gives none, no server, and what is no code', async () => {
  const { app } = await aCompany()
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  expect(await ask(url, makeCode())).toMatchObject({
    code: 'not_offered',
    text: expect.stringContaining('gives no keys for codes'),
  })
  expect(await ask('http://127.0.0.1:1', makeCode())).toMatchObject({ kind: 'refused', code: 'server_unreachable' })
  expect(await ask('http://uploads.example', makeCode())).toMatchObject({
    kind: 'refused',
    text: expect.stringMatching(/https/),
  })
  expect(await ask(url, 'obx_1')).toMatchObject({ code: 'code_unreadable' })
  expect([isEnrolmentCode('7kq2 m9xp 4trv'), isEnrolmentCode(`obx_${'a'.repeat(43)}`)]).toEqual([true, false])
})
