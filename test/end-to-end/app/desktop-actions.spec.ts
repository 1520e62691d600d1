// Where the window meets the desktop: the menu of a row, the clipboard, the file manager, files dropped on the window.
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'
import { somePicture } from '#test/renderer/harness/sample-picture.ts'
import { deviceKey, picture, test, type AppWorld, type OpenedApp } from './rig/app-world.ts'
import { chooseRow, openDetails } from './rig/choose-rows.ts'
import { takeDesktop, type Desktop } from './rig/desktop.ts'
import { dropFiles } from './rig/drop-files.ts'
import { expectCount, expectRow, expectHeading, pauseAll, resumeAll, rowOf, saveAll } from './rig/window-actions.ts'

type Place = OpenedApp & { readonly company: Company; readonly desktop: Desktop }

test('the menu of a row, a small picture, the details for IT, and files that are dropped', async ({ world }) => {
  const place = await placeOf(world)
  await test.step('the list that is empty opens the folder', () => opensTheFolder(place))
  await test.step('the menu of a row offers what fits it, and does it', () => menuOfARow(place))
  await place.page.keyboard.press('Escape')
  await test.step('the details of an image file show a small picture of it, by its contents and as long as it is wanted', () =>
    pictureOfAnImage(place))
  await leaveTheList(place)
  await test.step('details for IT are copied, and a file is shown where it is', () => detailsForIt(place))
  await leaveTheList(place)
  await test.step('files dropped on the window are copied into the folder, and taken back while unsent', () =>
    filesAreDropped(place))
})

async function placeOf(world: AppWorld): Promise<Place> {
  const opened = await world.open()
  return { ...opened, company: world.company, desktop: await takeDesktop(opened.app) }
}

/** Without the details, and with the pointer away: over the list it keeps the rows where they are for half a minute. */
async function leaveTheList({ page }: Place): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).hover()
}

async function opensTheFolder({ page, company, desktop }: Place): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Open folder' }).click()
  await expect.poll(() => desktop.shownItems()).toEqual([company.folder])
}

async function menuOfARow({ app, page, company, desktop }: Place): Promise<void> {
  await pauseAll(page)
  await saveAll(company, ['one.txt', 'two.txt'])
  await expectCount(page, 'Waiting', 2)
  await chooseRow(page, 'one.txt', 'right')
  const offered = ['Send first', 'Pause', 'Leave out', 'Details', 'Why?', 'Show in folder', 'Copy details']
  await expect.poll(() => desktop.menu()).toEqual(offered)
  await desktop.choose('Pause')
  await expectRow(page, 'one.txt', /Paused/)
  await desktop.choose('Details')
  await expect(page.getByRole('complementary').getByText('You paused “one.txt”.')).toBeVisible()
  await desktop.choose('Show in folder')
  await expect.poll(() => desktop.shownItems()).toEqual([company.folder, join(company.folder, 'one.txt')])

  await page.keyboard.press('Escape')
  await page.getByRole('grid').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await expect(page.getByText('2 selected')).toBeVisible()
  // Dragged out of the window, the system carries the files themselves: all that are selected.
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window !== undefined)
      window.webContents.startDrag = (item) => void Object.assign(globalThis, { dragged: item.files })
  })
  await rowOf(page, 'two.txt').evaluate((row) => {
    row.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true }))
  })
  const dragged = (): Promise<unknown> => app.evaluate(() => (globalThis as { dragged?: unknown }).dragged)
  await expect
    .poll(dragged)
    .toEqual(expect.arrayContaining(['one.txt', 'two.txt'].map((name) => join(company.folder, name))))
  await page.keyboard.press('Shift+F10')
  await expect.poll(() => desktop.menu()).toContain('Leave out (2 files)')
  expect(await desktop.menu()).toEqual(expect.arrayContaining(['Pause (1 file)', 'Resume (1 file)', 'Copy details']))
  await desktop.choose('Resume (1 file)')
  await resumeAll(page)
  await expectHeading(page, 'Everything is sent')
}

async function pictureOfAnImage({ page, company }: Place): Promise<void> {
  const before = company.commits().length
  await company.save('hills.png', Buffer.from(somePicture.slice(somePicture.indexOf(',') + 1), 'base64'))
  await company.save('no picture.png', 'only called so')
  await expectCount(page, 'Sent', before + 2)
  const image = page.getByRole('complementary').getByRole('img', { name: 'Picture of hills.png' })
  const open = (name: string): Promise<unknown> => openDetails(page, name, 'dblclick')
  await open('hills.png')
  await expect(image).toHaveJSProperty('naturalWidth', 256)
  await picture(page, 'thumbnail')
  await open('no picture.png')
  await expect(page.getByRole('complementary').getByRole('heading', { name: 'no picture.png' })).toBeVisible()
  await expect(image).toHaveCount(0)
  await page.getByRole('banner').getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel('Show a small picture in the details').click()
  await expect(page.getByLabel('Show a small picture in the details')).not.toBeChecked()
  await page.getByRole('button', { name: 'Back' }).click()
  await open('hills.png')
  await expect(page.getByRole('complementary').getByRole('heading', { name: 'hills.png' })).toBeVisible()
  await expect(image).toHaveCount(0)
}

async function detailsForIt({ page, company, desktop }: Place): Promise<void> {
  const before = company.commits().length
  company.dropbox.model.createFolder('/Outbox/taken.txt', company.dropbox.nowMs())
  await saveAll(company, ['fine.txt', 'taken.txt'])
  await expectCount(page, 'Sent', before + 1)
  await expectCount(page, 'Needs you', 1)

  const details = await openDetails(page, 'taken.txt')
  await details.getByText('For IT').click()
  await expect(details.getByText('name_taken')).toBeVisible()
  await picture(page, 'detail-for-it')
  await details.getByRole('button', { name: 'Copy details' }).click()
  await expect(page.getByRole('status').getByText('Copied')).toBeVisible()
  const refused = await desktop.clipboard()
  expect(refused).toContain('name_taken')
  expect(refused).toContain('File: taken.txt')

  // What IT needs stays open while one file after the other is looked at.
  await openDetails(page, 'fine.txt')
  await details.getByRole('button', { name: 'Copy details' }).click()
  // Dropbox's hash of a file of one block: the hash of the block's hash.
  const block = createHash('sha256').update('content of fine.txt').digest()
  const hash = createHash('sha256').update(block).digest('hex')
  await expect.poll(() => desktop.clipboard()).toContain(hash)
  await expect(details.getByText(hash)).toBeVisible()
  for (const text of [refused, await desktop.clipboard()]) {
    expect(text).not.toMatch(/apitul|https?:|127\.0\.0\.1/)
    expect(text).not.toContain(deviceKey)
    expect(text).not.toContain(company.folder)
  }
  await details.getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(() => desktop.shownItems()).toContain(join(company.folder, 'fine.txt'))
}

async function filesAreDropped({ page, company, desktop }: Place): Promise<void> {
  const elsewhere = join(company.home, 'elsewhere')
  await mkdir(elsewhere)
  for (const name of ['plan.txt', 'photo.txt']) await writeFile(join(elsewhere, name), `dropped ${name}`)
  const sent = company.commits().length
  await company.save('plan.txt', 'was there before')
  await expectCount(page, 'Sent', sent + 1)
  const others = new Set((await readdir(company.folder)).filter((name) => name !== 'plan.txt'))
  const inFolder = async (): Promise<readonly string[]> =>
    (await readdir(company.folder)).filter((name) => !others.has(name)).toSorted()
  await pauseAll(page)
  const status = page.getByRole('status')

  // They lie outside the person's own folders.
  await desktop.willPress('Cancel')
  await dropFiles(page, 'main', [join(elsewhere, 'plan.txt')])
  await expect(status.getByText('No file was copied.', { exact: true })).toBeVisible()
  await desktop.willPress('Add them')
  await dropFiles(page, 'main', [join(elsewhere, 'plan.txt'), join(elsewhere, 'photo.txt')])
  await expect(status.getByText('2 files copied into the folder.')).toBeVisible()
  await expectCount(page, 'Waiting', 2)
  await picture(page, 'dropped')
  expect(await inFolder()).toEqual(['photo.txt', 'plan (2).txt', 'plan.txt'])
  await status.getByRole('button', { name: 'Undo' }).click()
  await expect(status.getByText('2 files taken back.')).toBeVisible()
  await expectCount(page, 'Waiting', 0)
  expect(await inFolder()).toEqual(['plan.txt'])
  expect((await readdir(elsewhere)).toSorted()).toEqual(['photo.txt', 'plan.txt'])

  // What lies in the folder already, and a pointer to elsewhere: neither is copied, and both are named.
  await symlink(join(elsewhere, 'photo.txt'), join(elsewhere, 'pointer.txt'))
  await dropFiles(page, 'main', [
    join(company.folder, 'plan.txt'),
    join(elsewhere, 'pointer.txt'),
    join(elsewhere, 'photo.txt'),
  ])
  const said = '1 file copied into the folder. “plan.txt” is in the folder already. “pointer.txt” is not a file.'
  await expect(status.getByText(said)).toBeVisible()
  await picture(page, 'dropped-refused')
  await resumeAll(page)
  await expectCount(page, 'Sent', sent + 2)
  expect(await company.received('photo.txt')).toBe('dropped photo.txt')
  expect(await inFolder()).toEqual(['photo.txt', 'plan.txt'])
  await isNotTakenBack(page, company, elsewhere)
}

/**
 * What is sent is not taken back. That it could be is offered for twelve seconds after it was dropped: where it took longer than that to be
 * sent, another file is dropped.
 */
async function isNotTakenBack(page: Page, company: Company, elsewhere: string): Promise<void> {
  const status = page.getByRole('status')
  const undo = status.getByRole('button', { name: 'Undo' })
  let more = 0
  await expect(async () => {
    if ((await undo.count()) === 0) {
      more += 1
      const name = `more ${more}.txt`
      await writeFile(join(elsewhere, name), name)
      await dropFiles(page, 'main', [join(elsewhere, name)])
      await expect.poll(() => company.commits()).toContain(`/Outbox/${name}`)
    }
    const before = await readdir(company.folder)
    await undo.click({ timeout: 1_000 })
    await expect(status.getByText('Nothing was taken back: it is sent or on its way already.')).toBeVisible()
    expect(await readdir(company.folder)).toEqual(before)
  }).toPass({ timeout: 60_000 })
}
