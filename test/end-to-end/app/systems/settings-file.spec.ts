// A settings file as other programs leave it: in another encoding, out of reach, or in the way of the next change.
import { lstat, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { settingsFileOf as fileOf, untilStartIsWritten } from '../rig/app-settings.ts'
import { test } from '../rig/app-world.ts'

async function chooseNotices(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('group', { name: 'Notices' }).getByLabel(label).click()
  await page.keyboard.press('Escape')
}

test('settings that PowerShell wrote are read, and written back as ever; one that nobody knows is said, and alone replaced', async ({
  world,
}) => {
  const text = JSON.stringify({ ignore: ['*.draft'], afterUpload: 'of a newer Outbox' })
  await writeFile(fileOf(world), Buffer.from(`\ufeff${text}`, 'utf16le'))
  const { page } = await world.open()
  await expect(page.getByText('The settings could not be read')).toBeHidden()
  await expect
    .poll(async () => JSON.parse(await readFile(fileOf(world), 'utf8').catch(() => '{}')).folder)
    .toBe(world.company.folder)
  await expect(page.getByText('Some settings could not be read: for those Outbox uses its own')).toBeVisible()
  const written = JSON.parse(await readFile(fileOf(world), 'utf8'))
  expect(written).toMatchObject({ ignore: ['*.draft'], afterUpload: 'keep' })
})

test('a change that cannot be written is said, and a later one that is takes that back', async ({ world }) => {
  const { page } = await world.open()
  await untilStartIsWritten(world)
  await rm(fileOf(world))
  await mkdir(join(fileOf(world), 'in the way'), { recursive: true })
  await chooseNotices(page, 'None')
  await expect(page.getByText('Your settings could not be written to settings.json')).toBeVisible()
  await rm(fileOf(world), { recursive: true })
  await chooseNotices(page, 'When files are sent, and when one needs me')
  await expect(page.getByText('Your settings could not be written to settings.json')).toBeHidden()
  expect(JSON.parse(await readFile(fileOf(world), 'utf8'))).toMatchObject({ notices: 'all' })
})

test('settings out of reach are said to be, and left as they are', async ({ world }) => {
  test.skip(process.platform === 'win32', 'a link to itself, which nobody can open, needs more rights there')
  await symlink('settings.json', fileOf(world))
  const { page } = await world.open()
  await expect(page.getByText('another program holds settings.json or you may not open it')).toBeVisible()
  await chooseNotices(page, 'None')
  expect((await lstat(fileOf(world))).isSymbolicLink()).toBe(true)
})
