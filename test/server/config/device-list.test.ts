// Signing a device out while the server runs.
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { followDeviceList } from '#server/config/device-list.ts'
import { Devices, hashToken } from '#server/devices.ts'
import { someSettings } from './some-settings.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a changed settings file changes who gets in; a broken one changes nothing and is told', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'server.json')
  const settings = someSettings()
  await writeFile(path, JSON.stringify(settings))
  const devices = new Devices([])
  const complaints: string[] = []
  onTestFinished(followDeviceList(path, devices, 50, (text) => complaints.push(text)))
  const name = (token: string) => devices.identify(`Bearer ${token}`)?.name ?? null

  const context = { name: 'office', tokenSha256: hashToken('obx_office'), base: '/Scans/office' }
  await writeFile(join(folder, 'new.json'), JSON.stringify({ ...settings, devices: [context, ...settings.devices] }))
  await rename(join(folder, 'new.json'), path)
  await expect.poll(() => name('obx_office'), { timeout: 10_000 }).toBe('office')

  await writeFile(path, '{"devices":')
  await expect.poll(() => complaints, { timeout: 10_000 }).toHaveLength(1)
  expect(name('obx_office')).toBe('office')

  await writeFile(path, JSON.stringify(settings))
  await expect.poll(() => name('obx_office'), { timeout: 10_000 }).toBeNull()
  expect(name('obx_laptop')).toBe('laptop-7')
})
