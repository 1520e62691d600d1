// What weak eyes, a screen reader or a small window could not use: axe finds nothing in any view, and nothing is cut off.
import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'
import { isLong } from '#test/rigs/amount.ts'
import { axeFaults, colourRules } from '#test/rigs/axe.ts'
import { deviceKey, picture, test, type OpenedApp } from './rig/app-world.ts'
import { openDetails } from './rig/choose-rows.ts'
import { expectCount, expectHeading, pauseAll, resize, resumeAll, saveAll, zoomTo } from './rig/window-actions.ts'

/** Whether axe looks at a view here, or at the same one of the built window in test/renderer/window-access.test.ts, and here in the long run alone. */
type Axe = 'axe here' | 'axe there'

/** Looks at a view: axe in both colour schemes, then as large as at 200 %, and as small as the window can be. */
async function look(app: ElectronApplication, page: Page, name: string, axe: Axe): Promise<void> {
  for (const colorScheme of axe === 'axe here' || isLong ? (['light', 'dark'] as const) : []) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await axeFaults(page, colorScheme === 'light' ? null : colourRules), `${name}, ${colorScheme}`).toEqual([])
  }
  await picture(page, `view-${name}`)
  for (const [size, width, height, zoom, colorScheme] of [
    ['', 960, 640, 1, null],
    ['-200', 960, 640, 2, 'light'],
    ['-480', 480, 400, 1, 'dark'],
  ] as const) {
    await zoomTo(app, 1)
    await resize(app, width, height)
    await zoomTo(app, zoom)
    if (colorScheme !== null) await picture(page, `view-${name}${size}`, [colorScheme])
    // The columns are measured anew a moment after the page has its width.
    await expect.poll(() => cutOff(page), `${name}${size}`).toEqual([])
  }
  await zoomTo(app, 1)
  await resize(app, 960, 640)
}

/**
 * Elements that hold more than is seen of them: a page that scrolls sideways, a button outside the window, words that end in
 * the middle. File names and paths may be cut, with three dots, since their whole text stands in the title.
 */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const name = (element: Element): string =>
      `${element.localName}.${element.className} "${element.textContent?.trim().slice(0, 40)}"`
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth > clientWidth) faults.push(`the page scrolls sideways: ${scrollWidth} > ${clientWidth}`)
    for (const region of document.querySelectorAll(
      'header, main, footer, aside, [role=grid], .filter-bar, .page, .dialog',
    )) {
      if (region.scrollWidth > region.clientWidth + 1) faults.push(`scrolls sideways: ${name(region)}`)
    }
    for (const control of document.querySelectorAll('button, input, select, textarea, h1, h2, .banner-text')) {
      const { left, right, width } = control.getBoundingClientRect()
      if (width === 0 || control.closest('.unseen') !== null || !control.checkVisibility()) continue
      if (left < -1 || right > clientWidth + 1) faults.push(`outside the window: ${name(control)}`)
      const isCut = control.scrollWidth > control.clientWidth + 1 && control.localName !== 'input'
      const hasWhole = control.querySelector('[title]') !== null || control.hasAttribute('title')
      if (isCut && getComputedStyle(control).overflow !== 'visible' && !hasWhole) faults.push(`cut: ${name(control)}`)
    }
    return faults
  })
}

/** Whether the one ends before the other begins: the buttons of a page stay in sight, over what is below them. */
async function isAbove(page: Page, upper: string, lower: string): Promise<boolean> {
  const [one, other] = [await page.locator(upper).boundingBox(), await page.locator(lower).boundingBox()]
  return one !== null && other !== null && one.y + one.height <= other.y
}

test('the set-up', async ({ world }) => {
  const { company } = world
  await company.save('Letters/there already.txt', 'there already')
  const { app, page } = await world.openFresh()
  await look(app, page, 'set-up', 'axe there')
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
  }, company.folder)
  await page.getByLabel('Address of the company server').fill(company.serverUrl())
  await page.getByLabel('Device key').fill(deviceKey)
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('button', { name: 'Continue' })).toBeEnabled()
  await expect.poll(() => isAbove(page, '.check-result p', '.page-actions'), 'the end of the answer is seen').toBe(true)
  await look(app, page, 'set-up-checked', 'axe here')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: /^Choose/ }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Send them all')).toBeChecked()
  await look(app, page, 'set-up-existing', 'axe here')
})

/** Something in each group, with names of every length. */
async function fill(page: Page, company: Company): Promise<void> {
  company.dropbox.model.createFolder('/Outbox/Plans/Floor plan.pdf', company.dropbox.nowMs())
  const long = 'Quarterly financial consolidation report for the northern region including all subsidiaries.xlsx'
  await saveAll(company, ['Invoices/March.pdf', `Reports/${long}`, 'Plans/Floor plan.pdf', '<b>bold\u202efdp.exe '])
  await expectCount(page, 'Sent', 2)
  await expectCount(page, 'Needs you', 2)
  await pauseAll(page)
  await saveAll(company, ['Letters/To Anna.txt', 'Letters/To Bert.txt'])
  await expectCount(page, 'Waiting', 2)
}

test('the queue: empty, mixed, with details, with settings, with banners', async ({ world }) => {
  const { company } = world
  const { app, page } = await world.open()
  await look(app, page, 'empty', 'axe there')
  await fill(page, company)
  await look(app, page, 'mixed', 'axe there')
  await expectSentences(page)
  await openDetails(page, 'Floor plan.pdf')
  await page.getByText('For IT').click()
  await look(app, page, 'detail', 'axe here')
  await page.keyboard.press('Escape')
  await resumeAll(page)
  await page.getByRole('button', { name: 'Settings' }).click()
  await look(app, page, 'settings', 'axe there')
  await page.getByText('rules that always hold').click()
  await look(app, page, 'settings-rules', 'axe here')
  await page.getByRole('button', { name: 'Back' }).click()
  await lookAtBanners({ app, page }, company)
})

/** Sizes of the grid and the sentences of its rows are what a screen reader goes by. */
async function expectSentences(page: Page): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Files' })
  // Six files, three group headers, one row of column headers.
  await expect(grid).toHaveAttribute('aria-rowcount', '10')
  const rows = () =>
    grid
      .getByRole('row')
      .evaluateAll((elements) =>
        elements
          .map(
            (element) =>
              [Number(element.getAttribute('aria-rowindex')), element.getAttribute('aria-label') ?? ''] as const,
          )
          .toSorted(([one], [other]) => one - other),
      )
  const indices = async (): Promise<readonly number[]> => (await rows()).map(([index]) => index)
  const labels = async (): Promise<readonly string[]> => (await rows()).map(([, label]) => label)
  await expect.poll(indices).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  await expect
    .poll(labels)
    .toEqual(
      expect.arrayContaining([
        'Needs you, 2 files',
        'Floor plan.pdf in Plans. Name taken. Needs you. 31 bytes.',
        'Waiting, 2 files',
        'To Anna.txt in Letters. Paused. 30 bytes.',
        'Sent, 2 files',
        'March.pdf in Invoices. Sent. 29 bytes.',
      ]),
    )
  await expect(grid).toHaveAttribute('aria-colcount', String(await grid.getByRole('columnheader').count()))
}

/** The banners, when the server does not answer and when the folder is away. */
async function lookAtBanners({ app, page }: OpenedApp, company: Company): Promise<void> {
  await company.stopServer()
  await saveAll(company, ['one.txt'])
  await expect(page.locator('[data-banner=hold]')).toBeVisible()
  await look(app, page, 'banner-server', 'axe there')
  await rename(company.folder, `${company.folder} away`)
  await expectHeading(page, /^Folder not reachable/)
  await expect(page.locator('[data-banner=folder]')).toBeVisible()
  await look(app, page, 'banner-folder', 'axe there')
  await rename(`${company.folder} away`, company.folder)
  await company.startServer()
}

/** Sets the app up as a person does, so that the key lies on this computer and the next start needs no words. */
async function setUp({ app, page }: OpenedApp, company: Company): Promise<void> {
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
  }, company.folder)
  await page.evaluate(
    async ([server, key]) => {
      type Doors = { outbox: Record<string, (input?: unknown) => Promise<unknown>> }
      const { outbox } = globalThis as unknown as Doors
      await outbox['checkServer']?.({ server, key })
      await outbox['chooseFolder']?.()
      await outbox['finishSetUp']?.('send')
    },
    [company.serverUrl(), deviceKey] as const,
  )
  await expectHeading(page, 'There is nothing to send yet')
}

test('an app that cannot begin says why and what to do', async ({ world }) => {
  const { company, userData } = world
  const first = await world.openFresh()
  await setUp(first, company)
  await first.app.close()
  if (!existsSync(join(userData, 'key'))) test.skip(true, 'this computer has no keyring, so no key was kept')
  // Another program works with the same records.
  const data = ['--data', join(userData, 'data')]
  const other = company.start([...company.watch(), ...data])
  await other.until(({ event }) => event === 'started' || event === 'ready' || event === 'summary')
  const { app, page } = await world.openFresh()
  await expectHeading(page, 'Outbox does not send files right now')
  await look(app, page, 'stopped', 'axe there')
  other.signal('SIGTERM')
  await other.ended
  await page.getByRole('button', { name: 'Try again' }).click()
  await expectHeading(page, 'There is nothing to send yet')
})
