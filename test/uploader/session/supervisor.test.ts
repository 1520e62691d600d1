import { chmod } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Ports, SaveAnswer } from '#engine/ports.ts'
import { aCompany } from '#test/end-to-end/company.ts'
import { anUploader } from '../an-uploader.ts'

/** Ports whose ledger throws, which no ledger should, as often as `times` says. */
function withBug(times: number): (ports: Ports) => Ports {
  let left = times
  return (ports) => ({
    ...ports,
    ledger: {
      load: () => ports.ledger.load(),
      async save(batch): Promise<SaveAnswer> {
        left -= 1
        if (left >= 0) throw new Error('a planted bug')
        return ports.ledger.save(batch)
      },
    },
  })
}

test('a bug that ends the engine is outlived: a new one goes on, and nothing is lost or sent twice', async () => {
  await using company = await aCompany()
  await company.save('one.txt', 'one')
  await company.save('two.txt', 'two')
  const { uploader, alarms, until } = await anUploader(company, { wrapPorts: withBug(2) })
  for (const path of ['one.txt', 'two.txt']) await until((row) => row.path === path && row.state === 'done')
  expect(alarms.filter((text) => text.includes('a planted bug'))).toHaveLength(2)
  expect(company.posts()).toBe(2)
  await uploader.stop()
})

test('a queue that was paused is still paused after a bug', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  const { uploader, alarms, until } = await anUploader(company, { wrapPorts: withBug(1) })
  uploader.pause(null)
  await company.save('in/one.txt', 'one')
  await uploader.rescan()
  await expect.poll(() => alarms.length).toBe(1)
  await expect.poll(() => uploader.report().facts.waiting).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect([uploader.report().facts.paused, company.posts()]).toEqual(['paused', 0])
  uploader.resume()
  await until((row) => row.path === 'in/one.txt' && row.state === 'done')
  await uploader.stop()
})

test('a bug that comes again and again is told instead of repeated forever', async () => {
  await using company = await aCompany()
  await company.save('one.txt', 'one')
  const { uploader } = await anUploader(company, { wrapPorts: withBug(1_000) })
  expect(await uploader.broken).toBe('broken')
  expect(company.posts()).toBe(0)
  await uploader.stop()
})

const isSuperUser = process.getuid?.() === 0
if (isSuperUser) console.log('skipped: the super-user may read every folder')

test.skipIf(isSuperUser || process.platform === 'win32')(
  'a folder that cannot be read is shown, not passed over',
  async () => {
    await using company = await aCompany()
    await company.save('secret/one.txt', 'one')
    await chmod(`${company.folder}/secret`, 0)
    const { uploader, until } = await anUploader(company)
    await until((row) => row.path === 'secret' && row.state === 'settling' && row.reason === 'cannot_read')
    expect(uploader.report().unreadableFolders).toBe(1)
    await chmod(`${company.folder}/secret`, 0o700)
    await uploader.stop()
  },
)
