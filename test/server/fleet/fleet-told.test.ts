// What a running Outbox tells of itself, as an operator reads it on the page.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startUploader } from '#uploader/start.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { until } from '#test/rigs/until.ts'
import { aCompany, laptopToken, operatorToken } from '../company.ts'
import type { Company } from '../company.ts'

async function anOutbox(company: Company, tellsStatus: boolean) {
  const home = temporaryFolder()
  const folder = join(home, 'folder')
  await mkdir(folder)
  const server = await company.app.listen({ port: 0, host: '127.0.0.1' })
  const started = await startUploader({
    from: { kind: 'folder', folder, adopt: 'yes' },
    server,
    token: laptopToken,
    allowLoopback: true,
    dataFolder: join(home, 'data'),
    alarm: () => undefined,
    quietMs: 20,
    tellsStatus,
  })
  if (started.kind === 'refused') throw new Error(started.refusal.kind)
  onTestFinished(() => started.uploader.stop())
  return { folder, uploader: started.uploader }
}

async function page(company: Company): Promise<string> {
  const headers = { authorization: `Bearer ${operatorToken}` }
  return (await company.app.inject({ url: '/fleet', headers })).payload
}

test('a computer whose file needs a person is told as stuck after an hour, with the reason and without a name', async () => {
  const unhurried = { perSecond: 1_000, burst: 10_000 }
  const company = await aCompany({ limits: { requestsPerDevice: unhurried } })
  const { folder, uploader } = await anOutbox(company, true)
  await uploader.firstLook
  // A folder stands where the file would go.
  await post(company, 'files/create_folder_v2', { path: '/Scans/laptop-7/secret plan.txt' })
  await writeFile(join(folder, 'secret plan.txt'), 'a plan')
  // Told with the next question, at most five seconds after it was counted last.
  await until('the file is told', async () => {
    uploader.worldChanged()
    return (await page(company)).includes('name taken 1')
  })
  expect(await page(company)).toContain('No machine is stuck. 1 machine was heard of')
  company.clock.advance(3_601_000)
  const told = await page(company)
  expect(told).toContain('1 machine stuck for more than an hour: name taken 1.')
  expect(told).not.toContain('secret')
})

test('where the policy says so, nothing is told', async () => {
  const company = await aCompany()
  const { folder, uploader } = await anOutbox(company, false)
  await writeFile(join(folder, 'a.txt'), 'a')
  await uploader.firstLook
  await until('the file is sent', () => company.journal().some(({ kind }) => kind === 'commit'))
  const { devices } = await company.options.operator.fleet.read()
  expect(devices).toMatchObject([{ device: 'laptop-7', status: null }])
})

async function post({ dropbox }: Company, route: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${dropbox.accessToken}`, 'content-type': 'application/json' }
  const answer = await fetch(`${dropbox.url}/2/${route}`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(answer.status).toBe(200)
}
