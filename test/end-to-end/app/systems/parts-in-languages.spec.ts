// The main way through each part in other languages, with the words of their catalogues: timetable, grace time and Undo, what becomes of
// a file after the upload, thumbnails, history, "why?", columns, and the question about very many files. What each part does is in its own spec.
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { daysShown } from '#shared/contract/ipc-channels.ts'
import type { Language } from '#shared/messages/language.ts'
import { sentActions } from '#shared/rows/sent-file.ts'
import { loadLanguage } from '#shared/messages/load/load-language.ts'
import { usualGuard } from '#uploader/session/files-asked.ts'
import { somePicture } from '#test/renderer/harness/sample-picture.ts'
import { picture, saveMany, test } from '../rig/app-world.ts'
import { chooseRow, openDetails } from '../rig/choose-rows.ts'
import { takeDesktop } from '../rig/desktop.ts'
import { expectHeading, saveAll } from '../rig/window-actions.ts'

const pictureBytes = Buffer.from(somePicture.slice(somePicture.indexOf(',') + 1), 'base64')

// The parts are the same in each language. That no catalogue lacks a text, or has one that cannot be filled in, is proved in
// test/shared/messages; of the way from the catalogue to the window one language is enough in the usual run.
for (const [tag, runs] of [
  ['de', []],
  ['ja', ['@long']],
] as const) {
  test(`each part speaks ${tag}`, { tag: [...runs] }, async ({ world }) => {
    test.slow()
    const language = await loadLanguage(tag)
    const { say } = language
    const { company } = world
    const { app, page } = await world.open({ args: [`--lang=${tag}`] })
    const desktop = await takeDesktop(app)
    await expect(page.getByRole('heading', { name: say('empty.neverTitle') })).toBeVisible()

    await test.step('a small picture of an image', async () => {
      await company.save('hills.png', pictureBytes)
      await openDetails(page, 'hills.png', 'dblclick')
      await expect(page.getByRole('img', { name: say('detail.thumbnail', { name: 'hills.png' }) })).toBeVisible()
      await page.keyboard.press('Escape')
    })

    await test.step('a timetable, and what becomes of a file', async () => {
      await openSettings(page, language)
      await page.getByLabel(say('settings.timetable')).fill('Mon-Sun 00:00-24:00 9000')
      await page.getByRole('button', { name: say('settings.saveTimetable') }).click()
      await expect(page.getByText(say('settings.weekLegend'))).toBeVisible()
      await choose(page, say('afterUpload.sent'))
      await choose(page, say('settings.graceChoice', { seconds: 60 }))
      await picture(page, `settings-${tag}`, ['light'])
      await page.getByRole('button', { name: say('general.back') }).click()
    })

    await test.step('what came is taken back', async () => {
      await saveAll(company, ['wrong.txt'])
      const countdown = say('grace.sentIn', { count: 1, seconds: 7 }).replace('7', String.raw`\d+`)
      await expect(page.getByText(new RegExp(countdown))).toBeVisible()
      await page.getByRole('button', { name: say('general.undo') }).click()
      await expect(page.getByText(say('grace.notSent', { count: 1 }))).toBeVisible()
      await openSettings(page, language)
      await choose(page, say('settings.graceChoice', { seconds: 0 }))
      await page.getByRole('button', { name: say('general.back') }).click()
    })

    const moved = say('original.moved', { place: 'Sent/Plan.txt' })
    await test.step('a file is sent and moved', async () => {
      await saveAll(company, ['Plan.txt'])
      await openDetails(page, 'Plan.txt')
      await expect(page.locator('.detail-words')).toContainText(moved)
      expect(company.commits().map((path) => path.split('/').at(-1))).toEqual(['hills.png', 'Plan.txt'])
    })

    await test.step('why it is where it is', async () => {
      await chooseRow(page, 'Plan.txt', 'right')
      await desktop.choose(say('menu.why'))
      const dialog = page.getByRole('dialog')
      await expect(dialog).toContainText(moved)
      await dialog.getByRole('button', { name: say('general.close') }).click()
    })

    await test.step('the columns', async () => {
      const size = page.getByRole('columnheader', { name: say('column.size') })
      await expect(size).toBeVisible()
      await page.getByRole('button', { name: say('columns.menu') }).click()
      await page.getByRole('menuitemcheckbox', { name: say('column.size') }).click()
      await expect(size).toHaveCount(0)
    })

    await test.step('the history, with its receipt', async () => {
      await page.keyboard.press('Escape')
      await page
        .getByRole('banner')
        .getByRole('button', { name: say('history.title') })
        .click()
      await expectHeading(page, say('history.title'))
      const details = await openDetails(page, 'Plan.txt', 'dblclick')
      await details.getByRole('button', { name: say('sentAction.copy_receipt') }).click()
      await expect.poll(() => desktop.clipboard()).toContain('Plan.txt')
      await chooseRow(page, 'Plan.txt', 'right')
      await expect.poll(() => desktop.menu()).toEqual(sentActions.map((action) => say(`sentAction.${action}`)))
      await expect(page.getByRole('button', { name: say('history.export') })).toBeVisible()
      await expect(page.getByRole('region', { name: say('charts.lastDays', { days: daysShown }) })).toBeVisible()
      await picture(page, `history-${tag}`, ['light'])
      await desktop.chooseInAppMenu('show_queue')
    })

    // In German the spec of the question itself speaks.
    if (tag === 'de') return
    await test.step('very many files are asked about', async () => {
      await saveMany({ ...company, folder: company.home }, 'Drive', usualGuard.files + 1)
      await rename(join(company.home, 'Drive'), join(company.folder, 'Drive'))
      const banner = page.locator('[data-banner="asked"]')
      await banner.getByRole('button', { name: say('trouble.lookAndDecide') }).click()
      const question = page.getByRole('dialog')
      await picture(page, `mass-drop-${tag}`, ['light'])
      await question.getByRole('button', { name: say('deciding.leaveAll') }).click()
      await expect(banner).toHaveCount(0)
    })
  })
}

async function openSettings(page: Page, { say }: Language): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: say('settings.title') })
    .click()
  await expectHeading(page, say('settings.title'))
}

async function choose(page: Page, name: string): Promise<void> {
  const choice = page.getByRole('radio', { name })
  await choice.click()
  await expect(choice).toBeChecked()
}
