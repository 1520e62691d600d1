// A second watched folder: added in the settings, with a place in Dropbox and a rule of its own; it goes away and comes back, another one
// stands in its place, and it is removed. Each test speaks one language, with the words of its catalogue.
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { loadLanguage } from '#shared/messages/load/load-language.ts'
import type { Language } from '#shared/messages/language.ts'
import { picture, test } from '../rig/app-world.ts'
import { openDetailsOf } from '../rig/choose-rows.ts'
import { takeDesktop, willChoose } from '../rig/desktop.ts'

test('two folders with a file of the same name are both sent, each by its own rule (de)', async ({ world }) => {
  const { company, userData } = world
  const { say } = await loadLanguage('de')
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ language: 'de' }))
  const scans = join(company.home, 'Scans')
  await mkdir(scans)
  await company.save('report.pdf', 'of the office')
  const { app, page } = await world.open()
  await expect.poll(() => company.received('report.pdf')).toBe('of the office')

  await page.getByRole('button', { name: say('health.settings') }).click()
  const part = page.getByRole('region', { name: say('folders.title') })
  await willChoose(app, scans)
  await part.getByRole('button', { name: say('folders.add') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel(say('folders.into'))).toHaveValue('Scans')
  await dialog.getByLabel(say('afterUpload.title')).selectOption('sent')
  await picture(page, 'folders-add-de')
  await dialog.getByRole('button', { name: say('folders.addIt') }).click()
  const item = part.getByRole('listitem')
  await expect(item).toContainText(say('folders.goesTo', { into: 'Scans' }))
  await expectState(item, 'there')
  await picture(page, 'folders-settings-de')

  await writeFile(join(scans, 'report.pdf'), 'of the scanner')
  await expect.poll(() => company.received('Scans/report.pdf')).toBe('of the scanner')
  expect(await company.received('report.pdf')).toBe('of the office')
  // Only the files of the second folder are moved.
  await expect.poll(() => readdir(scans)).toEqual(['Sent'])
  expect(await readdir(company.folder)).toEqual(['report.pdf'])
  await page.getByRole('button', { name: say('settings.back') }).click()
  const tags = page.locator('.cell-name .folder-tag')
  await expect.poll(async () => (await tags.allTextContents()).toSorted()).toEqual(['Scans', 'folder'])
  const ofScans = page.getByRole('row').filter({ has: page.getByText('Scans', { exact: true }) })
  const details = await openDetailsOf(page, ofScans)
  await expect(details.getByText(say('folders.of'))).toBeVisible()
  // What happened to it is told, as of a file of the first folder.
  await expect(details.getByText(say('detail.noHistory'))).toHaveCount(0)
  await expect.poll(() => details.locator('.timeline li, .timeline-entry').count()).toBeGreaterThan(1)
  await picture(page, 'folders-queue-de')

  // Each of the two is opened by its name.
  const desktop = await takeDesktop(app)
  await page.getByRole('button', { name: say('place.openFolder') }).click()
  await expect.poll(() => desktop.menu()).toHaveLength(2)
  const scansShown = (await desktop.menu()).find((label) => label.endsWith('Scans')) ?? ''
  await desktop.choose(scansShown)
  await expect.poll(() => desktop.shownItems()).toEqual([join(scans, 'Sent')])
  await desktop.chooseInAppMenu('open_folder_0')
  await expect.poll(() => desktop.shownItems()).toEqual([join(scans, 'Sent'), join(company.folder, 'report.pdf')])

  // Where sent files are moved to is no folder to watch.
  const sentOfOther = join(company.home, 'Scans Sent')
  await mkdir(sentOfOther)
  await page.getByRole('button', { name: say('health.settings') }).click()
  await willChoose(app, sentOfOther)
  await part.getByRole('button', { name: say('folders.add') }).click()
  const refused = say('refusal.together.sent', { folder: '…', other: '…' }).split('…').at(-1) ?? ''
  await expect(page.getByRole('dialog')).toContainText(refused)
})

test('one that is away keeps only its own files, and another in its place is asked about (en)', async ({ world }) => {
  const { company, userData } = world
  const { say } = await loadLanguage('en')
  const [scans, aside] = [join(company.home, 'Scans'), join(company.home, 'aside')]
  await mkdir(scans)
  const furtherFolders = [{ folder: scans, into: 'Scans', afterUpload: null }]
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ language: 'en', furtherFolders }))
  const { page } = await world.open()
  await writeFile(join(scans, 'one.pdf'), 'one')
  await expect.poll(() => company.received('Scans/one.pdf')).toBe('one')

  await rename(scans, aside)
  const banner = page.locator('[data-banner="folder Scans"]')
  await expect(banner).toContainText(say('trouble.folderAway', { folder: scans }))
  await expect(banner).toContainText(say('folders.othersGoOn'))
  await company.save('goes-on.txt', 'goes on')
  await expect.poll(() => company.received('goes-on.txt')).toBe('goes on')
  await writeFile(join(aside, 'two.pdf'), 'two')
  await rename(aside, scans)
  await expect(banner).toHaveCount(0)
  await expect.poll(() => company.received('Scans/two.pdf')).toBe('two')

  await rename(scans, aside)
  await mkdir(scans)
  await writeFile(join(scans, 'three.pdf'), 'three')
  await expect(banner).toContainText(say('folders.othersGoOnReplaced'))
  await picture(page, 'folders-replaced-en')
  await banner.getByRole('button', { name: say('trouble.useFolder') }).click()
  await expect(page.getByRole('dialog')).toContainText(say('adopting.title', { folder: scans }))
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('adopting.take') })
    .click()
  await sendWhatIsAsked(page, say)
  await expect.poll(() => company.received('Scans/three.pdf')).toBe('three')
  await expect(banner).toHaveCount(0)
})

test('one is moved to another place in Dropbox, and removed with what waits in it (de)', async ({ world }) => {
  const { company, userData } = world
  const { say } = await loadLanguage('de')
  const scans = join(company.home, 'Scans')
  await mkdir(scans)
  const furtherFolders = [{ folder: scans, into: 'Scans', afterUpload: null }]
  await writeFile(
    join(userData, 'settings.json'),
    JSON.stringify({ language: 'de', furtherFolders, pause: { untilMs: null } }),
  )
  const { page } = await world.open()
  await writeFile(join(scans, 'waits.pdf'), 'waits')
  await expect(page.locator('.cell-name .folder-tag')).toHaveText('Scans')
  await page.getByRole('button', { name: say('health.settings') }).click()
  const item = page.getByRole('region', { name: say('folders.title') }).getByRole('listitem')
  await item.getByRole('button', { name: say('folders.change') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('folders.into')).fill('a//b')
  await dialog.getByRole('button', { name: say('settings.save') }).click()
  await expect(dialog.getByRole('alert')).toHaveText(say('refusal.into.impossible', { folder: scans, into: 'a//b' }))
  await dialog.getByLabel(say('folders.into')).fill('Office/Scans')
  await dialog.getByRole('button', { name: say('settings.save') }).click()
  await expect(item).toContainText(say('folders.goesTo', { into: 'Office/Scans' }))

  await expectState(item, 'there')
  await item.getByRole('button', { name: say('folders.remove') }).click()
  await expect(dialog).toContainText(say('folders.removeWaiting', { count: 1, size: '5 Byte' }))
  await expect(dialog).toContainText(say('folders.removeText'))
  await picture(page, 'folders-remove-de')
  await dialog.getByRole('button', { name: say('folders.removeIt') }).click()
  await expect(item).toHaveCount(0)
  await page.getByRole('button', { name: say('settings.back') }).click()
  await expect(page.locator('.banner')).toContainText([
    say('notice.folder_left.waiting', { folder: scans, count: 1, size: '5 Byte' }),
  ])
  expect([await readdir(scans), company.posts()]).toEqual([['waits.pdf'], 0])
})

function expectState(item: Locator, state: string): Promise<void> {
  return expect(item.locator('.folder-state')).toHaveAttribute('data-state', state)
}

async function sendWhatIsAsked(page: Page, say: Language['say']): Promise<void> {
  await page
    .locator('[data-banner="asked"]')
    .getByRole('button', { name: say('trouble.lookAndDecide') })
    .click()
  await page.getByRole('button', { name: say('deciding.sendAll') }).click()
}
