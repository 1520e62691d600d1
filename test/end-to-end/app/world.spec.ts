// The world around the app goes away and comes back: one banner says so, no row does, and all goes on by itself.
import { mkdir, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { oncePortIsFree, type Company } from '#test/end-to-end/company.ts'
import { startDemo } from '#server/start.ts'
import { runs } from '#test/rigs/possible.ts'
import { picture, saveMany, test, type AppWorld } from './rig/app-world.ts'
import { expectCount, expectHeading } from './rig/window-actions.ts'

/** The one banner, with the sentence it says. Nothing else in the window speaks of trouble. */
async function expectBanner(page: Page, text: RegExp): Promise<void> {
  await expect(page.locator('[data-banner]')).toHaveText(text)
  await expect(page.locator('[data-banner]')).toHaveCount(1)
}

/** What is said above the list is not said again on each row. */
async function expectRowsOnlyWait(page: Page, count: number): Promise<void> {
  await expectCount(page, 'Needs you', 0)
  await expect(page.getByRole('row', { name: /\. Waiting\. \d/ })).toHaveCount(count)
}

async function expectNoBanner(page: Page): Promise<void> {
  await expect(page.locator('[data-banner]')).toHaveCount(0)
}

/** Opens the app with one file sent already. */
async function openWithOneSent(world: AppWorld): Promise<Page> {
  await world.company.save('before.txt', 'before the trouble')
  const { page } = await world.open()
  await expectCount(page, 'Sent', 1)
  return page
}

test('one thing after the other goes away and comes back', async ({ world }) => {
  const { company } = world
  const page = await openWithOneSent(world)
  await test.step('the company server goes down and comes back', () => serverGoesDown(page, company))
  await test.step('the way to Dropbox breaks and is mended', () => wayToDropboxBreaks(page, company))
  await test.step('Dropbox is full until somebody makes room', () => dropboxIsFull(page, company))
  await test.step('the watched folder is taken away and put back, and nothing counts as deleted', () =>
    folderIsAway(page, company))
  await test.step('another folder stands where the watched one was, and is taken after a question', () =>
    folderIsReplaced(page, company))
})

async function serverGoesDown(page: Page, company: Company): Promise<void> {
  await company.stopServer()
  await saveMany(company, 'Invoices', 8)
  await expectBanner(page, /^Your company.s server does not answer\. Outbox tries again/)
  await expectHeading(page, 'Server not reachable · 8 files wait')
  await expectRowsOnlyWait(page, 8)
  await picture(page, 'world-server-down')
  await company.startServer()
  await expectCount(page, 'Sent', 9)
  await expectHeading(page, 'Everything is sent')
  await expectNoBanner(page)
  expect(company.posts()).toBe(9)
}

async function wayToDropboxBreaks(page: Page, company: Company): Promise<void> {
  const before = company.commits().length
  for (const on of ['link', 'api'] as const) {
    company.dropbox.faults.next({ on, count: 10_000, effect: { kind: 'reset_before_body' } })
  }
  await saveMany(company, 'Letters', 8)
  await expectBanner(page, /^Dropbox does not answer\. Outbox tries again/)
  await expectHeading(page, 'Dropbox not reachable · 8 files wait')
  await expectRowsOnlyWait(page, 8)
  await picture(page, 'world-dropbox-away')
  company.dropbox.faults.clear()
  await expectCount(page, 'Sent', before + 8)
  await expectNoBanner(page)
  expect(new Set(company.commits()).size).toBe(before + 8)
  expect(company.commits()).toHaveLength(before + 8)
}

test('the key is taken back, and a new one is typed', async ({ world }) => {
  const { company } = world
  const page = await openWithOneSent(world)
  await company.stopServer()
  const newKey = 'the-new-key-of-this-computer-0123456789'
  const port = Number(new URL(company.serverUrl()).port)
  const outputs = { audit: null, onFailure: () => undefined }
  const server = await oncePortIsFree(() => startDemo(company.dropbox.url, newKey, port, outputs))
  try {
    await saveMany(company, 'Invoices', 3)
    await expectBanner(page, /does not accept this computer.s sign-in\. Sign in again, or ask your IT/)
    await expectHeading(page, 'Sign in again · 3 files wait')
    await expectRowsOnlyWait(page, 3)
    await picture(page, 'world-signed-out')
    const newKeyButton = page.locator('[data-banner]').getByRole('button', { name: 'Sign in…' })
    await newKeyButton.click()
    await expectHeading(page, 'Set up Outbox')
    await picture(page, 'world-signed-out-set-up')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await newKeyButton.click()
    await page.getByLabel('Device key').fill(newKey)
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await picture(page, 'world-signed-in-existing')
    await page.getByRole('button', { name: 'Start watching' }).click()
    await expectCount(page, 'Sent', 4)
    await expectNoBanner(page)
    expect(company.posts()).toBe(4)
  } finally {
    await server.close()
  }
})

async function dropboxIsFull(page: Page, company: Company): Promise<void> {
  const before = company.commits().length
  company.dropbox.order({ kind: 'limits', limits: { quotaBytes: 1_000 } })
  await company.save('Films/trailer.mov', 'x'.repeat(300_000))
  await company.save('Films/making of.mov', 'x'.repeat(200_000))
  await expectBanner(page, /Dropbox is full\. .*Tell your IT department/)
  await expectHeading(page, 'Dropbox is full · 2 files wait')
  await expectRowsOnlyWait(page, 2)
  await picture(page, 'world-dropbox-full')
  company.dropbox.order({ kind: 'limits', limits: { quotaBytes: 10_000_000 } })
  await expectCount(page, 'Sent', before + 2)
  await expectNoBanner(page)
}

async function folderIsReplaced(page: Page, company: Company): Promise<void> {
  const before = company.commits().length
  await rename(company.folder, `${company.folder}-away`)
  await mkdir(company.folder)
  await writeFile(join(company.folder, 'before.txt'), 'another document')
  await expectBanner(
    page,
    /^Another folder stands at .*; it is not the one Outbox was told to watch\..* until you say that it is the right one\./,
  )
  await expectHeading(page, /^Another folder/)
  await picture(page, 'world-folder-replaced')
  const take = page.locator('[data-banner]').getByRole('button', { name: 'Use this folder' })
  await take.click()
  const question = page.getByRole('dialog', { name: /Use the folder that stands at .* now\?/ })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toHaveCount(0)
  await take.click()
  await question.getByRole('button', { name: 'Use this folder' }).click()
  await expect(page.locator('[data-banner]')).toHaveText(/^Outbox watches the folder that stands at .* now\./)
  await expectCount(page, 'Sent', 1)
  await expect.poll(() => company.commits()).toHaveLength(before + 1)
  // The other document is beside the first one, not in its place.
  expect(await company.received('before.txt')).toBe('before the trouble')
  expect(company.commits().at(-1)).toMatch(/^\/Outbox\/before .*\.txt$/)
}

async function folderIsAway(page: Page, company: Company): Promise<void> {
  const before = company.commits().length
  await company.save('waits.txt', 'paused before the folder went away')
  await expectCount(page, 'Sent', before + 1)
  await rename(company.folder, `${company.folder}-away`)
  await expectBanner(page, /folder \u201c.*folder\u201d is not reachable\. Nothing is lost\./)
  await expectCount(page, 'All', before + 1)
  await expectCount(page, 'Sent', before + 1)
  await picture(page, 'world-folder-away')
  await rename(`${company.folder}-away`, company.folder)
  await company.save('after.txt', 'after it came back')
  await expectCount(page, 'Sent', before + 2)
  await expectNoBanner(page)
  expect(company.dropbox.journal().filter(({ kind }) => kind === 'deleted')).toEqual([])
}

test('the disk with the records is full until there is room again', async ({ world }) => {
  const { company, userData } = world
  const data = join(userData, 'data')
  await mkdir(data, { mode: 0o700 })
  const isSmall = process.platform === 'linux' && runs('mount', ['-t', 'tmpfs', '-o', 'size=3m,mode=700', 'none', data])
  test.skip(!isSmall, 'no small disk can be mounted here')
  try {
    const page = await openWithOneSent(world)
    const { bavail, bsize } = await statfs(data)
    await writeFile(join(data, 'ballast'), Buffer.alloc(bavail * bsize))
    await saveMany(company, 'Invoices', 4)
    await expectBanner(page, /^This computer.s disk is full, .* Free some space\./)
    await expectHeading(page, 'Disk full · 4 files wait')
    await picture(page, 'world-disk-full')
    expect(company.posts()).toBe(1)
    await rm(join(data, 'ballast'))
    await expectCount(page, 'Sent', 5)
    await expectNoBanner(page)
  } finally {
    runs('umount', ['--lazy', data])
  }
})
