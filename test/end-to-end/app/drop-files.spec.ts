// The main job, seen from the window: files are dropped and arrive, and the window says so.
import { expect } from '@playwright/test'
import { picture, saveMany, test } from './rig/app-world.ts'
import { expectCount } from './rig/window-actions.ts'

test('fifty files are dropped and seen to arrive, each once', async ({ world }) => {
  const { company } = world
  const { page } = await world.open()
  await expect(page.getByText('Put files in')).toBeVisible()
  await picture(page, 'empty')
  await saveMany(company, 'Invoices', 50)
  await expect(page.getByRole('heading', { name: 'Everything is sent' })).toBeVisible()
  await expectCount(page, 'Sent', 50)
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', /5\d/)
  expect(new Set(company.commits()).size).toBe(50)
  expect(company.posts()).toBe(50)
  await picture(page, 'all-sent')
})
