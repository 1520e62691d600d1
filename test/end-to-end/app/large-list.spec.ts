// Twenty thousand files: the window shows them all and draws only what is in sight.
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { makeManyUploads } from '#test/rigs/many-uploads.ts'
import { picture, test } from './rig/app-world.ts'

const count = 20_000

test('twenty thousand files are shown, scrolled, searched and sorted, a few rows at a time', async ({ world }) => {
  test.setTimeout(180_000)
  await makeManyUploads(world.company.folder, join(world.userData, 'data'), world.company.serverUrl(), count)
  const { page } = await world.open()
  const grid = page.getByRole('grid')
  await expect(page.getByRole('button', { name: /^All\s*20,000/ })).toBeVisible()
  await expect(grid.getByRole('row', { name: /Document/ }).first()).toBeVisible()
  await picture(page, 'twenty-thousand')

  await grid.focus()
  await page.keyboard.press('End')
  await expect(grid.getByRole('row', { name: /Document 019999\.pdf/ })).toBeVisible()
  expect(await grid.getByRole('row').count()).toBeLessThan(120)
  await page.keyboard.press('Home')

  await page.getByRole('textbox', { name: 'Search' }).fill('document 01242')
  await expect(grid.getByRole('row', { name: /Document 012429\.pdf/ })).toBeVisible()
  await expect.poll(async () => (await grid.getByRole('row', { name: /Document/ }).count()) < 15).toBe(true)
  await page.getByRole('textbox', { name: 'Search' }).fill('')

  await page.getByRole('button', { name: /^Sent/ }).first().click()
  await page.getByRole('columnheader', { name: /Name/ }).getByRole('button').click()
  await expect(grid.getByRole('row', { name: /Document 000000\.pdf/ })).toBeVisible()
  expect(world.company.posts()).toBe(0)
})
