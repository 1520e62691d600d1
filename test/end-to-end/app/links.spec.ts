// Links that Dropbox does not take: the queue recovers by itself, and the window tells what happened in plain words.
import { expect, type Locator, type Page } from '@playwright/test'
import { contentHashOf } from '#test/dropbox/content-hash.ts'
import { picture, saveMany, test } from './app-world.ts'

const sent = 'Everything is sent'

function row(page: Page, name: string): Locator {
  return page.getByRole('row', { name: new RegExp(`^${name}`) })
}

/** The details of a file, opened by a click on its row. The pointer leaves the list afterwards, so that it goes on moving. */
async function detailsOf(page: Page, name: string): Promise<Locator> {
  const details = page.getByRole('complementary', { name: 'Details' })
  // Rows move until the pointer is over the list, which is a moment after it was aimed.
  await expect(async () => {
    await row(page, name).click()
    await expect(details.getByRole('heading', { name })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.getByRole('heading', { level: 1 }).hover()
  return details
}

/** The lines of a file's history, oldest first. */
async function history(details: Locator): Promise<readonly string[]> {
  const lines = await details.getByRole('region', { name: 'What happened' }).locator('.timeline-text').allInnerTexts()
  return lines.toReversed()
}

/** Nothing that only programmers read stands anywhere but under "For IT", which is closed. */
async function expectPlainWords(page: Page): Promise<void> {
  const texts = await page.evaluate(() => {
    const named = [...document.querySelectorAll('[title], [aria-label]')]
    const titles = named.flatMap((element) => [element.getAttribute('title'), element.getAttribute('aria-label')])
    return [document.body.innerText, ...titles.filter((title) => title !== null)].join('\n')
  })
  expect(texts).not.toMatch(/\b(409|410|4\d\d|5\d\d|HTTP|URL|token|null|undefined|NaN|object)\b|_|\[/i)
}

test('a storm of expired links passes, and each file tells that it took a new one', async ({ world }) => {
  const { company } = world
  const { page } = await world.open()
  company.dropbox.faults.next({ on: 'link', count: 20, effect: { kind: 'answer', status: 410, when: 'after_body' } })
  await saveMany(company, 'Invoices', 12)
  await expect(page.getByRole('heading', { name: sent })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: /^Sent\s*12/ })).toBeVisible()
  expect(new Set(company.commits()).size).toBe(12)
  const details = await detailsOf(page, 'file 3.txt')
  await expect(details.getByText('It is sent again.').first()).toBeVisible()
  console.log(await history(details))
  await picture(page, 'links-expired-sent')
  await expectPlainWords(page)
})

test('a storm of refusals is shown with the next try, and ends when Dropbox takes files again', async ({ world }) => {
  const { company } = world
  const { page } = await world.open()
  company.dropbox.faults.next({ on: 'link', count: 1_000, effect: { kind: 'answer', status: 409, when: 'after_body' } })
  await saveMany(company, 'Invoices', 5)
  await expect(row(page, 'file 1.txt')).toHaveAccessibleName(/Trying again, next try at \d\d:\d\d/)
  const details = await detailsOf(page, 'file 1.txt')
  await expect(details.getByText('Outbox tries again in')).toBeVisible()
  await picture(page, 'links-refused')
  await expectPlainWords(page)
  company.dropbox.faults.clear()
  await details.getByRole('button', { name: 'Retry now' }).click()
  await expect(details.getByText('is in Dropbox.')).toBeVisible()
  console.log(await history(details))
  await expect(page.getByRole('heading', { name: sent })).toBeVisible({ timeout: 15_000 })
  await picture(page, 'links-refused-sent')
  await expectPlainWords(page)
  expect(new Set(company.commits()).size).toBe(5)
})

test('an answer that was lost is looked for, and the proof is shown', async ({ world }) => {
  const { company } = world
  const { page } = await world.open()
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'reset_after_commit' } })
  const content = 'a drawing of a house '.repeat(1_000)
  await company.save('Plans/house.dwg', content)
  await expect(page.getByRole('heading', { name: sent })).toBeVisible({ timeout: 15_000 })
  const details = await detailsOf(page, 'house.dwg')
  console.log(await history(details))
  await expect(details.getByText('every byte arrived')).toBeVisible()
  await picture(page, 'links-answer-lost')
  await expectPlainWords(page)
  await details.getByText('For IT').click()
  await expect(details.locator('.hash')).toHaveText(contentHashOf(Buffer.from(content)))
  await picture(page, 'links-for-it')
  expect(company.commits()).toEqual(['/Outbox/Plans/house.dwg'])
})

test('a file that is refused for good needs a person, with one thing to do', async ({ world }) => {
  const { company } = world
  const { page } = await world.open()
  await company.save('Contracts/first.pdf', 'the first contract')
  await expect(page.getByRole('heading', { name: sent })).toBeVisible()
  company.dropbox.order({ kind: 'limits', limits: { readOnlyFolders: ['/Outbox/Contracts'] } })
  await company.save('Contracts/second.pdf', 'the second contract')
  await expect(row(page, 'second.pdf')).toHaveAccessibleName(/Place is read-only\. Needs you/, { timeout: 15_000 })
  let details = await detailsOf(page, 'second.pdf')
  console.log(await history(details))
  await expect(details.locator('.button.is-primary')).toHaveText('Copy details for IT')
  await picture(page, 'links-read-only')
  await expectPlainWords(page)
  company.dropbox.order({ kind: 'limits', limits: { readOnlyFolders: [] } })
  // A request that Dropbox calls wrong is tried once more; what is behind it nobody knows.
  company.dropbox.faults.next({ on: 'link', count: 2, effect: { kind: 'answer', status: 400 } })
  await company.save('letter.pdf', 'a letter')
  await expect(row(page, 'letter.pdf')).toHaveAccessibleName(/Refused by Dropbox\. Needs you/, { timeout: 15_000 })
  details = await detailsOf(page, 'letter.pdf')
  console.log(await history(details))
  await picture(page, 'links-refused-for-good')
  await expectPlainWords(page)
  await page.getByRole('button', { name: 'Retry all' }).click()
  await expect(page.getByRole('button', { name: /^Sent\s*3/ })).toBeVisible({ timeout: 15_000 })
  await picture(page, 'links-retried-sent')
})
