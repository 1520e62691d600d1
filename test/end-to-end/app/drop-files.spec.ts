// The main job, seen from the window: files are dropped and arrive, the window says so, and a pause stops it.
import { expect, type Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'
import { picture, saveMany, test } from './rig/app-world.ts'
import { expectCount, expectHeading, expectRow, pauseAll, resumeAll, rowOf } from './rig/window-actions.ts'

test('files are seen to arrive, and a pause stops what is on its way', async ({ world }) => {
  const { page } = await world.open()
  await test.step('fifty files are dropped and seen to arrive, each once', () => fiftyArrive(page, world.company))
  await test.step('a pause stops what is on its way: row, numbers and bytes', () => pauseStops(page, world.company))
})

async function fiftyArrive(page: Page, company: Company): Promise<void> {
  await expect(page.getByText('Put files in')).toBeVisible()
  await picture(page, 'empty')
  await saveMany(company, 'Invoices', 50)
  await expectHeading(page, 'Everything is sent')
  await expectCount(page, 'Sent', 50)
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', /5\d/)
  expect(new Set(company.commits()).size).toBe(50)
  expect(company.posts()).toBe(50)
  await picture(page, 'all-sent')
}

/** Neither pace nor a promise stands in the header. */
async function expectNoPace(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByText(/\/s$|left/)).toHaveCount(0)
}

async function pauseStops(page: Page, company: Company): Promise<void> {
  const before = company.commits()
  // A minute, and never read to its end: the pause comes before.
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'slow_read', bytesPerSecond: 700_000 } })
  await company.save('film.mov', new Uint8Array(40_000_000).fill(7))
  await expectRow(page, 'film.mov', /Uploading \d+ %/)
  await pauseAll(page)
  await expect(rowOf(page, 'film.mov')).toHaveAccessibleName(/^film\.mov\. Paused\. /)
  await expectHeading(page, 'Paused · 1 file waits')
  await expectNoPace(page)
  await picture(page, 'paused-in-a-send')
  await page.waitForTimeout(3_000)
  expect(company.commits()).toEqual(before)
  await expectNoPace(page)
  await resumeAll(page)
  await expectCount(page, 'Sent', before.length + 1)
  expect(company.commits()).toEqual([...before, '/Outbox/film.mov'])
}
