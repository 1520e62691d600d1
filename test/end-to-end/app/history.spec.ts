// The history of what was sent, and "why was this file not sent?", as a person uses them in one window.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { axeFaults } from '#test/rigs/axe.ts'
import { picture, test } from './rig/app-world.ts'
import { chooseRow, openDetails } from './rig/choose-rows.ts'
import { takeDesktop, type Desktop } from './rig/desktop.ts'
import { dropFiles } from './rig/drop-files.ts'
import { expectCount, expectHeading, resize, rowOf, saveAll, zoomTo } from './rig/window-actions.ts'

const invoices = Array.from({ length: 12 }, (_unused, index) => `Invoices/2026/Invoice ${4_711 + index}.pdf`)
const others = ['Plans/Site survey, ground floor and garden, third version.pdf', 'Budget.xlsx', '=SUM(A1).csv']

test('what was sent is found, proved and exported, and every file has an answer', async ({ world }) => {
  const { company } = world
  const share = join(company.home, 'share')
  const { app, page } = await world.open({ env: { XDG_DATA_HOME: share } })
  await saveAll(company, [...invoices, ...others])
  await writeFile(join(company.folder, '~$kept.docx'), 'x')
  await expectCount(page, 'Sent', invoices.length + others.length)
  const desktop = await takeDesktop(app)
  await page.getByRole('banner').getByRole('button', { name: 'History' }).click()
  const history = page.locator('[data-view=history]')
  const grid = page.getByRole('grid', { name: 'Sent files' })
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeFocused()
  const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(Date.now())
  await expect(grid.getByRole('row', { name: today })).toBeVisible()
  await expect(rowOf(page, 'Budget.xlsx')).toBeVisible()

  await test.step('a search by name, folder and the start of a hash', async () => {
    const search = page.getByRole('textbox', { name: 'Search names, folders and content hashes' })
    await page.keyboard.press('Control+f')
    await expect(search).toBeFocused()
    await search.fill('invoice 4712')
    await expect(grid.locator('[data-offset]')).toHaveCount(1)
    await search.fill('plans/')
    await expect(rowOf(page, 'Site survey')).toBeVisible()
    await search.fill('no such file')
    await expect(history.getByRole('status')).toHaveText('No sent file matches “no such file”.')
    await picture(page, 'history-nothing-found', ['light'])
    await history.getByRole('button', { name: 'Show all sent files' }).click()
    await expect(grid.locator('[data-offset]')).toHaveCount(invoices.length + others.length)
  })

  await test.step('days', async () => {
    await page.getByLabel('To', { exact: true }).fill('2020-01-31')
    await expect(history.getByRole('status')).toHaveText('No file was sent on these days.')
    await page.getByLabel('From', { exact: true }).fill('2020-02-01')
    await expect(history.getByRole('status')).toHaveText('The first day comes after the last one.')
    await page.getByRole('button', { name: 'All days' }).click()
    await expect(rowOf(page, 'Budget.xlsx')).toBeVisible()
    // The same by the picture of the last days: with the keyboard to yesterday, and with the mouse to today and back.
    const days = page.getByRole('group', { name: 'What was sent in the last 30 days, by day' }).getByRole('button')
    await expect(days).toHaveCount(30)
    await days.last().focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await expect(history.getByRole('status')).toHaveText('No file was sent on this day.')
    await days.last().click()
    await expect(days.last()).toHaveAttribute('aria-pressed', 'true')
    await expect(rowOf(page, 'Budget.xlsx')).toBeVisible()
    await days.last().click()
    await expect(page.getByRole('button', { name: 'All days' })).toHaveCount(0)
  })

  await test.step('the details, by keyboard', async () => {
    await grid.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const details = page.getByRole('complementary', { name: 'Details' })
    await expect(details.getByText('Dropbox answered with the same content hash')).toBeVisible()
    await expect(details.locator('code.hash').first()).toHaveText(/^[0-9a-f]{64}$/)
    await details.getByRole('button', { name: 'Copy receipt' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'The receipt was copied.' })).toBeVisible()
    await expect
      .poll(() => desktop.clipboard())
      .toMatch(/^Receipt of Outbox\nFile: .+\n[^]*Content hash: [0-9a-f]{64}\n/)
    await details.getByRole('button', { name: 'Show in folder' }).click()
    await expect.poll(() => desktop.shownItems()).toHaveLength(1)
    await grid.focus()
    await page.keyboard.press('Shift+F10')
    await expect.poll(() => desktop.menu()).toEqual(['Open in Dropbox', 'Show in folder', 'Copy receipt'])
    await picture(page, 'history')
    await page.emulateMedia({ forcedColors: 'active' })
    await picture(page, 'history-forced', ['dark'])
    await page.emulateMedia({ forcedColors: null })
    await looksRight(page)
    await page.keyboard.press('Escape')
    await expect(details).toBeHidden()
    await seeNarrowAndLarge(app, page, 'history')
  })

  await test.step('the export', async () => {
    const file = join(company.home, 'list.csv')
    await app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
    }, file)
    await history.getByRole('button', { name: 'Export' }).click()
    await picture(page, 'history-export', ['light'])
    await page.getByRole('menuitem', { name: 'As a table (CSV)…' }).click()
    await expect(page.getByText('15 files exported to')).toBeVisible()
    const lines = (await readFile(file, 'utf8')).split('\r\n')
    expect(lines).toHaveLength(17)
    expect(lines.join('\n')).toContain(",'=SUM(A1).csv,")
  })

  await test.step('why a file was not sent', async () => {
    const dialog = page.getByRole('dialog')
    await page.keyboard.press('Escape')
    await dropFiles(page, '.window', [join(company.folder, '~$kept.docx')], { altKey: true })
    await expect(dialog).toContainText('~$kept.docx')
    await dialog.getByRole('button', { name: 'Copy answer' }).click()
    await expect.poll(() => desktop.clipboard()).toContain('~$kept.docx')
    await picture(page, 'why')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await app.evaluate(
      ({ dialog: native }, path) => {
        native.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
      },
      join(company.home, 'elsewhere.txt'),
    )
    await desktop.chooseInAppMenu('ask_about_file')
    await expect(dialog).toContainText('so Outbox never looks at it')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await chooseRow(page, 'Budget.xlsx', 'right')
    await desktop.choose('Why?')
    await expect(dialog).toContainText('“Budget.xlsx”')
    await expect(dialog).toContainText('is in Dropbox at /')
    await page.keyboard.press('Escape')
  })

  await test.step('what becomes of a file on this computer', async () => {
    const details = page.getByRole('complementary', { name: 'Details' })
    await chooseAfterUpload(page, 'Move it to the folder “Sent”')
    await picture(page, 'after-upload-settings', ['light'])
    await page.keyboard.press('Escape')
    await saveAll(company, ['Moved.txt'])
    await openDetails(page, 'Moved.txt')
    const words = details.locator('.detail-words')
    await expect(words).toContainText('The file was moved to Sent/Moved.txt')
    await picture(page, 'after-upload', ['light'])
    expect((await readdir(company.folder)).toSorted()).toEqual(
      ['=SUM(A1).csv', 'Budget.xlsx', 'Invoices', 'Plans', 'Sent', '~$kept.docx'].toSorted(),
    )
    await showHistory(page, desktop)
    await openDetails(page, 'Moved.txt', 'dblclick')
    await expect(details.getByText('Moved to “Sent”')).toBeVisible()
    await details.getByRole('button', { name: 'Show in folder' }).click()
    await expect.poll(() => desktop.shownItems()).toContain(join(company.folder, 'Sent', 'Moved.txt'))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await chooseAfterUpload(page, 'Move it to the trash')
    await page.keyboard.press('Escape')
    await saveAll(company, ['Thrown.txt'])
    if (process.platform === 'linux') {
      await expect.poll(() => readdir(join(share, 'Trash/files')).catch(() => [])).toEqual(['Thrown.txt'])
    }
    await openDetails(page, 'Thrown.txt')
    await expect(words).toContainText('The file was moved to the trash')
    await page.keyboard.press('Escape')
  })

  await test.step('a damaged history is a sentence', async () => {
    await showHistory(page, desktop)
    await expect(rowOf(page, 'Budget.xlsx')).toBeVisible()
    // Rows may just be on their way from the ledger, and then begin a new one: it is damaged until that was seen.
    await expect(async () => {
      for (const ending of ['', '-wal', '-shm'])
        await rm(join(world.userData, 'data', `history.db${ending}`), { force: true })
      await writeFile(join(world.userData, 'data', 'history.db'), 'This is no database.'.repeat(100))
      await page.getByLabel('From', { exact: true }).fill('')
      await page.getByLabel('From', { exact: true }).fill('2020-02-01')
      await expect(page.getByRole('alert')).toContainText('Sending is not affected.', { timeout: 2_000 })
    }).toPass({ timeout: 60_000 })
    await picture(page, 'history-damaged', ['dark'])
    await page.getByLabel('From', { exact: true }).fill('')
    await page.keyboard.press('Escape')
  })

  await test.step('how long it is kept', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Settings' }).click()
    const days = page.getByRole('textbox', { name: 'How long sent files stay in the history' })
    await expect(days).toHaveValue('730')
    const part = page.getByRole('region', { name: 'History' })
    await days.fill('0.5')
    await expect(part.getByRole('status')).toContainText('from 1 to 36,500')
    await expect(part.getByRole('button')).toBeDisabled()
    await part.scrollIntoViewIfNeeded()
    await picture(page, 'history-settings', ['light'])
    await days.fill('365')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => JSON.parse(await readFile(join(world.userData, 'settings.json'), 'utf8')) as unknown)
      .toMatchObject({ historyDays: 365 })
  })
})

async function chooseAfterUpload(page: Page, rule: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Settings' }).click()
  const choice = page.getByRole('radio', { name: rule })
  await choice.click()
  await expect(choice).toBeChecked()
}

/** Without motion, so that no colour is caught half way. */
async function looksRight(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await axeFaults(page)).toEqual([])
  await page.emulateMedia({ reducedMotion: null })
}

/** Goes to the history by the menu, and waits until it is there: the queue has the same rows and details. */
async function showHistory(page: Page, desktop: Desktop): Promise<void> {
  await desktop.chooseInAppMenu('show_history')
  await expectHeading(page, 'History')
}

/** Pictures in a narrow window and at 200 %; nothing may be wider than the window. */
async function seeNarrowAndLarge(app: ElectronApplication, page: Page, name: string): Promise<void> {
  await resize(app, 480, 640)
  await picture(page, `${name}-480`, ['light'])
  await expectNothingWider(page)
  await resize(app, 960, 640)
  await zoomTo(app, 2)
  await picture(page, `${name}-200`, ['light'])
  await expectNothingWider(page)
  await zoomTo(app, 1)
}

/** The columns are measured anew a moment after the page has its width. */
async function expectNothingWider(page: Page): Promise<void> {
  const fits = (): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  await expect.poll(fits).toBe(true)
}
