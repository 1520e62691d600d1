// A computer signs in with a code, sends, is signed out, and comes back with another code.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { enrolmentsInFile } from '#server/enrolment/enrolment-store.ts'
import { makeCode } from '#server/enrolment/enrolment.ts'
import { hashToken } from '#server/devices.ts'
import { isWindows } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { aCompany } from '../company.ts'
import { startOutbox } from '../../end-to-end/outbox-process.ts'

test('sign-in keeps the token where the other commands find it', async () => {
  const folder = temporaryFolder()
  const enrolmentFile = join(folder, 'enrolled.db')
  const { app, clock, devices } = await aCompany({ enrolmentFile })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const [tokenFile, file, store] = [join(folder, 'key'), join(folder, 'report.txt'), enrolmentsInFile(enrolmentFile)]
  writeFileSync(file, 'a report')
  const newCode = async (): Promise<string> => {
    const code = makeCode()
    await store.openCode(hashToken(code), { name: 'tablet-3', base: '/Scans', namespace: '' }, clock.wallMs() + 60_000)
    return code
  }
  const reach = ['--server', url, '--token-file', tokenFile, '--allow-loopback']
  const signIn = (code: string) => startOutbox(['sign-in', ...reach, '--code', code]).ended
  const isIn = () => devices.identify(`Bearer ${readFileSync(tokenFile, 'utf8').trim()}`)?.name ?? null

  const wrong = await signIn(makeCode())
  expect([wrong.code, wrong.events.at(-1)?.code, existsSync(tokenFile)]).toEqual([1, 'code_not_valid', false])

  const good = await signIn(await newCode())
  expect([good.code, good.events]).toEqual([0, [{ event: 'ready', command: 'sign-in', device: 'tablet-3', tokenFile }]])
  expect([isIn(), existsSync(`${tokenFile}.new`)]).toEqual(['tablet-3', false])
  if (!isWindows) expect(statSync(tokenFile).mode & 0o777).toBe(0o600)
  const sent = await startOutbox(['send', file, ...reach, '--data', join(folder, 'data')]).ended
  expect([sent.code, sent.events.at(-1)]).toMatchObject([0, { event: 'summary', done: 1 }])

  // Another key takes the place of the first one, and what is no key stays as it is.
  await store.revoke('tablet-3')
  expect((await signIn(await newCode())).code).toBe(0)
  expect(isIn()).toBe('tablet-3')
  const code = await newCode()
  writeFileSync(tokenFile, 'two\nlines')
  const taken = await signIn(code)
  expect([taken.code, taken.events.at(-1)?.code, readFileSync(tokenFile, 'utf8')]).toEqual([
    1,
    'token_file_taken',
    'two\nlines',
  ])
  await store.close()
})
