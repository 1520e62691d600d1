// Links that Dropbox does not take: the queue recovers by itself, and the window tells what happened in plain words.
import { expect, type Locator, type Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { picture, saveMany, test } from './rig/app-world.ts'
import { openDetails } from './rig/choose-rows.ts'
import { takeDesktop, type Desktop } from './rig/desktop.ts'
import { expectCount, expectHeading, expectRow, rowOf, saveAll } from './rig/window-actions.ts'

const sent = 'Everything is sent'

test.use({ dropboxOptions: { hasRelays: true } })

/** The details of a file, opened by a click on its row. The pointer leaves the list afterwards, so that it goes on moving. */
async function detailsOf(page: Page, name: string): Promise<Locator> {
  const details = await openDetails(page, name)
  await page.getByRole('heading', { level: 1 }).hover()
  return details
}

/** What its history says, among others, from the first line to the last. */
async function expectHistory(details: Locator, lines: readonly string[]): Promise<void> {
  const shown = details.getByRole('region', { name: 'What happened' }).locator('.timeline-text')
  await expect(shown).toContainText(lines.toReversed())
}

/** Nothing that only programmers read stands anywhere but under "For IT", which is closed. Sizes and speeds may be any number. */
async function expectPlainWords(page: Page): Promise<void> {
  const texts = await page.evaluate(() => {
    const named = [...document.querySelectorAll('[title], [aria-label]')]
    const titles = named.flatMap((element) => [element.getAttribute('title'), element.getAttribute('aria-label')])
    return [document.body.innerText, ...titles.filter((title) => title !== null)].join('\n')
  })
  const ofPeople = texts.replaceAll(/[\d.,]+\s(?:bytes|[kMG]B)\b/g, 'so much')
  expect(ofPeople).not.toMatch(/\b(409|410|4\d\d|5\d\d|HTTP|URL|token|null|undefined|NaN|object)\b|_|\[/i)
}

test('links that Dropbox does not take: each way out of it, in one window', async ({ world }) => {
  const { company } = world
  const { app, page } = await world.open()
  await test.step('a storm of expired links passes, and each file tells that it took a new one', () =>
    linksExpire(page, company))
  await test.step('a file that is too large for a link goes through the server, and tells its bytes', () =>
    largeFileIsRelayed(page, company))
  await test.step('an answer that was lost is looked for, and the proof is shown', () => answerIsLost(page, company))
  const desktop = await takeDesktop(app)
  await test.step('a storm of refusals is shown with the next try, and ends when Dropbox takes files again', () =>
    linksAreRefused(page, company, desktop))
})

/** What arrived since `before`. */
function arrivedSince(company: Company, before: number): readonly string[] {
  return company.commits().slice(before)
}

async function linksExpire(page: Page, company: Company): Promise<void> {
  company.dropbox.faults.next({ on: 'link', count: 20, effect: { kind: 'answer', status: 410, when: 'after_body' } })
  await saveMany(company, 'Invoices', 12)
  await expectHeading(page, sent)
  await expectCount(page, 'Sent', 12)
  company.dropbox.faults.clear()
  expect(new Set(company.commits()).size).toBe(12)
  const details = await detailsOf(page, 'file 0.txt')
  await expectHistory(details, [
    'Found “file 0.txt” in the folder.',
    'The permission to send ran out before the file was through. Outbox checked Dropbox and took a new one.',
    'the file is not in Dropbox. What is missing of it is sent.',
    'Sent 18 bytes. Dropbox reported the same content hash as your file, so it arrived whole.',
  ])
  await picture(page, 'links-expired-sent')
  await expectPlainWords(page)
}

async function largeFileIsRelayed(page: Page, company: Company): Promise<void> {
  const sizeBytes = 160_000_000
  const slow = { kind: 'slow_read', bytesPerSecond: 8_000_000 } as const
  // Until all that is seen of a file on its way was looked at.
  company.dropbox.order({ kind: 'next', on: 'api', route: 'files/upload_session/append_v2', count: 100, effect: slow })
  await company.save('Films/film.mp4', Buffer.alloc(sizeBytes))
  await expectRow(page, 'film.mp4', /Uploading \d+ %/)
  const film = await detailsOf(page, 'film.mp4')
  await expect(film.getByText(/“film.mp4” is being sent: [\d.]+ of 160 MB[,.]/)).toBeVisible()
  await expect(page.getByRole('banner').getByText(/[\d.]+ of 160 MB/)).toBeVisible()
  await picture(page, 'large-file')
  await expectPlainWords(page)
  company.dropbox.faults.clear()
  await expect(film.getByText('“film.mp4” is in Dropbox.')).toBeVisible()
  await expectHeading(page, sent)
  expect(company.commits()).toContain('/Outbox/Films/film.mp4')
}

async function linksAreRefused(page: Page, company: Company, desktop: Desktop): Promise<void> {
  const before = company.commits().length
  company.dropbox.faults.next({ on: 'link', count: 1_000, effect: { kind: 'answer', status: 409, when: 'after_body' } })
  const letters = Array.from({ length: 5 }, (_unused, index) => `letter ${index}.txt`)
  await saveAll(company, letters)
  await expectRow(page, 'letter 1.txt', /Trying again, next try at \d\d:\d\d/)
  const details = await detailsOf(page, 'letter 1.txt')
  await expect(details.getByText('Outbox tries again in')).toBeVisible()
  const words = rowOf(page, 'letter 1.txt').locator('.status-words')
  expect(await words.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
  await picture(page, 'links-refused')
  await expectPlainWords(page)
  // Asked for while Dropbox still refuses: once it takes files again, they are sent without anybody, too.
  // A file that is just being tried needs nobody to ask for it, so a press in that moment asks for nothing.
  const asked = details.getByText('You asked for another try.').first()
  await expect(async () => {
    await details.getByRole('button', { name: 'Try again' }).click()
    await expect(asked).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
  company.dropbox.faults.clear()
  await desktop.chooseInAppMenu('retry_all')
  await expect(details.getByText('is in Dropbox.')).toBeVisible()
  await expectHistory(details, [
    'Dropbox did not accept “letter 1.txt”. Outbox asked your company’s server why',
    'You asked for another try.',
    'Sent 23 bytes.',
  ])
  await expectHeading(page, sent)
  await picture(page, 'links-refused-sent')
  await expectPlainWords(page)
  expect(arrivedSince(company, before).toSorted()).toEqual(letters.map((name) => `/Outbox/${name}`))
}

async function answerIsLost(page: Page, company: Company): Promise<void> {
  const before = company.commits().length
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'reset_after_commit' } })
  const content = 'a drawing of a house '.repeat(1_000)
  await company.save('Plans/house.dwg', content)
  await expectHeading(page, sent)
  const details = await detailsOf(page, 'house.dwg')
  await expectHistory(details, [
    'Sending “house.dwg” ended before Dropbox could answer.',
    'Your company’s server found the file whole in Dropbox at /Outbox/Plans/house.dwg. Nothing had to be sent again.',
  ])
  await expect(details.getByText('every byte arrived')).toBeVisible()
  await picture(page, 'links-answer-lost')
  await expectPlainWords(page)
  await details.getByText('For IT').click()
  await expect(details.locator('.hash')).toHaveText(contentHashOf(Buffer.from(content)))
  await picture(page, 'links-for-it')
  expect(arrivedSince(company, before)).toEqual(['/Outbox/Plans/house.dwg'])
  await details.getByText('For IT').click()
}

// In a world of its own: a limit of the local Dropbox holds from then on.
test('a file that is refused for good needs a person, with one thing to do', async ({ world }) => {
  const { company } = world
  const { page } = await world.open()
  await company.save('Contracts/first.pdf', 'the first contract')
  await expectHeading(page, sent)
  company.dropbox.order({ kind: 'limits', limits: { readOnlyFolders: ['/Outbox/Contracts'] } })
  await company.save('Contracts/second.pdf', 'the second contract')
  await expectRow(page, 'second.pdf', /Place is read-only\. Needs you/)
  let details = await detailsOf(page, 'second.pdf')
  await expectHistory(details, [
    'Dropbox did not accept “second.pdf”. Outbox asked your company’s server why',
    'The file is not in Dropbox. The place in Dropbox where “second.pdf” belongs may not be written to.',
    'The place in Dropbox where “second.pdf” belongs may not be written to. Ask your IT department.',
  ])
  await expect(details.locator('.button.is-primary')).toHaveText('Copy details for IT')
  await picture(page, 'links-read-only')
  await expectPlainWords(page)
  company.dropbox.order({ kind: 'limits', limits: { readOnlyFolders: [] } })
  // A request that Dropbox calls wrong is tried once more; what is behind it nobody knows.
  company.dropbox.faults.next({ on: 'link', count: 2, effect: { kind: 'answer', status: 400 } })
  await company.save('letter.pdf', 'a letter')
  await expectRow(page, 'letter.pdf', /Refused by Dropbox\. Needs you/)
  details = await detailsOf(page, 'letter.pdf')
  await expectHistory(details, [
    'Dropbox did not accept “letter.pdf”.',
    'Dropbox refused “letter.pdf” several times and did not say why. Try again.',
  ])
  await expect(details.locator('.button.is-primary')).toHaveText('Try again')
  await picture(page, 'links-refused-for-good')
  await expectPlainWords(page)
  await page.getByRole('button', { name: 'Try all again' }).click()
  await expectCount(page, 'Sent', 3)
  await picture(page, 'links-retried-sent')
})
