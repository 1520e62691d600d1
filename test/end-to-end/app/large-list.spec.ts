// Very many files: the window shows them all and draws only what is in sight.
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { amount } from '#test/rigs/amount.ts'
import { makeManyUploads } from '#test/rigs/many-uploads.ts'
import { picture, test } from './rig/app-world.ts'

/** Many times what is drawn, and what is asked of the app at once. */
const count = amount(4_000, 20_000)

/** The names of the files count up, and are as long. */
const nameOf = (index: number): string => `Document ${String(index).padStart(6, '0')}.pdf`

test('very many files are shown, scrolled, searched and sorted, a few rows at a time', async ({ world }) => {
  test.setTimeout(180_000)
  await makeManyUploads(world.company.folder, join(world.userData, 'data'), world.company.serverUrl(), count)
  const { page } = await world.open()
  const grid = page.getByRole('grid')
  await expect(page.getByRole('button', { name: new RegExp(`^All\\s*${count.toLocaleString('en')}`) })).toBeVisible()
  await expect(grid.getByRole('row', { name: /Document/ }).first()).toBeVisible()
  await picture(page, 'very-many')

  await grid.focus()
  await page.keyboard.press('End')
  await expect(grid.getByRole('row', { name: nameOf(count - 1) })).toBeVisible()
  expect(await grid.getByRole('row').count()).toBeLessThan(120)
  await page.keyboard.press('Home')

  await page.getByRole('textbox', { name: 'Search' }).fill('document 00242')
  await expect(grid.getByRole('row', { name: nameOf(2_429) })).toBeVisible()
  await expect.poll(async () => (await grid.getByRole('row', { name: /Document/ }).count()) < 15).toBe(true)
  await page.getByRole('textbox', { name: 'Search' }).fill('')

  await page.getByRole('button', { name: /^Sent/ }).first().click()
  await page.getByRole('columnheader', { name: /Name/ }).getByRole('button').click()
  await expect(grid.getByRole('row', { name: nameOf(0) })).toBeVisible()
  expect(world.company.posts()).toBe(0)
})
