// What a remount does to files that were sent: other inode numbers, the same bytes and times. Nobody is asked again.
import { copyFileSync, renameSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Ports } from '#engine/ports.ts'
import { aCompany } from '#test/end-to-end/company.ts'
import { anUploader } from './an-uploader.ts'

const savedAtS = 1_790_000_000

test('files that the disk calls otherwise, with the same bytes and times, are done without a link request', async () => {
  await using company = await aCompany()
  const names = ['a.txt', 'b.txt', 'c.txt']
  for (const name of names) {
    await company.save(name, name)
    // What `utimes` can set again exactly.
    utimesSync(join(company.folder, name), savedAtS, savedAtS)
  }
  let asked = 0
  let hashed = 0
  const wrapPorts = (ports: Ports): Ports => ({
    ...ports,
    hasher: { hash: (ask, signal) => ((hashed += 1), ports.hasher.hash(ask, signal)) },
    links: { ...ports.links, link: (ask, signal) => ((asked += 1), ports.links.link(ask, signal)) },
  })
  const first = await anUploader(company, { wrapPorts })
  expect(await first.uploader.ending()).toBe('at_rest')
  await first.uploader.stop()
  expect([asked, hashed]).toEqual([3, 3])
  for (const name of names) {
    const path = join(company.folder, name)
    const { ino } = statSync(path)
    copyFileSync(path, join(company.home, name))
    utimesSync(join(company.home, name), savedAtS, savedAtS)
    renameSync(join(company.home, name), path)
    expect(statSync(path).ino).not.toBe(ino)
  }
  const second = await anUploader(company, { wrapPorts })
  expect(await second.uploader.ending()).toBe('at_rest')
  await second.uploader.stop()
  expect(hashed).toBeGreaterThan(3)
  expect(asked).toBe(3)
  expect(second.uploader.report().facts.done).toBe(3)
})
