// The first start: the window asks for server, key and folder, says what is wrong with each, and begins.
import { createServer } from 'node:http'
import { join, parse } from 'node:path'
import type { AddressInfo } from 'node:net'
import { expect, type Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'
import { deviceKey, picture, test, type AppWorld, type OpenedApp } from './rig/app-world.ts'
import { willChoose } from './rig/desktop.ts'
import { electronBinary } from './rig/launch.ts'
import { expectCount, expectHeading } from './rig/window-actions.ts'

async function check(page: Page, server: string, key: string): Promise<void> {
  await page.getByLabel('Address of the company server').fill(server)
  await page.getByLabel('Device key').fill(key)
  await page.getByRole('button', { name: /^Check/ }).click()
  await expect(page.getByRole('button', { name: /^Checking/ })).toBeHidden()
}

/** Goes through the first two steps and stands before the third. */
async function reachTheEnd({ app, page }: OpenedApp, company: Company): Promise<void> {
  await check(page, company.serverUrl(), deviceKey)
  await page.getByRole('button', { name: 'Continue' }).click()
  await willChoose(app, company.folder)
  await page.getByRole('button', { name: /^Choose/ }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Files already in the folder' })).toBeVisible()
}

test('what is typed and chosen is tried before it is believed, and then it begins', async ({ world }) => {
  const opened = await world.openFresh()
  await test.step('the address and the key', () => addressAndKey(opened.page, world.company))
  await test.step('a folder that must not be watched is refused, and the right one is watched', () =>
    folderIsTried(opened, world))
})

async function addressAndKey(page: Page, company: Company): Promise<void> {
  await using guestPage = await aGuestPage()
  await expect(page.getByRole('heading', { name: 'Set up Outbox' })).toBeVisible()
  await picture(page, 'set-up-server')
  const result = page.getByRole('main').getByRole('status')
  for (const [name, server, key, said] of [
    ['no-address', 'our upload server', deviceKey, 'is not an address'],
    ['not-encrypted', 'http://192.0.2.1', deviceKey, 'must begin with https://'],
    ['unknown-key', company.serverUrl(), 'some-other-key-0123456789', 'does not know this key'],
    ['web-page', guestPage.url, deviceKey, 'A web page answers'],
    ['nobody-there', 'http://127.0.0.1:9', deviceKey, 'Nothing answers at this address'],
  ] as const) {
    await check(page, server, key)
    await expect(result).toContainText(said)
    await expect(page.getByRole('button', { name: 'Continue' })).toBeHidden()
    await picture(page, `set-up-server-${name}`)
  }
  await page.getByLabel('Address of the company server').fill(company.serverUrl())
  await page.getByRole('button', { name: 'Sign in with your company account' }).click()
  await expect(result).toContainText('has no accounts to sign in with')
  await check(page, company.serverUrl(), deviceKey)
  await expect(result).toContainText('knows this computer as')
  await expect(page.getByRole('button', { name: 'Continue' })).toBeInViewport({ ratio: 1 })
  await picture(page, 'set-up-server-well')
}

async function folderIsTried({ app, page }: OpenedApp, { company, userData }: AppWorld): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click()
  await picture(page, 'set-up-folder')
  for (const [name, folder, said] of [
    ['drive', parse(company.home).root, 'This is a whole drive.'],
    ['own-data', userData, 'This folder lies in Outbox'],
    ['missing', join(company.home, 'nowhere'), 'The folder does not exist.'],
  ] as const) {
    await willChoose(app, folder)
    await page.getByRole('button', { name: /^Choose/ }).click()
    await expect(page.getByRole('main').getByRole('status')).toContainText(said)
    await expect(page.getByText('This folder cannot be used.')).toBeVisible()
    await picture(page, `set-up-folder-${name}`)
    await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled()
  }
  await willChoose(app, company.folder)
  await page.getByRole('button', { name: /^Choose/ }).click()
  await picture(page, 'set-up-folder-well')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('The folder holds no files yet')).toBeVisible()
  await picture(page, 'set-up-no-files')
  await page.getByRole('button', { name: 'Start watching' }).click()
  await company.save('first.txt', 'the first file')
  await expectHeading(page, 'Everything is sent')
  expect(await company.received('first.txt')).toBe('the first file')
}

test('files already there are counted and left out when only new ones are wanted', async ({ world }) => {
  const { company } = world
  for (let index = 1; index <= 7; index++) await company.save(`Old letters/letter ${index}.txt`, 'x'.repeat(1_000))
  const opened = await world.openFresh()
  const { page } = opened
  await reachTheEnd(opened, company)
  await expect(page.getByText('7 files (7.0 kB) are in the folder already.')).toBeVisible()
  await picture(page, 'set-up-files-there')
  await page.getByLabel('Only new ones').check()
  await page.getByRole('button', { name: 'Start watching' }).click()
  await expectCount(page, 'Left out', 7)
  await company.save('new.txt', 'a new file')
  await expectCount(page, 'Sent', 1)
  await picture(page, 'only-new-sent')
  expect(company.commits()).toEqual(['/Outbox/new.txt'])
})

test('files already there are sent when that is wanted, and after a restart it begins by itself', async ({ world }) => {
  const { company } = world
  await company.save('Old letters/letter.txt', 'dear all')
  const opened = await world.openFresh()
  const { app, page } = opened
  await reachTheEnd(opened, company)
  await expect(page.getByLabel('Send them all')).toBeChecked()
  await page.getByRole('button', { name: 'Start watching' }).click()
  await expectCount(page, 'Sent', 1)
  expect(company.commits()).toEqual(['/Outbox/Old letters/letter.txt'])
  const isKept = await app.evaluate(async ({ safeStorage }) => {
    if (process.platform !== 'linux') return true
    // Sealed with a password that everybody knows, it is not kept.
    return (await safeStorage.encryptStringAsync('a try')).subarray(0, 3).toString() !== 'v10'
  })
  await app.close()
  test.skip(!isKept, 'this computer has no keyring, so the key is asked for again')
  const again = await world.openFresh()
  await company.save('later.txt', 'after the restart')
  await expectCount(again.page, 'Sent', 2)
  expect(company.commits()).toEqual(['/Outbox/Old letters/letter.txt', '/Outbox/later.txt'])
})

test('without a safe place for the key the window says so, and asks for it after a restart', async ({ world }) => {
  test.skip(electronBinary().isReal && process.platform !== 'linux', 'this system always has a safe place for the key')
  const { company } = world
  // The first for the stand-in, the second for Electron on Linux.
  const more = { env: { STANDIN_KEYSTORE: 'basic_text' }, args: ['--password-store=basic'] }
  const opened = await world.openFresh(more)
  await reachTheEnd(opened, company)
  await opened.page.getByRole('button', { name: 'Start watching' }).click()
  await expect(opened.page.getByText('no safe place for the device key')).toBeVisible()
  await picture(opened.page, 'key-not-kept')
  await opened.app.close()
  const { page } = await world.openFresh(more)
  await expect(page.getByText('The device key is not stored on this computer.')).toBeVisible()
  await expect(page.getByLabel('Address of the company server')).toHaveValue(company.serverUrl())
  await picture(page, 'key-asked-again')
  await check(page, company.serverUrl(), deviceKey)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText(company.folder, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Start watching' }).click()
  await expect(page.getByText('The device key is not stored on this computer.')).toBeHidden()
  await company.save('again.txt', 'with the key typed again')
  await expectCount(page, 'Sent', 1)
})

type GuestPage = AsyncDisposable & { readonly url: string }

/** What answers everything with a web page, as a Wi-Fi sign-in does. */
async function aGuestPage(): Promise<GuestPage> {
  const server = createServer((_request, reply) => {
    reply.setHeader('content-type', 'text/html').end('<html><body>Welcome, guest</body></html>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // A listener on a port has an address with one.
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
