// Signing devices out while the server runs.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { renameOver } from '#adapters/system/rename-over.ts'
import { followDeviceList } from '#server/config/device-list.ts'
import { readSettings } from '#server/config/settings.ts'
import { Devices, hashToken } from '#server/devices.ts'
import { someSettings } from './some-settings.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a changed settings file changes who gets in, and says so; a broken one changes nothing', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'server.json')
  const settings = someSettings()
  const write = (change: object) => writeFile(path, JSON.stringify({ ...settings, ...change }))
  await write({})
  const parsed = await readSettings(path)
  if (parsed.kind === 'refused') throw new Error(parsed.because)
  const devices = new Devices(parsed.settings.devices)
  const told: string[] = []
  const tell = (text: string) => told.push(text)
  const follower = followDeviceList({ path, running: parsed.settings, devices, ageMs: 20, log: tell })
  onTestFinished(follower.stop)
  const name = (token: string) => devices.identify(`Bearer ${token}`)?.name ?? null
  // A file that is written in two strokes is told of twice.
  const isTold = (text: string) => expect.poll(() => told.join('\n')).toContain(text)

  const office = { name: 'office', tokenSha256: hashToken('obx_office'), base: '/Scans/office' }
  await writeFile(join(folder, 'new.json'), JSON.stringify({ ...settings, devices: [office, ...settings.devices] }))
  // On Windows a file that is being read cannot be replaced, and this one is read every few milliseconds.
  await renameOver(join(folder, 'new.json'), path)
  await isTold('The changed list of devices is taken over: let in office.')
  expect(name('obx_office')).toBe('office')

  await writeFile(path, '{"devices":')
  await isTold('server.json: Line 1, column 12: not JSON; the file ends too early.')
  expect(name('obx_office')).toBe('office')

  await write({ devices: [] })
  await isTold('signed out office, laptop-7.')
  expect([name('obx_office'), name('obx_laptop')]).toEqual([null, null])
  expect(devices.formerName('Bearer obx_laptop')).toBe('laptop-7')
})
