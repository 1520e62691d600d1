// Finding and choosing files: search, filters with counts, order by each column, several files at once.
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'
import { picture, test, type OpenedApp } from './rig/app-world.ts'
import { chooseRow } from './rig/choose-rows.ts'
import {
  chip,
  expectCount,
  expectRow,
  namesInSight,
  pauseAll,
  resize,
  resumeAll,
  rowOf,
  saveAll,
} from './rig/window-actions.ts'

/** A queue with something in each group: two sent, one refused, one left out, one held back, two waiting. */
async function mixedQueue(page: Page, company: Company): Promise<void> {
  company.dropbox.model.createFolder('/Outbox/Plans/Floor plan.pdf', company.dropbox.nowMs())
  await saveAll(company, ['Invoices/March.pdf', 'Invoices/April.pdf', 'Plans/Floor plan.pdf'])
  await expectCount(page, 'Sent', 2)
  await expectCount(page, 'Needs you', 1)
  await pauseAll(page)
  await saveAll(company, ['Letters/To Anna.txt', 'Letters/To Bert.txt', 'Old.txt', 'Private.txt'])
  await expectCount(page, 'Waiting', 4)
  await chooseRow(page, 'Private.txt')
  await page.getByRole('grid').press('Delete')
  await page.getByRole('dialog').getByRole('button', { name: 'Leave out' }).click()
  await expectCount(page, 'Left out', 1)
  await page.keyboard.press('Escape')
}

test('files are found, put in order and chosen, in one window', async ({ world }) => {
  const opened = await world.open()
  await test.step('files are found by name and folder, and filters say how many they show', () =>
    areFound(opened, world.company))
  await test.step('each column puts the files in order, up, down, and back', () => areOrdered(opened, world.company))
  await test.step('several files are chosen with mouse and keyboard, and handled together', () =>
    areChosen(opened.page, world.company))
})

/** Shows the files of one folder alone. */
async function lookAtFolder(page: Page, folder: string): Promise<void> {
  await page.getByLabel('Search names and folders').fill(`${folder}/`)
}

async function areFound({ app, page }: OpenedApp, company: Company): Promise<void> {
  await mixedQueue(page, company)
  await picture(page, 'mixed')
  for (const [filter, count] of [
    ['All', 6],
    ['Needs you', 1],
    ['In progress', 0],
    ['Waiting', 3],
    ['Sent', 2],
    ['Left out', 1],
  ] as const) {
    await expectCount(page, filter, count)
    await chip(page, filter).click()
    await expect(chip(page, filter)).toHaveAttribute('aria-pressed', 'true')
    if (count > 0) await expect.poll(async () => (await namesInSight(page)).length).toBe(count)
    else await expect(page.getByText('No file is being sent right now.')).toBeVisible()
    if (count === 0) await picture(page, 'filter-empty')
  }
  await chip(page, 'All').click()

  const search = page.getByLabel('Search names and folders')
  await page.keyboard.press('Control+f')
  await expect(search).toBeFocused()
  await search.fill('letters TO')
  await expect.poll(() => namesInSight(page)).toEqual(['To Anna.txt', 'To Bert.txt'])
  await picture(page, 'search-found')
  await search.fill('invoice 2019')
  await expect(page.getByText('No file matches “invoice 2019”.')).toBeVisible()
  await picture(page, 'search-none')
  await page.getByRole('button', { name: 'Clear search' }).last().click()
  await expect(search).toHaveValue('')
  await expect.poll(async () => (await namesInSight(page)).length).toBe(6)

  await resize(app, 480, 400)
  await picture(page, 'mixed-480')
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Sent (2)')
  await expect.poll(async () => (await namesInSight(page)).length).toBe(2)
  await resize(app, 1300, 640)
  await chip(page, 'All').click()
}

async function areOrdered({ page }: OpenedApp, company: Company): Promise<void> {
  await resumeAll(page)
  await lookAtFolder(page, 'Order')
  // Names in an order that is neither that of saving nor that of sizes; numbers in names count as numbers.
  const sizes = { 'bill 10.txt': 30, 'bill 9.txt': 2_000, 'Ahorn.txt': 100, 'zebra.txt': 5 } as const
  for (const [name, sizeBytes] of Object.entries(sizes)) {
    await company.save(`Order/${name}`, name.padEnd(sizeBytes, '.').slice(0, sizeBytes))
    await expectRow(page, name, /Sent\./)
  }
  const bySaving = Object.keys(sizes)
  // The one that was sent last comes first, as soon as the list was read anew.
  const inTurn = bySaving.toReversed()
  await expect.poll(() => namesInSight(page)).toEqual(inTurn)
  for (const [column, order] of [
    ['Name', ['Ahorn.txt', 'bill 9.txt', 'bill 10.txt', 'zebra.txt']],
    ['Size', ['bill 9.txt', 'Ahorn.txt', 'bill 10.txt', 'zebra.txt']],
    ['Added', bySaving.toReversed()],
    ['Sent', bySaving.toReversed()],
  ] as const) {
    const head = page.getByRole('columnheader', { name: column })
    const isFirstDown = column !== 'Name'
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', isFirstDown ? 'descending' : 'ascending')
    await expect.poll(() => namesInSight(page), column).toEqual(order)
    await head.getByRole('button').click()
    await expect.poll(() => namesInSight(page), column).toEqual(order.toReversed())
    if (column === 'Size') await picture(page, 'sorted-by-size')
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'none')
    await expect.poll(() => namesInSight(page), column).toEqual(inTurn)
  }
  // All files are alike here; what counts is that the order holds and nothing is lost.
  for (const column of ['Status', 'In Dropbox', 'Tries']) {
    await page.getByRole('columnheader', { name: column }).getByRole('button').click()
    await expect.poll(async () => (await namesInSight(page)).toSorted()).toEqual(bySaving.toSorted())
  }
}

async function areChosen(page: Page, company: Company): Promise<void> {
  await pauseAll(page)
  const names = ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt']
  await saveAll(
    company,
    names.map((name) => `Chosen/${name}`),
  )
  await lookAtFolder(page, 'Chosen')
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await expect.poll(() => namesInSight(page)).toEqual(names)
  const chosen = async (): Promise<readonly string[]> => {
    const rows = page.getByRole('grid').locator('[aria-selected=true] .name')
    return (await rows.allTextContents()).toSorted()
  }
  await chooseRow(page, 'b.txt')
  await rowOf(page, 'd.txt').click({ modifiers: ['Shift'] })
  await expect.poll(chosen).toEqual(['b.txt', 'c.txt', 'd.txt'])
  await rowOf(page, 'c.txt').click({ modifiers: ['ControlOrMeta'] })
  await expect.poll(chosen).toEqual(['b.txt', 'd.txt'])
  const toolbar = page.getByRole('toolbar', { name: 'What to do with the selected files' })
  await expect(toolbar).toContainText('2 selected')
  await toolbar.getByRole('button', { name: 'Pause' }).click()
  await expect(toolbar.getByRole('button', { name: 'Resume' })).toBeVisible()
  await picture(page, 'two-chosen')

  const grid = page.getByRole('grid')
  await grid.focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect.poll(chosen).toEqual([])
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(chosen).toEqual(['a.txt', 'b.txt'])
  await page.keyboard.press('ControlOrMeta+ArrowDown')
  await page.keyboard.press('ControlOrMeta+ArrowDown')
  await page.keyboard.press(' ')
  await expect.poll(chosen).toEqual(['a.txt', 'b.txt', 'd.txt'])
  await page.keyboard.press('ControlOrMeta+a')
  await expect.poll(chosen).toEqual(names)
  await toolbar.getByRole('button', { name: 'Resume' }).click()
  await page.keyboard.press('Escape')
  await resumeAll(page)
  const sent = (): readonly string[] => company.commits().filter((path) => path.startsWith('/Outbox/Chosen/'))
  await expect.poll(() => sent().toSorted()).toEqual(names.map((name) => `/Outbox/Chosen/${name}`))
}
