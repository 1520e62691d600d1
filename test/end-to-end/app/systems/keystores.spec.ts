// Where the device key is kept, on desktops with every kind of key store: judged by what the key store did.
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { deviceKey, picture, test, type AppWorld, type OpenedApp } from '../rig/app-world.ts'
import { electronBinary } from '../rig/launch.ts'
import { expectCount, expectHeading } from '../rig/window-actions.ts'

test.skip(electronBinary().isReal, 'real Electron has the key store of this computer, and no other')

async function setUp(world: AppWorld, keystore: string): Promise<OpenedApp> {
  const opened = await world.openFresh({
    env: { STANDIN_KEYSTORE: keystore },
    args: [`--folder=${world.company.folder}`],
  })
  await typeKey(opened.page, world)
  return opened
}

async function typeKey(page: Page, { company }: AppWorld): Promise<void> {
  await page.getByLabel('Address of the company server').fill(company.serverUrl())
  await page.getByLabel('Device key').fill(deviceKey)
  await page.getByRole('button', { name: /^Check/ }).click()
  for (const name of ['Continue', 'Continue', 'Start watching']) await page.getByRole('button', { name }).click()
}

async function isKeyOnDisk({ userData }: AppWorld): Promise<boolean> {
  return (await readdir(userData)).some((name) => name.startsWith('key'))
}

test('a desktop whose name promises a keyring it has not: the key stays in memory, and it is said', async ({
  world,
}) => {
  const { page } = await setUp(world, 'fallback')
  await expect(page.getByText('no safe place for the device key')).toBeVisible()
  expect(await isKeyOnDisk(world)).toBe(false)
})

test('a keyring on a desktop that nobody knows keeps the key; while it is locked it is waited for', async ({
  world,
}) => {
  const first = await setUp(world, 'unnamed')
  await expectHeading(first.page, /./)
  await expect.poll(async () => (await readdir(world.userData)).includes('key')).toBe(true)
  await expect(first.page.getByText('no safe place for the device key')).toBeHidden()
  const sealed = await readFile(join(world.userData, 'key'))
  expect(sealed.includes(deviceKey)).toBe(false)
  await first.app.close()
  const { app, page } = await world.openFresh({ env: { STANDIN_KEYSTORE: 'locked' } })
  await expectHeading(page, 'Waiting for the keyring')
  await picture(page, 'keyring-locked')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expectHeading(page, 'Waiting for the keyring')
  expect((await stat(join(world.userData, 'key'))).size).toBe(sealed.length)
  await app.evaluate(() => void (process.env['STANDIN_KEYSTORE'] = 'available'))
  await world.company.save('later.txt', 'sent when the keyring is open')
  await expectCount(page, 'Sent', 1)
})
