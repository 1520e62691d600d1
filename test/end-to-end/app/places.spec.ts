// Where a file is: the window says the place of each file that was sent, and why a copy has another name.
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'
import { picture, test } from './rig/app-world.ts'
import { openDetails } from './rig/choose-rows.ts'
import { expectHeading, expectRow } from './rig/window-actions.ts'

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
  const details = await openDetails(page, 'Budget.xlsx', 'dblclick')
  await expect(details.getByText('/Outbox/Invoices/Q3/Budget.xlsx', { exact: true })).toBeVisible()
  await expect(page.getByTitle('In Dropbox: /Outbox/Invoices/Q3/Budget.xlsx')).toBeVisible()
  await picture(page, 'place-of-a-file')
}

async function saysThatItIsACopy(page: Page): Promise<void> {
  await expectRow(page, 'plan.pdf', /^plan\.pdf in Plans\. Sent as a copy\./)
  const details = await openDetails(page, 'plan.pdf', 'dblclick')
  await expect(details.getByText(/^“plan\.pdf” is in Dropbox as “plan \(from .*\)\.pdf”\.$/)).toBeVisible()
  await expect(details.getByText('Something else named “plan.pdf” was already there')).toBeVisible()
  await expect(details.getByText(/^\/Outbox\/Plans\/plan \(from .*\)\.pdf$/)).toBeVisible()
  await picture(page, 'sent-as-a-copy')
}
