// What a person does with files: holding them back, leaving them out, sending one first, trying again. One app all along, as a person has.
import { expect, type Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'
import { picture, test, type AppWorld } from './rig/app-world.ts'
import { openDetails } from './rig/choose-rows.ts'
import {
  chip,
  expectCount,
  expectRow,
  expectHeading,
  namesInSight,
  pauseAll,
  resumeAll,
  saveAll,
} from './rig/window-actions.ts'

test('files are held back, left out, sent first and tried again', async ({ world }) => {
  const { company } = world
  const { app, page } = await world.open()
  await test.step('everything is paused, and goes on when it is resumed', () => pauseAndResume(page, company))
  await test.step('the file that is to be sent first arrives first', () => sendFirst(page, company))
  await test.step('one file is held back, another left out, and both are sent after all', () =>
    holdAndLeave(page, company))
  await test.step('files that need a person are tried again one by one and all at once', () => tryAgain(page, company))
  await test.step('a pause for one hour says when it ends, and outlives a restart', async () => {
    await pauseForAnHour(page)
    await app.close()
    await goOnAfterRestart(world)
  })
})

async function pauseAndResume(page: Page, company: Company): Promise<void> {
  await pauseAll(page)
  await saveAll(company, ['one.txt', 'two.txt', 'three.txt'])
  await expect(page.getByText('Sending is paused.')).toBeVisible()
  await expectCount(page, 'Waiting', 3)
  await expectHeading(page, 'Paused')
  await picture(page, 'paused')
  expect(company.posts()).toBe(0)
  await resumeAll(page)
  await expectHeading(page, 'Everything is sent')
  expect(company.commits().toSorted()).toEqual(['/Outbox/one.txt', '/Outbox/three.txt', '/Outbox/two.txt'])
}

async function pauseForAnHour(page: Page): Promise<void> {
  await pauseAll(page, 'For one hour')
  await expect(page.getByText(/It goes on by itself in (60|59) minutes|It goes on by itself at/)).toBeVisible()
  await picture(page, 'paused-one-hour')
}

async function goOnAfterRestart(world: AppWorld): Promise<void> {
  const { company } = world
  const posts = company.posts()
  const { page } = await world.open()
  await expectHeading(page, 'Paused')
  await saveAll(company, ['late.txt'])
  await expectCount(page, 'Waiting', 1)
  expect(company.posts()).toBe(posts)
  await resumeAll(page)
  await expectHeading(page, 'Everything is sent')
}

/** What arrived since `before`, in its order. */
function arrivedSince(company: Company, before: number): readonly string[] {
  return company.commits().slice(before)
}

async function holdAndLeave(page: Page, company: Company): Promise<void> {
  const before = company.commits().length
  await pauseAll(page)
  await saveAll(company, ['held.txt', 'left.txt', 'plain.txt'])
  const details = await openDetails(page, 'held.txt')
  await details.getByRole('button', { name: 'Pause' }).click()
  await expect(details.getByText('You paused “held.txt”.')).toBeVisible()
  await picture(page, 'detail-held-back')
  await openDetails(page, 'left.txt')
  await details.getByRole('button', { name: 'Leave out' }).click()
  const question = page.getByRole('dialog', { name: 'Leave out “left.txt”?' })
  await expect(question.getByText('The file stays in the folder')).toBeVisible()
  await picture(page, 'leave-out-question')
  await question.getByRole('button', { name: 'Leave out' }).click()
  await expectCount(page, 'Left out', 1)
  await resumeAll(page)
  await expectCount(page, 'Sent', before + 1)
  expect(arrivedSince(company, before)).toEqual(['/Outbox/plain.txt'])
  await expectRow(page, 'held.txt', /^held\.txt\. Paused\./)

  await openDetails(page, 'held.txt')
  await details.getByRole('button', { name: 'Resume' }).click()
  await expectCount(page, 'Sent', before + 2)
  await chip(page, 'Left out').click()
  await openDetails(page, 'left.txt')
  await picture(page, 'detail-left-out')
  await details.getByRole('button', { name: 'Send after all' }).click()
  await expectCount(page, 'Sent', before + 3)
  expect(arrivedSince(company, before)).toEqual(['/Outbox/plain.txt', '/Outbox/held.txt', '/Outbox/left.txt'])
  await chip(page, 'All').click()
}

async function sendFirst(page: Page, company: Company): Promise<void> {
  const before = company.commits().length
  await pauseAll(page)
  const names = Array.from({ length: 9 }, (_unused, index) => `letter ${index}.txt`)
  await saveAll(company, names)
  await expectCount(page, 'Waiting', 9)
  await chip(page, 'Waiting').click()
  await expect.poll(async () => (await namesInSight(page)).length).toBe(9)
  const last = (await namesInSight(page)).at(-1) ?? ''
  const details = await openDetails(page, last)
  await details.getByRole('button', { name: 'Send first' }).click()
  await expect.poll(async () => (await namesInSight(page))[0]).toBe(last)
  await resumeAll(page)
  await expectHeading(page, 'Everything is sent')
  // Three are on their way at once, and which of them leaves first is chance: without the wish it would have been the ninth.
  expect(posted(company).slice(before, before + 6)).toContain(`/Outbox/${last}`)
  expect(arrivedSince(company, before)).toHaveLength(9)
  await chip(page, 'All').click()
}

/** Where the bodies that arrived were bound for, in their order. */
function posted({ dropbox }: Company): readonly string[] {
  const journal = dropbox.journal()
  const places = new Map(journal.flatMap((entry) => (entry.kind === 'link_issued' ? [[entry.linkId, entry.path]] : [])))
  return journal.flatMap((entry) => (entry.kind === 'post_begun' ? [places.get(entry.linkId) ?? 'nowhere'] : []))
}

async function tryAgain(page: Page, company: Company): Promise<void> {
  const before = company.commits().length
  const names = ['first.txt', 'second.txt', 'third.txt']
  // Folders that hold the names of the files: Dropbox cannot put a file there.
  const { model } = company.dropbox
  for (const name of names) model.createFolder(`/Outbox/${name}`, company.dropbox.nowMs())
  await saveAll(company, names)
  await expectCount(page, 'Needs you', 3)
  await expectHeading(page, '3 files need you')
  await picture(page, 'name-taken')
  for (const name of names) model.delete(`/Outbox/${name}`, company.dropbox.nowMs())

  const details = await openDetails(page, 'second.txt')
  await expect(details.getByText('is already in Dropbox')).not.toHaveCount(0)
  await picture(page, 'detail-name-taken')
  await details.getByRole('button', { name: 'Try again' }).click()
  await expectCount(page, 'Sent', before + 1)
  expect(arrivedSince(company, before)).toEqual(['/Outbox/second.txt'])
  await page.getByRole('button', { name: 'Try all again' }).click()
  await expectHeading(page, 'Everything is sent')
  expect(arrivedSince(company, before)).toHaveLength(3)
}
