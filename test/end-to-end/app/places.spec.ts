// Where a file is: the window says the place of each file that was sent, and why a copy has another name.
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'
import { picture, test } from './rig/app-world.ts'
import { expectCount, expectHeading, pauseAll, resumeAll, rowOf } from './rig/window-actions.ts'

/** Sends what is in the folder as another Outbox of the same device would, which knows nothing of what was sent before. */
async function sendAsAnother(company: Company, name: string): Promise<void> {
  const words = company.watchOnce().map((word) => (word === company.data ? join(company.home, name) : word))
  expect((await company.run(words)).code).toBe(0)
}

test('what is in Dropbox already, or has its name taken there, is shown with its place', async ({ world }) => {
  const { company } = world
  await company.save('Plans/plan.pdf', 'the plan of a colleague')
  await company.save('Invoices/Q3/Budget.xlsx', 'a budget')
  await sendAsAnother(company, 'colleague')
  await company.save('Plans/plan.pdf', 'another plan')
  await sendAsAnother(company, 'other')
  const { page } = await world.open()
  await expectHeading(page, 'Everything is sent')
  await test.step('the details, the pointer and the copied lines say where a file is', () => saysWhere(page))
  await test.step('a file that found its name taken is sent as a copy, and says so', () => saysThatItIsACopy(page))
})

async function saysWhere(page: Page): Promise<void> {
  await rowOf(page, 'Budget.xlsx').dblclick()
  const details = page.getByRole('complementary', { name: 'Details' })
  await expect(details.getByText('/Outbox/Invoices/Q3/Budget.xlsx', { exact: true })).toBeVisible()
  await expect(page.getByTitle('In Dropbox: /Outbox/Invoices/Q3/Budget.xlsx')).toBeVisible()
  await picture(page, 'place-of-a-file')
}

async function saysThatItIsACopy(page: Page): Promise<void> {
  await expect(rowOf(page, 'plan.pdf')).toHaveAccessibleName(/^plan\.pdf in Plans\. Sent as a copy\./)
  await rowOf(page, 'plan.pdf').dblclick()
  const details = page.getByRole('complementary', { name: 'Details' })
  await expect(details.getByText(/^“plan\.pdf” is in Dropbox as “plan \(from .*\)\.pdf”\.$/)).toBeVisible()
  await expect(details.getByText('Something else named “plan.pdf” was already there')).toBeVisible()
  await expect(details.getByText(/^\/Outbox\/Plans\/plan \(from .*\)\.pdf$/)).toBeVisible()
  await picture(page, 'sent-as-a-copy')
}

/** Neither pace nor a promise stands in the header. */
async function expectNoPace(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByText(/\/s$|left/)).toHaveCount(0)
}

test('a pause stops what is on its way: row, numbers and bytes', async ({ world }) => {
  const { company } = world
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'slow_read', bytesPerSecond: 2_000_000 } })
  await company.save('film.mov', new Uint8Array(40_000_000).fill(7))
  const { page } = await world.open()
  await expect(rowOf(page, 'film.mov')).toHaveAccessibleName(/Uploading \d+ %/)
  await pauseAll(page)
  await expect(rowOf(page, 'film.mov')).toHaveAccessibleName(/^film\.mov\. Paused\. /, { timeout: 10_000 })
  await expectHeading(page, 'Paused · 1 file waits')
  await expectNoPace(page)
  await picture(page, 'paused-in-a-send')
  await page.waitForTimeout(3_000)
  expect(company.commits()).toEqual([])
  await expectNoPace(page)
  await resumeAll(page)
  await expectCount(page, 'Sent', 1)
  expect(company.commits()).toEqual(['/Outbox/film.mov'])
})
